import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Call } from '../../tools/local/gong/index.js';
import { both, closeAll, event, idOf, post, recent, running, until, withSecret } from './serving.js';
import type { Both, Running } from './serving.js';

afterEach(closeAll);

const fire = async (world: Both, receiver: Running, call: Call, isTest = false): Promise<string> => {
    const [secret] = new URL(withSecret(receiver)).searchParams.values();
    const { status, body } = await world.gong.fireWebhook(idOf(call), receiver.serving.url, { secret, isTest });
    assert.equal(status, 202);
    return (JSON.parse(body) as { status: string }).status;
};
const kinds = ({ org }: Both): Record<string, number> => ({ ...org.stats.byKind });

test('a finished call is on its Opportunity, read anew: what the payload says is not believed', async () => {
    const call = recent(1, [1], 'Zoho');
    const world = await both([call]);
    const receiver = await running(world.org);
    const forged = JSON.parse(event(idOf(call))) as { callData: object };
    Object.assign(forged.callData, { content: recent(1, [1], 'Made up').content, context: recent(1, [3]).context });
    assert.equal((await post(withSecret(receiver), JSON.stringify(forged))).status, 202);
    await receiver.logged('settled');
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Zoho');
    assert.equal(world.opportunity(3).MainCompetitors__c ?? null, null);
    assert.deepEqual(world.storedCalls(), [idOf(call)]);
    assert.equal(world.org.tables.all('Gong_Tracker_Hit__c').length, 1);
});

test('an event costs one request to Gong and five to the org, and leaves no record of a run', async () => {
    const calls = [recent(1, [1], 'Zoho'), recent(2, [1, 2], 'SAP', 'Zoho')];
    const world = await both(calls);
    const receiver = await running(world.org);
    await fire(world, receiver, calls[0]!);
    await until(() => receiver.log.some(({ event: name }) => name === 'settled'));
    assert.deepEqual(kinds(world), { composite: 5, apexrest: 2 }, 'the first reads the settings, too');
    const before = world.org.stats.apiCalls;
    await fire(world, receiver, calls[1]!);
    await until(() => receiver.log.filter(({ event: name }) => name === 'settled').length === 2);
    assert.equal(world.org.stats.apiCalls - before, 6);
    assert.equal(world.gong.stats.requests, 2);
    assert.equal(world.org.tables.all('Gong_Sync_Run__c').length, 0);
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Zoho, SAP');
});

test('an event about an unchanged call costs two requests and writes nothing', async () => {
    const call = recent(1, [1], 'Zoho');
    const world = await both([call]);
    const receiver = await running(world.org);
    await fire(world, receiver, call);
    await receiver.logged('settled');
    const before = world.org.stats.apiCalls;
    world.org.tables.forgetWrites();
    await fire(world, receiver, call);
    await until(() => receiver.log.filter(({ event: name }) => name === 'settled').length === 2);
    assert.equal(world.org.stats.apiCalls - before, 2);
    assert.deepEqual(world.org.tables.writes, {});
});

test('events about the same call within the delay are one', async () => {
    const call = recent(1, [1], 'Zoho');
    const world = await both([call]);
    const receiver = await running(world.org, { delayMs: 300 });
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await fire(world, receiver, call));
    assert.deepEqual(answers, ['queued', ...Array<string>(4).fill('coalesced')]);
    await receiver.logged('settled');
    assert.equal(world.gong.stats.requests, 1);
});

test('a hundred calls are read with one request to Gong, and the rest with another', async () => {
    const calls = Array.from({ length: 150 }, (_, i) => recent(i, [(i % 3) + 1], `Rival ${i % 4}`));
    const world = await both(calls);
    const receiver = await running(world.org, { delayMs: 60_000 });
    await Promise.all(calls.map((call) => fire(world, receiver, call)));
    await receiver.serving.stop();
    assert.equal(world.gong.stats.requests, 2);
    assert.equal(world.storedCalls().length, 150);
    assert.equal(new Set(world.storedCalls()).size, 150);
});

test('two events for one Opportunity at the same time end in the same field, in any order, on one server or two', async () => {
    const fields = new Set<unknown>();
    for (const order of [
        [0, 1],
        [1, 0]
    ]) {
        for (const servers of [1, 2]) {
            const calls = [recent(1, [1], 'Zoho', 'SAP'), recent(2, [1], 'Oracle', 'SAP')];
            const world = await both(calls);
            const receivers = [await running(world.org), await running(world.org)].slice(0, servers);
            await Promise.all(order.map((n, i) => fire(world, receivers[i % servers]!, calls[n]!)));
            await until(() => world.storedCalls().length === 2);
            for (const { serving } of receivers) await serving.stop();
            fields.add(world.opportunity(1).MainCompetitors__c);
        }
    }
    assert.deepEqual([...fields], ['SAP, Oracle, Zoho']);
});

