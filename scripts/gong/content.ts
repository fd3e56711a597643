import { GongConflict } from './client/errors.js';
import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, text } from './answer.js';
import { ask } from './ask.js';
import { crmContext } from './crm.js';
import { checked, email, id, oneOf, time, url, words } from './input.js';
import { OPERATIONS } from './operations.js';
import type { Operation } from './operations.js';

const person = z.strictObject({
    email: email.optional(),
    name: words('Grace Holloway').optional(),
    title: words('CFO').optional(),
    context: crmContext.optional()
});
const someone = person.refine(({ email, name }) => email !== undefined || name !== undefined, {
    error: 'must have an email address or a name, for example "Grace Holloway <grace@acme.example>"'
});

export const PROPERTY_TYPES = ['string', 'number', 'url', 'date'] as const;
const property = z.strictObject({
    name: words('Pages'),
    value: z.union([z.string(), z.number()]),
    dataType: oneOf(PROPERTY_TYPES)
});
export type EventProperty = z.input<typeof property>;

const event = z.strictObject({
    /** The name of the system that reports: for something that happened in DocuSign, `DocuSign`. Always the same text. */
    reportingSystem: words('DocuSign'),
    eventTimestamp: time,
    /** The event's id in that system: with it, the same event is not taken twice. */
    eventId: words('envelope-4711-viewed').optional(),
    contentId: words('envelope-4711').optional(),
    contentUrl: url.optional(),
    contentTitle: words('Order form Acme').optional(),
    crmContext: crmContext.optional(),
    contentProperties: z.array(property).optional(),
    eventProperties: z.array(property).optional(),
    userAgent: words('Mozilla/5.0').optional(),
    mobileAppId: words('com.example.app').optional(),
    agentPlatform: oneOf(['Windows', 'Linux', 'MacOS', 'iOS', 'Android']).optional(),
    workspaceId: id.optional()
});
const content = {
    contentId: event.shape.contentId.unwrap(),
    contentUrl: url,
    contentTitle: event.shape.contentTitle.unwrap()
};

const viewed = event.extend({
    ...content,
    viewer: someone.optional(),
    viewActionTitle: words('Document viewed').optional(),
    viewInfoUrl: url.optional(),
    shareId: words('share-1').optional(),
    /** Who did it, as the reporting system knows them; instead of a viewer. */
    trackingId: words('visitor-1').optional()
});
const shared = event.extend({
    ...content,
    sharer: z
        .strictObject({ id: id.optional(), email: email.optional(), name: words('Maya Lindqvist').optional() })
        .optional(),
    recipients: z.array(person.extend({ email })).optional(),
    actionName: words('Document sent').optional(),
    sharingMessageSubject: words('Your offer').optional(),
    sharingMessageBody: words('Please find…').optional(),
    shareInfoUrl: url.optional(),
    shareId: words('share-1').optional()
});
const action = event.extend({
    actor: someone.optional(),
    actionName: words('Document signed').optional(),
    eventInfoUrl: url.optional()
});

export type ContentViewed = z.input<typeof viewed>;
export type ContentShared = z.input<typeof shared>;
export type CustomAction = z.input<typeof action>;

export interface Reported {
    /** Gong's id of the reporting system. */
    readonly integrationId: string | null;
    /** Whether Gong had the event already. */
    readonly alreadyReported: boolean;
}

export interface ReportOptions {
    /** Take an event that Gong has already for a success. @default false */
    readonly idempotent?: boolean | undefined;
}

const taken = answer({ integrationId: text });

const reporter =
    <T>(operation: Operation, schema: z.ZodType<unknown, T>) =>
    /** @throws {BadInput} before anything is sent @throws {GongConflict} when Gong has the event already */
    async (gong: Gong, input: T, { idempotent = false }: ReportOptions = {}): Promise<Reported> => {
        const body = checked(schema, input);
        try {
            const { integrationId } = taken.parse((await ask(gong, operation, { body })) ?? {});
            return { integrationId: integrationId ?? null, alreadyReported: false };
        } catch (error) {
            if (!(error instanceof GongConflict)) throw error;
            if (idempotent) return { integrationId: null, alreadyReported: true };
            throw new GongConflict(
                'Gong has this event already: nothing was changed.',
                'To take that for a success, say --idempotent.'
            );
        }
    };

/** Someone from outside the company looked at content, in the words of the system that knows (`PUT …/content/viewed`). */
export const reportContentViewed = reporter<ContentViewed>(OPERATIONS.contentViewed, viewed);
/** A user shared content with people outside the company (`PUT …/content/shared`). */
export const reportContentShared = reporter<ContentShared>(OPERATIONS.contentShared, shared);
/** Someone did something else with it, signed it for instance (`PUT …/action`). */
export const reportCustomAction = reporter<CustomAction>(OPERATIONS.customAction, action);
