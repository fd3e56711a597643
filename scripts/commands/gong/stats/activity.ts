import { Flags } from '@salesforce/sf-plugins-core';
import { field } from '../../../cli/columns.js';
import { dayFlag, idFlag } from '../../../cli/gongFlags.js';
import { cursorFlag, listCommand } from '../../../cli/listCommand.js';
import { ACTIVITIES, listActivity, listActivityByPeriod, listActivityDayByDay, PERIODS } from '../../../gong/index.js';
import type { Activity, ActivityByPeriod, ActivityDayByDay, Page } from '../../../gong/index.js';

type Item = Activity | ActivityByPeriod | ActivityDayByDay;
type Row = Readonly<Record<string, unknown>>;

/** In tables; CSV has all of them. */
const TABLE_FIELDS: readonly string[] = ['callsAsHost', 'callsAttended', 'callsCommentsGiven', 'callsScorecardsFilled'];

/** One row for each user, or for each user and period. */
function rowsOf({ userId, userEmailAddress, ...stats }: Item): Row[] {
    const { userAggregateActivityStats: total, userAggregateActivity, userDailyActivityStats } = stats as Row;
    const spans = (userAggregateActivity ?? userDailyActivityStats ?? [total ?? {}]) as Row[];
    return spans.map((span) => ({ userId, userEmailAddress, ...span }));
}

export default listCommand({
    name: 'stats activity',
    asks: ['activity', 'activityByPeriod', 'activityDayByDay'],
    counted: 'users',
    flags: {
        from: dayFlag({ required: true }),
        to: dayFlag({ required: true }),
        period: Flags.option({ options: PERIODS.map((period) => period.toLowerCase()) })(),
        'day-by-day': Flags.boolean({ exclusive: ['period'] }),
        'user-id': idFlag({ multiple: true, delimiter: ',' }),
        cursor: cursorFlag()
    },
    columns: [
        field('userId'),
        field('userEmailAddress', 26),
        { ...field('fromDate', 13), value: ({ fromDate }: Row) => fromDate },
        { ...field('toDate', 13), value: ({ toDate }: Row) => toDate },
        ...ACTIVITIES.map((name) => ({
            name,
            share: TABLE_FIELDS.includes(name) ? 11 : undefined,
            value: (row: Row) => row[name]
        }))
    ],
    rows: rowsOf,
    list(gong, { flags }): AsyncIterable<Page<Item>> {
        const input = { from: flags.from, to: flags.to, userIds: flags['user-id'], cursor: flags.cursor };
        const period = PERIODS.find((known) => known === flags.period?.toUpperCase());
        if (period) return listActivityByPeriod(gong, { ...input, period });
        return flags['day-by-day'] ? listActivityDayByDay(gong, input) : listActivity(gong, input);
    }
});
