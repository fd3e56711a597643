import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { call, closeWorlds, testWorld } from '../support/world.js';
import type { TestWorld } from '../support/world.js';

afterEach(closeWorlds);

const DAYS_30 = 30 * 86_400_000;

async function synced(): Promise<TestWorld> {
    const world = await testWorld([call(1, [1], 'SAP'), call(2, [1], 'Oracle')]);
    const to = world.ports.now();
    await world.sync({ kind: 'Backfill', span: { from: to - DAYS_30, to } });
    assert.equal(world.opportunity(1)['MainCompetitors__c'], 'Oracle, SAP');
    return world;
}

const lose = (world: TestWorld, ...ids: string[]): void => {
    const { calls } = world.gong.world as { calls: { metaData: { id: string } }[] };
    calls.splice(0, calls.length, ...calls.filter(({ metaData }) => !ids.includes(metaData.id)));
};

test('what Gong loses leaves the org: row, hits and name', async () => {
    const world = await synced();
    lose(world, '7001');
    const report = await world.sync({ kind: 'Confirm' });
    assert.deepEqual([report.removedCalls, report.exitCode, report.gongRequests], [['7001'], 0, 1]);
    assert.equal(world.opportunity(1)['MainCompetitors__c'], 'Oracle');
    assert.equal(world.org.tables.all('Gong_Call__c').length, 1);
    assert.equal(world.org.tables.all('Gong_Sync_Run__c').at(-1)?.['Removed_Calls__c'], '7001');
});

test('where Gong gives no call any more, none is removed', async () => {
    const world = await synced();
    lose(world, '7001', '7002');
    const { exitCode, removed } = await world.sync({ kind: 'Confirm' });
    assert.deepEqual([exitCode, removed, world.org.tables.all('Gong_Call__c').length], [4, 0, 2]);
});

test('an erased call stays out until it is asked for by id', async () => {
    const world = await synced();
    await world.sync({ kind: 'Erase', callIds: ['7001'] });
    assert.equal(world.opportunity(1)['MainCompetitors__c'], 'Oracle');
    assert.deepEqual((await world.sync()).skippedWhy, { erased: 1 });
    await world.sync({ kind: 'Calls', callIds: ['7001'] });
    assert.equal(world.opportunity(1)['MainCompetitors__c'], 'Oracle, SAP');
});

test('settings, competitors, runs, calls kept out and the field are read in one API call', async () => {
    const world = await testWorld([]);
    await world.ports.org.setup();
    assert.equal(world.ports.org.requests, 1);
});
