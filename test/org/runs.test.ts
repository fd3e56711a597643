import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { OrgHttp } from '../../scripts/org/http.js';
import { findRun, listParked, listRuns } from '../../scripts/org/runs.js';
import { call, closeWorlds, session, testWorld } from '../support/world.js';

afterEach(closeWorlds);

test('runs are listed newest first, and the newest is shown with its failed rows and what to do', async () => {
    const moved = call(1, [2], 'Zoho');
    const lost = call(2, [1], 'SAP');
    lost.context![0]!.objects![0]!.objectId = '006Lc0000000099IAA';
    const world = await testWorld([call(1, [1], 'Zoho')]);
    await world.sync();
    world.gong.world.calls.splice(0, 1, moved);
    world.gong.world.calls.push(lost);
    await world.sync();
    const http = new OrgHttp(session(world.org));
    const runs = await listRuns(http, 10);
    assert.deepEqual(
        runs.map(({ name, status, seen, failed, removed }) => [name, status, seen, failed, removed]),
        [
            ['GR-00000002', 'Finished', 2, 1, 1],
            ['GR-00000001', 'Finished', 1, 0, 0]
        ]
    );
    const newest = await findRun(http);
    assert.equal(newest?.name, 'GR-00000002');
    assert.deepEqual(newest?.retry, ['7002']);
    assert.equal(newest?.failures[0]?.code, 'OPPORTUNITY_NOT_FOUND');
    assert.ok(newest.failures[0].action.length > 0);
    assert.equal((await findRun(http, 'GR-00000001'))?.id, runs[1]?.id);
    assert.equal((await findRun(http, runs[1]!.id))?.name, 'GR-00000001');
    assert.equal(await findRun(http, "x' OR Name != '"), undefined);
});

test('what is parked is listed with its Opportunity, its last code and what to do; what waits is not', async () => {
    const world = await testWorld([]);
    const http = new OrgHttp(session(world.org));
    const id = await world.ports.org.startRun({
        Kind__c: 'Incremental',
        Status__c: 'Finished',
        Retry__c: '6 parked 006Lc0000000001IAA UNABLE_TO_LOCK_ROW 7001 7002\n2 2099-01-01T00:00:00.000Z - X 7003\n7004'
    });
    const parked = await listParked(http);
    assert.deepEqual(
        parked.map(({ callId, opportunityId, tries, code }) => [callId, opportunityId, tries, code]),
        [
            ['7001', '006Lc0000000001IAA', 6, 'UNABLE_TO_LOCK_ROW'],
            ['7002', '006Lc0000000001IAA', 6, 'UNABLE_TO_LOCK_ROW']
        ]
    );
    assert.match(parked[0]!.action, /holds the Opportunity/);
    await world.ports.org.updateRun(id, { Retry__c: null });
    assert.deepEqual(await listParked(http), []);
});

test('an Opportunity that somebody changed since is told from the others', async () => {
    const world = await testWorld([]);
    const ids = ['006Lc0000000001IAA', '006Lc0000000002IAA'];
    const now = world.ports.now();
    assert.deepEqual(await world.ports.org.changedDeals(ids, now - 60_000), new Set(ids));
    assert.deepEqual(await world.ports.org.changedDeals(ids, Date.UTC(2099, 0)), new Set());
});
