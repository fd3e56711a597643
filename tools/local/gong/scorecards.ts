import { z } from 'zod';
import { companyDate, startOfDay } from './companyDates.js';
import type { Desk } from './desk.js';
import { GongError, parsed } from './errors.js';
import { numbered } from './int64.js';
import { instant, isBetween } from './time.js';

/** Ids that these two operations give as JSON numbers; everywhere else Gong gives strings. */
const NUMBERS = new Set([
    'scorecardId',
    'answeredScorecardId',
    'workspaceId',
    'callId',
    'questionId',
    'questionRevisionId',
    'reviewedUserId',
    'reviewerUserId',
    'editorUserId',
    'updaterUserId'
]);

const answeredRequest = z.object({
    cursor: z.string().nullish(),
    filter: z.object({
        callFromDate: companyDate.nullish(),
        callToDate: companyDate.nullish(),
        reviewFromDate: companyDate.nullish(),
        reviewToDate: companyDate.nullish(),
        reviewMethod: z.enum(['AUTOMATIC', 'MANUAL', 'BOTH']).nullish(),
        reviewedUserIds: z.array(z.string()).nullish(),
        scorecardIds: z.array(z.string()).nullish()
    })
});

export function scorecardOperations(desk: Desk): void {
    desk.operation('GET', '/v2/settings/scorecards', 'api:settings:scorecards:read', () => ({
        scorecards: numbered(desk.world.scorecards ?? [], NUMBERS)
    }));
    desk.operation('POST', '/v2/stats/activity/scorecards', 'api:stats:scorecards', ({ body }) => {
        const { cursor, filter } = parsed(answeredRequest, body);
        const day = (date: string | null | undefined) =>
            date ? startOfDay(date, desk.world.timeZone ?? 'UTC') : undefined;
        const { reviewMethod, reviewedUserIds, scorecardIds } = filter;
        const { records, items } = desk.pages.page(['stats/scorecards', filter], cursor ?? undefined, () => {
            const found = (desk.world.answeredScorecards ?? []).filter(
                (answered) =>
                    isBetween(instant(answered.callStartTime) ?? 0, day(filter.callFromDate), day(filter.callToDate)) &&
                    isBetween(
                        instant(answered.reviewTime) ?? 0,
                        day(filter.reviewFromDate),
                        day(filter.reviewToDate)
                    ) &&
                    (reviewMethod === 'BOTH' || answered.reviewMethod === (reviewMethod ?? 'MANUAL')) &&
                    (!reviewedUserIds || reviewedUserIds.includes(answered.reviewedUserId)) &&
                    (!scorecardIds || scorecardIds.includes(answered.scorecardId))
            );
            if (found.length === 0) throw new GongError(404, 'Answered scorecards not found');
            return found;
        });
        return { records, answeredScorecards: numbered(items, NUMBERS) };
    });
}
