import { z } from 'zod';
import { companyDate, startOfDay } from './companyDates.js';
import type { Desk } from './desk.js';
import { GongError, parsed } from './errors.js';
import { dateTime, instant, isBetween } from './time.js';

/** A day of the company's calendar, or an instant. */
const dayOrTime = z.union([companyDate, dateTime], 'must be a date (YYYY-MM-DD), or a date and time in ISO-8601');

const answeredRequest = z.object({
    cursor: z.string().nullish(),
    filter: z.object({
        callFromDate: dayOrTime.nullish(),
        callToDate: dayOrTime.nullish(),
        reviewFromDate: dayOrTime.nullish(),
        reviewToDate: dayOrTime.nullish(),
        reviewMethod: z.enum(['AUTOMATIC', 'MANUAL', 'BOTH']).nullish(),
        reviewedUserIds: z.array(z.string()).nullish(),
        scorecardIds: z.array(z.string()).nullish()
    })
});

export function scorecardOperations(desk: Desk): void {
    desk.operation('GET', '/v2/settings/scorecards', 'api:settings:scorecards:read', () => ({
        scorecards: (desk.world.scorecards ?? []).map(({ questions, ...scorecard }) => ({
            ...scorecard,
            ...(questions && { questions: questions.map(withTextRange) })
        }))
    }));
    desk.operation('POST', '/v2/stats/activity/scorecards', 'api:stats:scorecards', ({ body }) => {
        const { cursor, filter } = parsed(answeredRequest, body);
        const day = (at: string | number | null | undefined) =>
            typeof at === 'string' ? startOfDay(at, desk.world.timeZone ?? 'UTC') : at;
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
        return { records, answeredScorecards: items };
    });
}

/** Recordings have the range of a question as texts, where the published description has numbers; so it is with ids. */
function withTextRange(question: Record<string, unknown>): Record<string, unknown> {
    const ranges = ['minRange', 'maxRange'].filter((name) => typeof question[name] === 'number');
    return { ...question, ...Object.fromEntries(ranges.map((name) => [name, String(question[name])])) };
}
