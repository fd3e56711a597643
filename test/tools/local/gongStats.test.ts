import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GongData } from '../../../tools/local/gong/index.js';
import { aCall, withGong } from './gongCaller.js';

const stats = (patience: number, questions: number) => ({
    interactionStats: [
        { name: 'Patience', value: patience },
        { name: 'Talk Ratio', value: 0.5 }
    ],
    questions: { companyCount: questions }
});

const WORLD: GongData = {
    timeZone: 'America/Los_Angeles',
    calls: [
        // The last hour of February and the first of March in Los Angeles.
        aCall('1', '2026-03-01T07:30:00Z', { metaData: { duration: 1800 }, interaction: stats(1, 3) }),
        aCall('2', '2026-03-01T08:00:00Z', { metaData: { duration: 1800 }, interaction: stats(2, 5) }),
        aCall('3', '2026-03-11T20:00:00Z', {
            metaData: { duration: 3600 },
            interaction: stats(3, 7),
            parties: [{ userId: '7' }, { userId: '8' }],
            collaboration: { publicComments: [{ commenterUserId: '8', posted: '2026-03-12T01:00:00Z' }] }
        })
    ],
    users: [{ id: '7', emailAddress: 'maya@northwind-metering.example' }, { id: '8' }, { id: '9', whisper: false }],
    activities: [{ userId: '8', kind: 'callsSharedExternally', callId: '3', time: '2026-03-20T00:00:00Z' }]
};
const now = () => Date.UTC(2026, 3, 1, 12);
const MARCH = { filter: { fromDate: '2026-03-01', toDate: '2026-04-01' } };

test('interaction stats are means over a host’s calls in days of the company’s time zone', async () => {
    await withGong({ world: WORLD, now }, async ({ post }) => {
        const { json } = await post('/v2/stats/interaction', MARCH);
        assert.deepEqual(json.peopleInteractionStats, [
            {
                userId: '7',
                userEmailAddress: 'maya@northwind-metering.example',
                personInteractionStats: [
                    { name: 'Patience', value: 2.5 },
                    { name: 'Question Rate', value: 8 }
                ]
            }
        ]);
        assert.equal(json.timeZone, 'America/Los_Angeles');
        assert.equal(json.fromDateTime, '2026-03-01T00:00:00-08:00');
        assert.equal(json.toDateTime, '2026-04-01T00:00:00-07:00', 'summer time has begun');
    });
});

test('stats dates are days, the end is not in the future, and nothing found is a 404', async () => {
    await withGong({ world: WORLD, now }, async ({ post }) => {
        const asked = async (fromDate: string, toDate: string) =>
            (await post('/v2/stats/interaction', { filter: { fromDate, toDate } })).status;
        assert.equal(await asked('2026-03-01', '2026-04-02'), 400);
        assert.equal(await asked('2026-03-01T00:00:00Z', '2026-04-01'), 400);
        assert.equal(await asked('2026-03-02', '2026-03-02'), 400);
        assert.equal(await asked('2026-03-02', '2026-03-03'), 404);
    });
});

test('activity is counted for each user who was active', async () => {
    await withGong({ world: WORLD, now }, async ({ post }) => {
        const { json } = await post('/v2/stats/activity/aggregate', MARCH);
        const counted = json.usersAggregateActivityStats.map(
            ({ userId, userAggregateActivityStats: all }: { userId: string; userAggregateActivityStats: object }) => [
                userId,
                Object.fromEntries(Object.entries(all).filter(([, count]) => count !== 0))
            ]
        );
        assert.deepEqual(counted, [
            ['7', { callsAsHost: 2, callsCommentsReceived: 1 }],
            ['8', { callsAttended: 1, callsSharedExternally: 1, callsCommentsGiven: 1 }]
        ]);
    });
});

test('activity by period is cut at calendar weeks that start on Monday', async () => {
    await withGong({ world: WORLD, now }, async ({ post }) => {
        const filter = { fromDate: '2026-03-01', toDate: '2026-03-12', userIds: ['7'] };
        const { json } = await post('/v2/stats/activity/aggregate-by-period', { filter, aggregationPeriod: 'WEEK' });
        assert.deepEqual(
            json.usersAggregateActivity[0].userAggregateActivity.map(
                (week: { fromDate: string; toDate: string; callsAsHost: number }) => [
                    week.fromDate.slice(0, 10),
                    week.toDate.slice(0, 10),
                    week.callsAsHost
                ]
            ),
            [
                ['2026-03-01', '2026-03-02', 1],
                ['2026-03-02', '2026-03-09', 0],
                ['2026-03-09', '2026-03-12', 1]
            ]
        );
        assert.equal((await post('/v2/stats/activity/aggregate-by-period', { filter })).status, 400);
    });
});

test('activity day by day lists the calls of every day in the range', async () => {
    await withGong({ world: WORLD, now }, async ({ post }) => {
        const filter = { fromDate: '2026-02-28', toDate: '2026-03-02', userIds: ['7'] };
        const { json } = await post('/v2/stats/activity/day-by-day', { filter });
        assert.deepEqual(
            json.usersDetailedActivities[0].userDailyActivityStats.map(
                (day: { callsAsHost: string[] }) => day.callsAsHost
            ),
            [['1'], ['2']]
        );
    });
});

test('scorecards carry ids and ranges as texts, and are found by day or instant', async () => {
    const answered = {
        answeredScorecardId: '8231550041937720333',
        scorecardId: '8231550041937720111',
        scorecardName: 'Discovery',
        callId: '7782342274025937895',
        callStartTime: '2026-03-01T10:00:00Z',
        reviewedUserId: '7',
        reviewerUserId: '8',
        reviewTime: '2026-03-02T10:00:00Z'
    };
    const answeredScorecards = [
        { ...answered, reviewMethod: 'MANUAL' },
        { ...answered, reviewMethod: 'AUTOMATIC', reviewerUserId: null }
    ];
    const questions = [{ questionId: '8231550041937720201', minRange: 1, maxRange: 5 }];
    const scorecards = [{ scorecardId: '8231550041937720111', scorecardName: 'Discovery', questions }];
    await withGong({ world: { calls: [], answeredScorecards, scorecards } }, async ({ get, post }) => {
        const [listed] = (await get('/v2/settings/scorecards')).json.scorecards;
        assert.deepEqual(listed, {
            ...scorecards[0],
            questions: [{ ...questions[0], minRange: '1', maxRange: '5' }]
        });
        const { json } = await post('/v2/stats/activity/scorecards', { filter: {} });
        assert.deepEqual(json.answeredScorecards, [answeredScorecards[0]]);

        const count = async (filter: object) =>
            (await post('/v2/stats/activity/scorecards', { filter })).json.records?.totalRecords ?? 0;
        assert.equal(await count({}), 1, 'manual ones by default');
        assert.equal(await count({ reviewMethod: 'BOTH' }), 2);
        assert.equal(await count({ reviewMethod: 'BOTH', reviewedUserIds: ['8'] }), 0);
        assert.equal(await count({ callFromDate: '2026-03-01', callToDate: '2026-03-02' }), 1);
        assert.equal(await count({ reviewToDate: '2026-03-02' }), 0);
        assert.equal(await count({ callFromDate: '2026-03-01T10:00:00Z' }), 1);
        assert.equal(await count({ callFromDate: '2026-03-01T12:00:01+02:00' }), 0);
        assert.equal((await post('/v2/stats/activity/scorecards', { filter: { callFromDate: 'May' } })).status, 400);
    });
});
