import { z } from 'zod';
import { visibleCalls } from './calls.js';
import { cutIntoPeriods, inZone, startOfDay, statsFilter, type StatsFilter } from './companyDates.js';
import type { Desk } from './desk.js';
import { GongError, parsed } from './errors.js';
import { rangeOf, statsUsers } from './statsRange.js';
import { instant } from './time.js';

const KINDS = [
    'callsAsHost',
    'callsAttended',
    'callsGaveFeedback',
    'callsRequestedFeedback',
    'callsReceivedFeedback',
    'ownCallsListenedTo',
    'othersCallsListenedTo',
    'callsSharedInternally',
    'callsSharedExternally',
    'callsScorecardsFilled',
    'callsScorecardsReceived',
    'callsCommentsGiven',
    'callsCommentsReceived',
    'callsMarkedAsFeedbackGiven',
    'callsMarkedAsFeedbackReceived'
];
const period = z.enum(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']);
const request = z.object({ cursor: z.string().nullish(), filter: statsFilter });

interface Deed {
    userId: string;
    kind: string;
    callId: string;
    at: number;
}

/** What users did: counts over a period, counts for each period, ids of calls for each day. */
export function activityOperations(desk: Desk): void {
    desk.operation('POST', '/v2/stats/activity/aggregate', 'api:stats:user-actions', ({ body }) => {
        const { cursor, filter } = parsed(request, body);
        const { from, to, zone } = rangeOf(desk, filter);
        const { records, items } = page(desk, 'aggregate', cursor, filter, (deeds) => ({
            userAggregateActivityStats: counts(deeds)
        }));
        const range = { fromDateTime: inZone(from, zone), toDateTime: inZone(to, zone), timeZone: zone };
        return { records, usersAggregateActivityStats: items, ...range };
    });
    desk.operation('POST', '/v2/stats/activity/aggregate-by-period', 'api:stats:user-actions', ({ body }) => {
        const { cursor, filter, aggregationPeriod } = parsed(request.extend({ aggregationPeriod: period }), body);
        const { records, items } = page(desk, aggregationPeriod, cursor, filter, (deeds) => ({
            userAggregateActivity: spans(desk, filter, aggregationPeriod).map((span) => ({
                ...counts(during(deeds, span)),
                ...span.dates
            }))
        }));
        return { records, usersAggregateActivity: items };
    });
    desk.operation('POST', '/v2/stats/activity/day-by-day', 'api:stats:user-actions:detailed', ({ body }) => {
        const { cursor, filter } = parsed(request, body);
        const { records, items } = page(desk, 'day-by-day', cursor, filter, (deeds) => ({
            userDailyActivityStats: spans(desk, filter, 'DAY').map((span) => ({
                ...callIds(during(deeds, span)),
                ...span.dates
            }))
        }));
        return { records, usersDetailedActivities: items };
    });
}

function page(
    desk: Desk,
    operation: string,
    cursor: string | null | undefined,
    filter: StatsFilter,
    shape: (deeds: Deed[]) => object
) {
    const { from, to } = rangeOf(desk, filter);
    return desk.pages.page(['stats/activity', operation, filter], cursor ?? undefined, () => {
        const deeds = deedsOf(desk).filter(({ at }) => from <= at && at < to);
        const rows = statsUsers(desk, filter).flatMap(({ id, emailAddress }) => {
            const own = deeds.filter(({ userId }) => userId === id);
            return own.length === 0 ? [] : [{ userId: id, userEmailAddress: emailAddress, ...shape(own) }];
        });
        if (rows.length === 0) throw new GongError(404, 'No users found corresponding to the provided filters');
        return rows;
    });
}

function spans(desk: Desk, { fromDate, toDate }: StatsFilter, of: z.infer<typeof period>) {
    const zone = desk.world.timeZone ?? 'UTC';
    const cuts = cutIntoPeriods(fromDate, toDate, of).map((date) => startOfDay(date, zone));
    return cuts.slice(1).map((to, i) => {
        const from = cuts[i]!;
        return { from, to, dates: { fromDate: inZone(from, zone), toDate: inZone(to, zone) } };
    });
}

function during(deeds: readonly Deed[], { from, to }: { from: number; to: number }): Deed[] {
    return deeds.filter(({ at }) => from <= at && at < to);
}

function callIds(deeds: readonly Deed[]): Record<string, string[]> {
    const idsOf = (kind: string) => [...new Set(deeds.filter((deed) => deed.kind === kind).map((deed) => deed.callId))];
    return Object.fromEntries(KINDS.map((kind) => [kind, idsOf(kind)]));
}

function counts(deeds: readonly Deed[]): Record<string, number> {
    return Object.fromEntries(Object.entries(callIds(deeds)).map(([kind, ids]) => [kind, ids.length]));
}

/** Hosting, attending, commenting and scoring follow from the calls; the rest is what the world says. */
function deedsOf(desk: Desk): Deed[] {
    const deeds: Deed[] = [];
    const add = (kind: string, userId: unknown, callId: unknown, time: unknown) => {
        const at = instant(time);
        if (typeof userId === 'string' && typeof callId === 'string' && at !== undefined)
            deeds.push({ kind, userId, callId, at });
    };
    for (const { metaData, parties, collaboration } of visibleCalls(desk)) {
        const { id, primaryUserId: host, started } = metaData ?? {};
        add('callsAsHost', host, id, started);
        for (const { userId } of parties ?? []) if (userId !== host) add('callsAttended', userId, id, started);
        for (const { commenterUserId, posted } of collaboration?.publicComments ?? []) {
            add('callsCommentsGiven', commenterUserId, id, posted);
            add('callsCommentsReceived', host, id, posted);
        }
    }
    for (const { callId, reviewedUserId, reviewerUserId, reviewTime } of desk.world.answeredScorecards ?? []) {
        add('callsScorecardsFilled', reviewerUserId, callId, reviewTime);
        add('callsScorecardsReceived', reviewedUserId, callId, reviewTime);
    }
    for (const { kind, userId, callId, time } of desk.world.activities ?? []) add(kind, userId, callId, time);
    return deeds;
}
