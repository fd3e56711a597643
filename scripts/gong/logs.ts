import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, maybe, text } from './answer.js';
import { askPages } from './ask.js';
import type { Page } from './ask.js';
import { checked, inOrder, oneOf, time } from './input.js';
import { OPERATIONS } from './operations.js';

export const LOG_TYPES = [
    'AccessLog',
    'UserActivityLog',
    'UserCallPlay',
    'ExternallySharedCallAccess',
    'ExternallySharedCallPlay'
] as const;

const input = z
    .strictObject({
        logType: oneOf(LOG_TYPES),
        from: time,
        to: time.optional(),
        cursor: z.string().min(1).optional()
    })
    .refine(({ from, to }) => inOrder(from, to), { path: ['to'], error: 'must be later than from' });
export type LogListInput = z.input<typeof input>;

const entry = answer({
    userId: text,
    userEmailAddress: text,
    userFullName: text,
    impersonatorUserId: text,
    impersonatorEmailAddress: text,
    impersonatorFullName: text,
    impersonatorCompanyId: text,
    eventTime: text,
    /** What a log of this type says. */
    logRecord: maybe(z.record(z.string(), z.unknown()))
});
export type LogEntry = z.infer<typeof entry>;

/** Log entries of one type in a span of time (`GET /v2/logs`). @throws {BadInput} before anything is sent */
export async function* listLogs(gong: Gong, wanted: LogListInput): AsyncGenerator<Page<LogEntry>> {
    const { logType, from, to, cursor } = checked(input, wanted);
    const query = { logType, fromDateTime: from, toDateTime: to };
    yield* askPages(gong, OPERATIONS.logs, 'logEntries', entry, { query, cursor });
}
