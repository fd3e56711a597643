import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Call } from '../../tools/local/gong/index.js';
import { readSchema, withField } from '../../tools/local/org/index.js';
import { call, closeWorlds, testWorld } from '../support/world.js';

afterEach(closeWorlds);

const many = (count: number): Call[] =>
    Array.from({ length: count }, (_, i) => call(i, [(i % 3) + 1], `Rival ${i % 7}`));

test('a call with a competitor lands on its Opportunity, with its hits, and the field follows', async () => {
    const world = await testWorld([call(1, [1, 2], 'Zoho', 'SAP')]);
    const report = await world.sync();
    assert.deepEqual([report.seen, report.written, report.failed, report.exitCode], [1, 1, 0, 0]);
    assert.equal(world.opportunity(1).MainCompetitors__c, 'SAP, Zoho');
    assert.equal(world.opportunity(2).MainCompetitors__c, 'SAP, Zoho');
    assert.equal(world.opportunity(3).MainCompetitors__c ?? null, null);
    assert.equal(world.org.tables.all('Gong_Call__c').length, 2);
    assert.equal(world.org.tables.all('Gong_Tracker_Hit__c').length, 4);
});

test('reading N calls takes exactly N/100 requests, rounded up, and a thousand calls at most 20 API calls', async () => {
    const world = await testWorld(many(1000));
    const report = await world.sync();
    assert.equal(report.written, 1000);
    assert.equal(world.gong.stats.requests, 10);
    assert.equal(world.gong.stats.throttled, 0);
    assert.ok(report.orgRequests <= 20, `${report.orgRequests} API calls`);
    assert.equal(world.org.stats.apiCalls, report.orgRequests, 'the report counts every API call');
});

test('nor do the rows of five competitors a deal take more, and with nothing new a thousand calls take at most 14', async () => {
    const world = await testWorld(
        Array.from({ length: 1000 }, (_, i) => call(i, [(i % 3) + 1], `Rival ${i % 5} of ${i % 3}`))
    );
    const report = await world.sync();
    assert.equal(world.org.tables.all('Gong_Deal_Competitor__c').length, 15);
    assert.equal(world.org.tables.all('Gong_Competitor__c').length, 15);
    assert.ok(report.orgRequests <= 20, `${report.orgRequests} API calls`);
    const again = await world.sync();
    assert.ok(again.orgRequests <= 14, `${again.orgRequests} API calls`);
});

test('a second run with nothing new writes no row but its own record', async () => {
    const world = await testWorld(many(250));
    await world.sync();
    const rows = (): string =>
        JSON.stringify(
            ['Gong_Call__c', 'Gong_Tracker_Hit__c', 'Opportunity', 'Gong_Deal_Competitor__c', 'Gong_Competitor__c'].map(
                (name) => world.org.tables.all(name)
            )
        );
    const before = rows();
    world.org.tables.forgetWrites();
    const report = await world.sync();
    assert.deepEqual([report.seen, report.written, report.unchanged], [250, 0, 250]);
    assert.equal(rows(), before);
    assert.equal(world.org.tables.all('Gong_Sync_Run__c').length, 2);
});

test('a dry run shows every change and writes nothing', async () => {
    const world = await testWorld(many(30));
    const report = await world.sync({ dryRun: true });
    assert.equal(report.written, 30);
    assert.equal(report.changes.length, 3);
    assert.equal(world.org.tables.all('Gong_Call__c').length, 0);
    assert.equal(world.org.tables.all('Gong_Sync_Run__c').length, 0);
    assert.equal(world.opportunity(1).MainCompetitors__c ?? null, null);
    const real = await world.sync();
    assert.deepEqual(real.changes, report.changes, 'the real run does what the dry run said');
});

test('a call that moves leaves the old Opportunity, and both fields follow', async () => {
    const moving = call(1, [1], 'Zoho');
    const world = await testWorld([moving, call(2, [1], 'SAP')]);
    await world.sync();
    Object.assign(world.gong.world.calls[0]!, { context: call(1, [2]).context });
    const report = await world.sync();
    assert.equal(report.removed, 1);
    assert.equal(world.opportunity(1).MainCompetitors__c, 'SAP');
    assert.equal(world.opportunity(2).MainCompetitors__c, 'Zoho');
});

test('what a rep typed stays, and what a rep removed stays out until a newer call', async () => {
    const world = await testWorld([call(1, [1], 'Zoho', 'SAP')]);
    await world.sync();
    world.org.tables.put('Opportunity', { ...world.opportunity(1), MainCompetitors__c: 'Oracle, SAP' });
    world.gong.world.calls.push(call(2, [1], 'SAP', 'Zoho'));
    await world.sync();
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Oracle, SAP');
    const newer = call(3, [1], 'Zoho');
    newer.metaData!.started = '2026-05-31T23:00:00Z';
    world.gong.world.calls.push(newer);
    await world.sync();
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Oracle, Zoho, SAP');
});

