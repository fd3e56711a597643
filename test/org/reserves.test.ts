import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { ApiUsage } from '../../scripts/org/apiUsage.js';
import { SharedPorts } from '../../scripts/webhook/sharedPorts.js';
import { call, closeWorlds, session, testWorld } from '../support/world.js';
import type { TestWorld } from '../support/world.js';

afterEach(closeWorlds);

const DAYS = 86_400_000;
const SPAN = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 1) + 24 * DAYS };
/** 24 windows of a day, each a request to Gong. */
const backfill = { kind: 'Backfill', span: SPAN, windowDays: 1 } as const;

/** A world with a call on each of 24 days. */
async function dailyWorld(settings: object, apiLimit?: number): Promise<TestWorld> {
    const calls = Array.from({ length: 24 }, (_, i) => {
        const one = call(i + 1, [(i % 3) + 1], 'SAP');
        one.metaData!.started = new Date(SPAN.from + i * DAYS + 3_600_000).toISOString();
        return one;
    });
    const world = await testWorld(calls, apiLimit === undefined ? {} : { apiLimit });
    const { tables } = world.org;
    tables.put('Gong_Settings__c', { ...tables.all('Gong_Settings__c')[0]!, ...settings });
    return world;
}

test("runs that the org recorded in the last 24 hours count against Gong's reserve, whatever their kind", async () => {
    const world = await dailyWorld({ Gong_Reserve__c: 9990 });
    const ids = ['7001', '7002'];
    assert.equal((await world.sync({ kind: 'Calls', callIds: ids })).gongRequests, 1);
    const stopped = await world.sync(backfill);
    assert.deepEqual([stopped.status, stopped.exitCode, stopped.gongRequests], ['Stopped', 5, 9]);
    assert.equal(world.gong.stats.requests, 10);
    const row = world.org.tables.all('Gong_Sync_Run__c').find(({ Id }) => Id === stopped.id)!;
    assert.match(String(row.Error__c), /^Stopped to leave 9,990 to other integrations, as Gong Settings › Gong/);
    assert.equal(Date.parse(String(row.Checkpoint__c)), SPAN.from + 9 * DAYS);
    await world.sync(backfill);
    assert.equal(world.gong.stats.requests, 10, 'what is spent stays spent');
});

test("the org's reserve is never touched, and the runs of several days bring in everything", async () => {
    const RESERVE = 100;
    const world = await dailyWorld({ Org_Reserve__c: RESERVE }, 200);
    let days = 0;
    for (let finished = false; !finished; days++) {
        assert.ok(days < 10, 'each day brings it further');
        world.org.stats.apiCalls = 0;
        const report = await world.sync(backfill);
        finished = report.status === 'Finished';
        assert.deepEqual([report.exitCode, report.failed], [finished ? 0 : 5, 0], report.error ?? '');
        assert.ok(world.org.stats.apiCalls <= 200 - RESERVE, `${world.org.stats.apiCalls} API calls`);
    }
    assert.ok(days > 1, 'one day is not enough');
    assert.equal(world.org.tables.all('Gong_Call__c').length, 24);
    assert.equal(world.gong.stats.requests, 24, 'no window is read twice');
});

test('what Salesforce tells of its API calls is read wherever it stands in the header', () => {
    const usage = new ApiUsage();
    usage.sent();
    usage.read(undefined);
    assert.equal(usage.limit, undefined);
    usage.read('api-usage=18/5000');
    usage.sent();
    assert.deepEqual(usage.limit, { used: 19, max: 5000 });
    usage.read('per-app-api-usage=17/250(appName=sample-app), api-usage=25/15000');
    assert.deepEqual(usage.limit, { used: 25, max: 15_000 });
    usage.read('nonsense');
    assert.deepEqual(usage.limit, { used: 25, max: 15_000 });
});

test("a receiver's batch, which reads no settings, knows of the org's API calls from the runs before it", async () => {
    const world = await testWorld([]);
    const ports = new SharedPorts(session(world.org));
    assert.equal(ports.forBatch().org.limit, undefined);
    await ports.forBatch().org.setup();
    assert.deepEqual(ports.forBatch().org.limit, { used: world.org.stats.apiCalls, max: 15_000 });
});
