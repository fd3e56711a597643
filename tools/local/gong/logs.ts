import { z } from 'zod';
import type { Desk } from './desk.js';
import { GongError, parsed } from './errors.js';
import { dateTime, instant, isBetween } from './time.js';

const request = z.object({
    logType: z.enum([
        'AccessLog',
        'UserActivityLog',
        'UserCallPlay',
        'ExternallySharedCallAccess',
        'ExternallySharedCallPlay'
    ]),
    fromDateTime: dateTime,
    toDateTime: dateTime.optional()
});

export function logOperation(desk: Desk): void {
    desk.operation('GET', '/v2/logs', 'api:logs:read', ({ query }) => {
        const filter = parsed(request, query);
        const { records, items } = desk.pages.page(['logs', filter], query.cursor, () => {
            const found = (desk.world.logs ?? []).filter(
                ({ logType, eventTime }) =>
                    logType === filter.logType &&
                    isBetween(instant(eventTime) ?? NaN, filter.fromDateTime, filter.toDateTime)
            );
            if (found.length === 0) throw new GongError(404, 'No logs found corresponding to the provided filters');
            return found;
        });
        return { records, logEntries: items.map(({ logType: _, ...entry }) => entry) };
    });
}