test('one call can be read again by its id, and one that Gong does not know is a failed row', async () => {
    const world = await testWorld([call(1, [1], 'Zoho')]);
    const report = await world.sync({ kind: 'Calls', callIds: ['7001', '7999'] });
    assert.deepEqual([report.seen, report.written, report.failed, report.exitCode], [2, 1, 1, 1]);
    assert.match(report.failures[0]!.message, /7999/);
});

test('rows that somebody else has locked are tried again and written', async () => {
    let locked = 0;
    const world = await testWorld(
        Array.from({ length: 20 }, (_, i) => call(i, [1], 'Zoho')),
        { rowFaults: (_row, index) => (index === 0 && locked++ < 3 ? { code: 'UNABLE_TO_LOCK_ROW' } : undefined) }
    );
    const report = await world.sync();
    assert.deepEqual([report.written, report.failed], [20, 0]);
});

for (const [what, change, says] of [
    ['does not exist', undefined, /does not exist/],
    ['is not text', { type: 'double' }, /neither text nor a picklist/],
    ['is too short', { length: 10 }, /only 10 characters/]
] as const) {
    test(`a field that ${what} stops the run before the first request to Gong`, async () => {
        const schema = withField(
            await readSchema(['force-app', 'main-competitors']),
            'Opportunity.MainCompetitors__c',
            change as never
        );
        const world = await testWorld([call(1, [1], 'Zoho')], { schema });
        await assert.rejects(world.sync(), (error: Error & { exitCode?: number; actions?: string[] }) => {
            assert.match(error.message, says);
            assert.equal(error.exitCode, 4);
            assert.ok(error.actions!.length > 0);
            return true;
        });
        assert.equal(world.gong.stats.requests, 0);
        assert.equal(world.org.tables.all('Gong_Sync_Run__c').length, 0);
    });
}

for (const [type, before, after] of [
    ['multipicklist', null, 'sap_se;Zoho'],
    ['multipicklist', 'Mine', 'sap_se;Zoho;Mine'],
    ['picklist', null, 'Zoho']
] as const) {
    test(`a ${type} that holds ${before} gets values that it has, by API name or label, and no other name`, async () => {
        const schema = withField(readSchema(['force-app', 'main-competitors']), 'Opportunity.MainCompetitors__c', {
            type,
            length: type === 'picklist' ? 255 : 4099,
            picklist: {
                restricted: false,
                values: [
                    { value: 'sap_se', label: 'SAP', active: true },
                    { value: 'Zoho', label: 'Zoho', active: true },
                    { value: 'Odoo', label: 'Odoo', active: false }
                ]
            }
        });
        const world = await testWorld([call(1, [1], 'Zoho', 'SAP', 'Odoo', 'Initech'), call(2, [1], 'Zoho')], {
            schema
        });
        if (before) world.org.tables.put('Opportunity', { ...world.opportunity(1), MainCompetitors__c: before });
        const report = await world.sync();
        assert.equal(report.failed, 0, report.failures[0]?.message);
        const value = String(world.opportunity(1).MainCompetitors__c);
        assert.deepEqual(value.split(';').sort(), after.split(';').sort());
        const rows = world.org.tables.all('Gong_Deal_Competitor__c');
        const statusOf = (name: string): unknown => rows.find((row) => row.Competitor__c === name)!.Status__c;
        assert.deepEqual([statusOf('Initech'), statusOf('Odoo')], ['No such value', 'No such value']);
        assert.deepEqual((await world.sync()).written, 0);
    });
}

test('a tracker that does not exist is named with its near miss, and nothing is written', async () => {
    const near = call(1, [1], 'Zoho');
    near.content!.trackers![0]!.name = 'competitors';
    const world = await testWorld([near]);
    const report = await world.sync();
    assert.equal(report.exitCode, 4);
    assert.match([report.error, ...report.actions].join(' '), /"Competitors".*"competitors"/);
    assert.equal(world.org.tables.all('Gong_Call__c').length, 0);
});

test('without the domain verdict the gateway answers nothing, and the run says why', async () => {
    const world = await testWorld([call(1, [1], 'Zoho')], { verdict: undefined });
    const report = await world.sync();
    assert.equal(report.exitCode, 4);
    assert.match(report.actions.join(' '), /gong check/);
    assert.equal(world.gong.stats.requests, 0);
});

test('a wrong access key ends with exit code 3 and never shows the key', async () => {
    const world = await testWorld([call(1, [1], 'Zoho')]);
    world.org.gong = { url: world.gong.url, accessKey: world.gong.accessKey, secret: 'wrong-secret-value' };
    const report = await world.sync();
    assert.equal(report.exitCode, 3);
    assert.doesNotMatch(
        JSON.stringify(report),
        new RegExp(`wrong-secret-value|${world.gong.accessKey}|${world.org.accessToken}`)
    );
});
