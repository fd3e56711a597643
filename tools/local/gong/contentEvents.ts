import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Desk } from './desk.js';
import { GongError, parsed } from './errors.js';
import { Int64 } from './int64.js';
import { dateTime } from './time.js';

const text = z.string().min(1, 'must not be empty');
const property = z.object({ name: text, value: z.unknown(), dataType: z.enum(['number', 'string', 'url', 'date']) });
const objects = z.array(z.looseObject({ objectType: text, objectId: text })).nullish();
const crmContext = z.array(z.looseObject({ system: text, objects }));
const person = z.looseObject({ email: z.string().nullish(), name: z.string().nullish() });

const event = z.looseObject({
    reportingSystem: text,
    eventTimestamp: z.string().refine((value) => dateTime.safeParse(value).success, 'must be in the ISO-8601 format'),
    eventId: z.string().nullish(),
    contentId: z.string().nullish(),
    crmContext: crmContext.nullish(),
    contentProperties: z.array(property).nullish(),
    eventProperties: z.array(property).nullish(),
    workspaceId: z.string().nullish()
});
const content = event.extend({ contentId: text, contentUrl: text, contentTitle: text });
const viewed = content.extend({ viewer: person.nullish() });
const shared = content.extend({
    sharer: person.nullish(),
    recipients: z.array(person.extend({ email: text })).nullish()
});
const action = event.extend({ actor: person.nullish(), actionName: z.string().nullish() });

/** Content that was viewed, shared or acted on, as another system reports it. The same event twice is a 409. */
export function contentEventOperations(desk: Desk): void {
    const report = (path: string, eventType: string, schema: z.ZodType<z.infer<typeof event>>) =>
        desk.operation('PUT', `/v2/customer-engagement/${path}`, 'api:engagement-data:write', ({ body }) => {
            const reported = { ...parsed(schema, body), eventType };
            const known = (desk.world.contentEvents ??= []);
            if (known.some((other) => identityOf(other) === identityOf(reported)))
                throw new GongError(409, 'Event was already reported in the past.');
            known.push(reported);
            return { integrationId: integrationOf(reported.reportingSystem) };
        });
    report('content/viewed', 'contentViewed', viewed);
    report('content/shared', 'contentShared', shared);
    report('action', 'customEvent', action);
}

/** The reporter's own id of the event says which it is; without one the content and the time do. */
function identityOf({ eventType, reportingSystem, eventId, contentId, eventTimestamp }: Record<string, unknown>) {
    return JSON.stringify([eventType, reportingSystem, eventId ?? [contentId, Date.parse(`${eventTimestamp}`)]]);
}

function integrationOf(reportingSystem: string): Int64 {
    const digest = createHash('sha256').update(reportingSystem).digest('hex').slice(0, 15);
    return new Int64(String(10n ** 18n + BigInt(`0x${digest}`)));
}
