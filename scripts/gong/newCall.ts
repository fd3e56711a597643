import { GongConflict } from './client/errors.js';
import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, readOne } from './answer.js';
import { ask } from './ask.js';
import { listCalls } from './calls.js';
import { crmContext } from './crm.js';
import { checked, email, id, oneOf, phone, time, url, words } from './input.js';
import { OPERATIONS } from './operations.js';

export const DIRECTIONS = ['Inbound', 'Outbound', 'Conference', 'Unknown'] as const;

const party = z.strictObject({
    /** Gong's id of a user of the company; everyone else has none. */
    userId: id.optional(),
    name: words('Grace Holloway').optional(),
    emailAddress: email.optional(),
    phoneNumber: phone.optional(),
    /** The channel of a stereo recording on which a party is heard: 0 left, 1 right. */
    mediaChannelId: z.union([z.literal(0), z.literal(1)], { error: 'must be 0 or 1' }).optional(),
    partyId: words('1').optional(),
    context: crmContext.optional()
});

const newCall = z
    .strictObject({
        /** The call's id in the system that recorded it: with it, the same call is not made twice. */
        clientUniqueId: words('pbx-2026-09-01-4711', 2048),
        actualStart: time,
        direction: oneOf(DIRECTIONS),
        /** Gong's id of the user who hosted the call. */
        primaryUser: id,
        parties: z.array(party, { error: 'must list the participants, for example [{"name": "Grace Holloway"}]' }),
        title: words('Acme: pricing').optional(),
        purpose: words('Discovery', 255).optional(),
        disposition: words('Connected', 255).optional(),
        scheduledStart: time.optional(),
        scheduledEnd: time.optional(),
        /** Seconds. */
        duration: z.number({ error: 'must be a number of seconds, for example 1800' }).positive().optional(),
        context: crmContext.optional(),
        customData: words('any text').optional(),
        meetingUrl: url.optional(),
        callProviderCode: words('zoom').optional(),
        /** From where Gong fetches the recording, of up to 1.5 GB; without it the recording is uploaded. */
        downloadMediaUrl: url.optional(),
        workspaceId: id.optional(),
        languageCode: words('en-US').optional(),
        speakersTimeline: z.looseObject({}).optional(),
        flowContext: z.looseObject({}).optional()
    })
    .refine(({ parties }) => parties.length >= 2, {
        path: ['parties'],
        error: 'must list at least two participants, for example the user 7782342274025937895 and "Grace Holloway <grace@acme.example>"'
    })
    .refine(({ parties, primaryUser }) => parties.some(({ userId }) => userId === primaryUser), {
        path: ['parties'],
        error: 'must list the primary user, for example the user 7782342274025937895 when that is primaryUser'
    })
    .refine(({ parties }) => parties.some(({ userId, name }) => userId === undefined && name !== undefined), {
        path: ['parties'],
        error: 'must list someone from outside the company: a name and no user id, for example "Grace Holloway <grace@acme.example>"'
    });

export type NewCall = z.input<typeof newCall>;

const created = answer({ callId: z.string() });

export interface CreatedCall {
    readonly callId: string;
    /** Whether Gong had the call already: an earlier try made it. */
    readonly existed: boolean;
}

/**
 * Makes a call at Gong (`POST /v2/calls`). Safe to repeat: for a `clientUniqueId` that Gong has already the call that it
 * belongs to is given, where it can be read by now.
 * @throws {BadInput} before anything is sent, by Gong's rules for the participants
 * @throws {GongConflict} when Gong does not record the primary user's calls, or has the call but does not show it yet
 */
export async function createCall(gong: Gong, input: NewCall): Promise<CreatedCall> {
    const body = checked(newCall, input);
    try {
        const found = await ask(gong, OPERATIONS.createCall, { body });
        return { callId: readOne(found, created, 'callId').callId, existed: false };
    } catch (error) {
        if (!(error instanceof GongConflict)) throw error;
        const callId = await findByClientId(gong, body).catch(() => undefined);
        if (callId) return { callId, existed: true };
        throw new GongConflict(
            error.message,
            'Either Gong has a call with this client id, and shows it once its recording is processed: then nothing is left to do.',
            "Or Gong does not record the primary user's calls: change that in Gong › Admin center › Team members."
        );
    }
}

async function findByClientId(gong: Gong, { clientUniqueId, actualStart }: z.output<typeof newCall>) {
    const start = Date.parse(actualStart);
    const span = { from: new Date(start).toISOString(), to: new Date(start + 1000).toISOString() };
    for await (const { items } of listCalls(gong, span)) {
        const found = items.find(({ metaData }) => metaData.clientUniqueId === clientUniqueId);
        if (found) return found.metaData.id;
    }
    return undefined;
}
