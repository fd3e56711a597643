import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk } from '../support/commands.js';
import type { Desk } from '../support/commands.js';
import { assertDocumented } from '../support/documented.js';
import { CALL, MAYA, OMAR, operationsWorld, SCORECARD } from '../support/operationsData.js';
import activity from '../../scripts/commands/gong/stats/activity.js';
import interaction from '../../scripts/commands/gong/stats/interaction.js';
import scorecards from '../../scripts/commands/gong/stats/scorecards.js';

let desk: Desk;
before(async () => void (desk = await openDesk(operationsWorld())));
after(() => desk.close());

const MARCH = ['--from', '2026-03-01', '--to', '2026-04-01'];
const FILTER = { fromDate: '2026-03-01', toDate: '2026-04-01' };

test('interaction stats are shown for each user, and it is said whom they leave out', async () => {
    const { stdout, stderr, asked } = await desk.run(interaction, ...MARCH, '--user-id', `${MAYA},${OMAR}`);
    asked.forEach(assertDocumented);
    assert.deepEqual(asked[0]!.body, { filter: { ...FILTER, userIds: [MAYA, OMAR] } });
    assert.equal(asked[0]!.path, '/v2/stats/interaction');
    assert.match(stdout, /│ Longest monologue │/);
    assert.match(stdout, /maya@northwind\.example\.com\s+│ 61 /);
    assert.match(stderr, /^Covers only users with Whisper on/);
    const csv = await desk.run(interaction, ...MARCH, '-r', 'csv');
    assert.match(
        csv.stdout,
        /^userId,userEmailAddress,Longest Monologue,.*\n1001,maya@northwind\.example\.com,61,,,0\.8,/
    );
    const { json } = await desk.run(interaction, ...MARCH, '--json');
    assert.deepEqual(json.result[0].personInteractionStats[1], { name: 'Patience', value: 0.8 });
});

test('activity is counted over the whole span', async () => {
    const { stdout, asked } = await desk.run(activity, ...MARCH);
    asked.forEach(assertDocumented);
    assert.equal(asked[0]!.path, '/v2/stats/activity/aggregate');
    assert.match(stdout, /maya@.*│ 1 /);
    const { json } = await desk.run(activity, ...MARCH, '--json');
    const omar = json.result.find(({ userId }: { userId: string }) => userId === OMAR);
    assert.equal(omar.userAggregateActivityStats.callsGaveFeedback, 1);
});

test('activity by period is a row for each user and period', async () => {
    const { stdout, asked } = await desk.run(activity, ...MARCH, '--period', 'week', '--user-id', MAYA, '-r', 'csv');
    asked.forEach(assertDocumented);
    assert.equal(asked[0]!.path, '/v2/stats/activity/aggregate-by-period');
    assert.deepEqual(asked[0]!.body, { filter: { ...FILTER, userIds: [MAYA] }, aggregationPeriod: 'WEEK' });
    const [header, first, second] = stdout.split('\n');
    assert.match(header!, /^userId,userEmailAddress,fromDate,toDate,callsAsHost,/);
    assert.match(first!, /^1001,maya@northwind\.example\.com,2026-03-01T00:00:00\+00:00,2026-03-02T00:00:00\+00:00,0,/);
    assert.match(second!, /2026-03-02T00:00:00\+00:00,2026-03-09T00:00:00\+00:00,1,/);
});

test('activity day by day names the calls', async () => {
    const { stdout, asked } = await desk.run(activity, ...MARCH, '--day-by-day', '-r', 'csv');
    asked.forEach(assertDocumented);
    assert.equal(asked[0]!.path, '/v2/stats/activity/day-by-day');
    assert.match(stdout, new RegExp(`2026-03-02T00:00:00\\+00:00,2026-03-03T00:00:00\\+00:00,${CALL},`));
});

test('answered scorecards are found by their days, methods, users and scorecards', async () => {
    const { stdout, asked } = await desk.run(
        scorecards,
        ...['--call-from', '2026-03-01', '--call-to', '2026-04-01', '--review-from', '2026-03-01'],
        ...['--review-to', '2026-04-01', '--review-method', 'both', '--user-id', MAYA, '--scorecard-id', SCORECARD]
    );
    asked.forEach(assertDocumented);
    assert.deepEqual(asked[0]!.body, {
        filter: {
            callFromDate: '2026-03-01',
            callToDate: '2026-04-01',
            reviewFromDate: '2026-03-01',
            reviewToDate: '2026-04-01',
            reviewMethod: 'BOTH',
            reviewedUserIds: [MAYA],
            scorecardIds: [SCORECARD]
        }
    });
    assert.match(stdout, new RegExp(`Discovery.*${CALL}`));
    const { json } = await desk.run(scorecards, '--json');
    assert.equal(json.result[0].scorecardId, SCORECARD, 'ids keep all their digits');
    assert.match((await desk.run(scorecards, '-r', 'csv')).stdout, new RegExp(`\n91,${SCORECARD},Discovery,.*,4,4$`));
});

test('nothing found is no error', async () => {
    for (const [command, flags] of [
        [interaction, ['--from', '2020-01-01', '--to', '2020-02-01']],
        [activity, ['--from', '2020-01-01', '--to', '2020-02-01']],
        [scorecards, ['--call-from', '2020-01-01', '--call-to', '2020-02-01']]
    ] as const) {
        const { exitCode, stdout } = await desk.run(command, ...flags);
        assert.deepEqual([exitCode, stdout], [0, '']);
    }
});
