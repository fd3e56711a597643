import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Asked, Desk } from './desk.js';
import { GongError, parsed } from './errors.js';
import { dateTime } from './time.js';
import type { Call, GongUser, Party } from './gongData.js';

const crmContext = z.array(
    z.object({
        system: z.enum(['Salesforce', 'HubSpot', 'MicrosoftDynamic', 'Generic']),
        objects: z.array(z.object({ objectType: z.string(), objectId: z.string() })).nullish()
    })
);

const party = z.object({
    phoneNumber: z.string().nullish(),
    emailAddress: z.string().nullish(),
    name: z.string().nullish(),
    partyId: z.string().nullish(),
    mediaChannelId: z.union([z.literal(0), z.literal(1)]).nullish(),
    context: crmContext.nullish(),
    userId: z.string().nullish()
});

const request = z.object({
    clientUniqueId: z.string().min(1),
    actualStart: z.string().refine((text) => dateTime.safeParse(text).success, 'must be in the ISO-8601 format'),
    direction: z.enum(['Inbound', 'Outbound', 'Conference', 'Unknown']),
    primaryUser: z.string().min(1),
    parties: z.array(party).min(2, 'must list at least two participants'),
    title: z.string().nullish(),
    purpose: z.string().max(255).nullish(),
    disposition: z.string().max(255).nullish(),
    scheduledStart: z.string().nullish(),
    duration: z.number().nullish(),
    context: crmContext.nullish(),
    customData: z.string().nullish(),
    meetingUrl: z.string().nullish(),
    callProviderCode: z.string().nullish(),
    downloadMediaUrl: z.url().nullish(),
    workspaceId: z.string().nullish(),
    languageCode: z.string().nullish()
});

type NewCall = z.infer<typeof request>;

/** Creating a call and uploading its recording. Without `downloadMediaUrl` the call is seen once it has its recording. */
export function createCallOperations(desk: Desk): void {
    desk.operation('POST', '/v2/calls', 'api:calls:create', ({ body }) => {
        const made = parsed(request, body);
        const host = checkedHost(desk, made);
        if (desk.world.calls.some(({ metaData }) => metaData?.clientUniqueId === made.clientUniqueId))
            throw new GongError(409, `A call with clientUniqueId ${made.clientUniqueId} exists already`);
        const call = callOf(made, host, desk.world.workspaces?.[0]?.id);
        desk.world.calls.push(call);
        return { callId: call.metaData?.id };
    });
    const upload = async ({ params, raw, body }: Asked) => {
        const call = desk.world.calls.find(({ metaData }) => metaData?.id === params.id);
        if (!call) throw new GongError(400, `Call ID ${params.id} was not found`);
        if (!Buffer.isBuffer(body) || !(await hasMediaFile(body, raw.headers['content-type'])))
            throw new GongError(400, 'mediaFile: must be a file in a multipart/form-data body');
        delete call.awaitsMedia;
        return { callId: params.id, url: call.metaData?.url };
    };
    desk.operation('PUT', '/v2/calls/{id}/media', 'api:calls:create', upload, 201);
}

async function hasMediaFile(body: Buffer, contentType = ''): Promise<boolean> {
    const response = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } });
    const form = await response.formData().catch(() => undefined);
    const file = form?.get('mediaFile');
    return typeof file === 'object' && file !== null && file.size > 0;
}

/** The primary user of a new call. @throws {GongError} 400 or 409 by Gong's rules for the participants */
function checkedHost(desk: Desk, { primaryUser, parties, direction }: NewCall): GongUser {
    const host = desk.world.users?.find(({ id }) => id === primaryUser);
    if (!host) throw new GongError(400, `primaryUser: user ID ${primaryUser} was not found`);
    if (!parties.some(({ userId }) => userId === primaryUser))
        throw new GongError(400, 'parties: a party must be provided for the primaryUser');
    if (!parties.some(({ userId, name }) => !userId && name))
        throw new GongError(400, 'parties: at least one party must be from outside the company: a name, and no userId');
    const { settings } = host;
    const recorded = direction === 'Conference' ? settings?.webConferencesRecorded : settings?.telephonyCallsImported;
    if (recorded === false) throw new GongError(409, `Recording is not enabled for the primary user ${primaryUser}`);
    return host;
}

function callOf(made: NewCall, host: GongUser, workspaceId: string | undefined): Call {
    const id = idFrom(made.clientUniqueId);
    return {
        metaData: {
            id,
            url: `https://app.gong.io/call?id=${id}`,
            title: made.title ?? `Call with ${made.parties.find(({ userId }) => !userId)?.name}`,
            scheduled: made.scheduledStart ?? null,
            started: made.actualStart,
            duration: Math.round(made.duration ?? 0),
            primaryUserId: host.id,
            direction: made.direction,
            system: made.callProviderCode ?? 'Gong API',
            scope: 'External',
            media: 'Audio',
            language: 'und',
            workspaceId: made.workspaceId ?? workspaceId ?? null,
            sdrDisposition: made.disposition ?? null,
            clientUniqueId: made.clientUniqueId,
            customData: made.customData ?? null,
            purpose: made.purpose ?? null,
            meetingUrl: made.meetingUrl ?? null,
            isPrivate: false,
            calendarEventId: null
        },
        context: made.context ?? [],
        parties: made.parties.map((who, i) => partyOf(who, id, i)),
        content: { trackers: [] },
        ...(!made.downloadMediaUrl && { awaitsMedia: true })
    };
}

function partyOf({ userId, ...party }: NewCall['parties'][number], callId: string, i: number): Party {
    return {
        id: idFrom(`${callId}/${i}`),
        emailAddress: party.emailAddress ?? null,
        name: party.name ?? null,
        userId: userId ?? null,
        speakerId: null,
        affiliation: userId ? 'Internal' : 'External',
        phoneNumber: party.phoneNumber ?? null,
        methods: ['Attendee'],
        context: party.context ?? []
    };
}

/** Nineteen digits that follow from the text. */
function idFrom(text: string): string {
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 15);
    return String(10n ** 18n + (BigInt(`0x${digest}`) % (9n * 10n ** 18n)));
}
