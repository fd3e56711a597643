import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { home } from '../support/home.js';
import { openDesk } from '../support/commands.js';
import type { Desk } from '../support/commands.js';
import { CALL, operationsWorld, SCORECARD } from '../support/operationsData.js';
import request from '../../scripts/commands/gong/request.js';

let desk: Desk;
before(async () => void (desk = await openDesk(operationsWorld())));
after(() => desk.close());

test('any operation of the allow-list can be asked, its answer is printed as JSON', async () => {
    const span = ['--query', 'fromDateTime=2026-03-01T00:00:00Z', '-q', 'toDateTime=2026-04-01T00:00:00+02:00'];
    const { stdout, asked, exitCode } = await desk.run(request, 'GET', '/v2/calls', ...span);
    assert.equal(exitCode, 0);
    assert.deepEqual(asked[0]!.query, {
        fromDateTime: '2026-03-01T00:00:00Z',
        toDateTime: '2026-04-01T00:00:00+02:00'
    });
    assert.equal(JSON.parse(stdout).calls[0].id, CALL);
});

test('a body comes from the command line or from a file', async () => {
    const filter = { filter: { userIds: ['1001'] } };
    const file = join(home, 'filter.json');
    writeFileSync(file, JSON.stringify(filter));
    for (const body of [JSON.stringify(filter), `@${file}`]) {
        const { asked, json } = await desk.run(request, 'POST', '/v2/users/extensive', '--body', body, '--json');
        assert.deepEqual(asked[0]!.body, filter);
        assert.equal(json.result.users[0].id, '1001');
    }
});

test('ids that Gong writes as large numbers stay exact', async () => {
    const { json } = await desk.run(request, 'GET', '/v2/settings/scorecards', '--json');
    assert.equal(json.result.scorecards[0].scorecardId, SCORECARD);
});

test('an empty result is null', async () => {
    const span = ['-q', 'fromDateTime=2020-03-01T00:00:00Z', '-q', 'toDateTime=2020-04-01T00:00:00Z'];
    assert.equal((await desk.run(request, 'GET', '/v2/calls', ...span)).stdout, 'null');
});

test('what the gateway does not let through is refused there, and the list of what it does is named', async () => {
    for (const path of ['/v2/permission-profile', '/v2/data-privacy/erase-data-for-email-address']) {
        const { exitCode, stderr, asked } = await desk.run(request, 'POST', path, '--body', '{}');
        assert.deepEqual([exitCode, asked], [3, []]);
        assert.match(stderr, /not open to Salesforce[^]*docs\/operations\.md/);
    }
});