test('a call whose trackers were not ready gets them with the next event, or the next try', async () => {
    const finished = recent(1, [1], 'Zoho');
    const call = { ...finished, content: null };
    const world = await both([call]);
    const receiver = await running(world.org);
    await fire(world, receiver, call);
    assert.equal((await receiver.logged('settled')).notFinished, 1);
    assert.deepEqual(world.storedCalls(), [idOf(call)], 'it is on the page already');
    Object.assign(call, finished);
    await fire(world, receiver, call);
    await until(() => world.opportunity(1).MainCompetitors__c === 'Zoho');
    assert.equal(world.org.tables.all('Gong_Tracker_Hit__c').length, 1);
});

test('a call without CRM context is counted and not read', async () => {
    const world = await both([]);
    const receiver = await running(world.org);
    for (const context of [undefined, null, [], [{ system: 'Salesforce', objects: [] }], [null], 'Salesforce']) {
        const body = JSON.stringify({ callData: { metaData: { id: '7001' }, context } });
        assert.equal((await post(withSecret(receiver), body)).body, '{"status":"no CRM context"}');
    }
    await receiver.serving.stop();
    assert.equal((await receiver.logged('requests'))['no CRM context'], 6);
    assert.deepEqual([world.gong.stats.requests, world.org.stats.apiCalls], [0, 0]);
});

test('“Test now” works everything out, writes nothing, and the log says what it would have written', async () => {
    const call = recent(1, [1, 2], 'Zoho');
    const world = await both([call]);
    const receiver = await running(world.org);
    await fire(world, receiver, call, true);
    const line = await receiver.logged('test');
    const ids = [world.opportunity(1).Id, world.opportunity(2).Id];
    assert.deepEqual([line.callIds, line.written, line.opportunityIds], [[idOf(call)], 1, ids]);
    assert.deepEqual(world.org.tables.writes, {});
    assert.equal(world.gong.stats.requests, 1);
});

test('a test and an event about the same call do not mix', async () => {
    const call = recent(1, [1], 'Zoho');
    const world = await both([call]);
    const receiver = await running(world.org);
    await Promise.all([
        fire(world, receiver, call, true),
        fire(world, receiver, call),
        fire(world, receiver, call, true)
    ]);
    assert.equal((await receiver.logged('test')).seen, 1);
    assert.equal((await receiver.logged('settled')).written, 1);
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Zoho');
});

test('a full queue refuses with 503 and Retry-After, and the next sync finds the call', async () => {
    const calls = [recent(1, [1], 'Zoho'), recent(2, [2], 'SAP')];
    const world = await both(calls);
    const receiver = await running(world.org, { capacity: 1, delayMs: 60_000 });
    await fire(world, receiver, calls[0]!);
    const { status, headers, body } = await post(withSecret(receiver), event(idOf(calls[1]!)));
    assert.deepEqual([status, headers.get('retry-after')], [503, '30']);
    assert.match(body, /Too many events/);
    assert.equal(await fire(world, receiver, calls[0]!), 'coalesced', 'what waits already needs no room');
    await receiver.serving.stop();
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Zoho');
    await (await running(world.org, { everyMinutes: 15 })).logged('synced');
    assert.equal(world.opportunity(2).MainCompetitors__c, 'SAP');
});

test('a row that cannot be written is logged with its reason, recorded, and written by the next sync', async () => {
    const call = recent(1, [1], 'Zoho');
    const world = await both([call]);
    world.org.rowFaults = ({ Gong_Call_Id__c }) =>
        Gong_Call_Id__c ? { code: 'STORAGE_LIMIT_EXCEEDED', message: 'storage limit exceeded' } : undefined;
    const receiver = await running(world.org);
    await fire(world, receiver, call);
    const { callId, code } = await receiver.logged('failed');
    assert.deepEqual([callId, code], [idOf(call), 'STORAGE_LIMIT_EXCEEDED']);
    const [run] = world.org.tables.all('Gong_Sync_Run__c');
    assert.deepEqual([run!.Kind__c, run!.Failed__c, run!.Retry__c], ['Webhook', 1, idOf(call)]);
    world.org.rowFaults = undefined;
    await (await running(world.org, { everyMinutes: 15 })).logged('synced');
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Zoho');
});
