import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, list, maybe, number, text, texts } from './answer.js';
import { askPages } from './ask.js';
import type { Page } from './ask.js';
import { checked, day, ids, inOrder, oneOf } from './input.js';
import { OPERATIONS } from './operations.js';
import { HOUR } from '#rules';

/** The date line: where it is first a new day. */
const EARLIEST_ZONE_MS = 14 * HOUR;
const notAhead = (date: string): boolean => date <= new Date(Date.now() + EARLIEST_ZONE_MS).toISOString().slice(0, 10);
const lastDay = day.refine(notAhead, { error: 'must not be in the future' });

const cursor = z.string().min(1).optional();
const span = {
    /** The first day, in the company's time zone. */
    from: day,
    /** The day after the last one: today at most. */
    to: lastDay,
    userIds: ids.optional(),
    cursor
};
const order = { path: ['to'], error: 'must be later than from' };
const spanInput = z.strictObject(span).refine(({ from, to }) => inOrder(from, to), order);
export type StatsInput = z.input<typeof spanInput>;

export const PERIODS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
const periodInput = z
    .strictObject({ ...span, period: oneOf(PERIODS) })
    .refine(({ from, to }) => inOrder(from, to), order);
export type PeriodStatsInput = z.input<typeof periodInput>;

const who = { userId: text, userEmailAddress: text };
const dates = { fromDate: text, toDate: text };
/** What users do with calls, as Gong names it. */
export const ACTIVITIES = [
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
] as const;
type Activities<T> = Record<(typeof ACTIVITIES)[number], T>;
const each = <T extends z.ZodType>(type: T) =>
    Object.fromEntries(ACTIVITIES.map((name) => [name, type])) as unknown as Activities<T>;

const interaction = answer({ ...who, personInteractionStats: list(answer({ name: text, value: number })) });
const activity = answer({ ...who, userAggregateActivityStats: maybe(answer(each(number))) });
const byPeriod = answer({ ...who, userAggregateActivity: list(answer({ ...each(number), ...dates })) });
const dayByDay = answer({ ...who, userDailyActivityStats: list(answer({ ...each(texts), ...dates })) });

export type InteractionStats = z.infer<typeof interaction>;
export type Activity = z.infer<typeof activity>;
export type ActivityByPeriod = z.infer<typeof byPeriod>;
export type ActivityDayByDay = z.infer<typeof dayByDay>;

const filterOf = ({ from, to, userIds }: StatsInput): object => ({ filter: { fromDate: from, toDate: to, userIds } });

/** How users talk, from calls that have Whisper on: users without such calls are not in it. @throws {BadInput} */
export async function* listInteractionStats(gong: Gong, input: StatsInput): AsyncGenerator<Page<InteractionStats>> {
    const wanted = checked(spanInput, input);
    const request = { body: filterOf(wanted), cursor: wanted.cursor };
    yield* askPages(gong, OPERATIONS.interactionStats, 'peopleInteractionStats', interaction, request);
}

/** What users did in the whole span, in numbers. Users who did nothing are not in it. @throws {BadInput} */
export async function* listActivity(gong: Gong, input: StatsInput): AsyncGenerator<Page<Activity>> {
    const wanted = checked(spanInput, input);
    const request = { body: filterOf(wanted), cursor: wanted.cursor };
    yield* askPages(gong, OPERATIONS.activity, 'usersAggregateActivityStats', activity, request);
}

/** What users did in each day, week (from Monday), month, quarter or year, in numbers. @throws {BadInput} */
export async function* listActivityByPeriod(
    gong: Gong,
    input: PeriodStatsInput
): AsyncGenerator<Page<ActivityByPeriod>> {
    const { period, ...wanted } = checked(periodInput, input);
    const request = { body: { ...filterOf(wanted), aggregationPeriod: period }, cursor: wanted.cursor };
    yield* askPages(gong, OPERATIONS.activityByPeriod, 'usersAggregateActivity', byPeriod, request);
}

/** What users did on each day: the ids of the calls. @throws {BadInput} */
export async function* listActivityDayByDay(gong: Gong, input: StatsInput): AsyncGenerator<Page<ActivityDayByDay>> {
    const wanted = checked(spanInput, input);
    const request = { body: filterOf(wanted), cursor: wanted.cursor };
    yield* askPages(gong, OPERATIONS.activityDayByDay, 'usersDetailedActivities', dayByDay, request);
}
