import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GatewayRefused } from '../../scripts/gong/client/errors.js';
import type { Call } from '../../tools/local/gong/index.js';
import {
    both,
    closeAll,
    event,
    idOf,
    post,
    PUBLIC_URL,
    recent,
    ruleKey,
    running,
    SECRET,
    signed,
    until,
    withSecret
} from '../webhook/serving.js';
import { startServer } from '../webhook/server.js';

afterEach(closeAll);

const secret = { GONG_WEBHOOK_SECRET: SECRET };
const conflict = (): Error => new GatewayRefused('DOMAIN_CONFLICT', 4, 'The domains are the same.');

test('at the start and on its schedule the receiver syncs what no event named', async () => {
    const world = await both([recent(1, [1], 'Zoho')]);
    const receiver = await running(world.org, { everyMinutes: 0.005 });
    await receiver.logged('synced');
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Zoho');
    world.gong.world.calls.push(recent(2, [2], 'SAP'));
    await until(() => world.opportunity(2).MainCompetitors__c === 'SAP');
});

test('a call that Gong did not show yet when its event came is found by the schedule', async () => {
    const call: Call = { ...recent(1, [1], 'Zoho'), availableAt: new Date(Date.now() + 1500).toISOString() };
    const world = await both([call]);
    const receiver = await running(world.org);
    await world.gong.fireWebhook(idOf(call), receiver.serving.url, { secret: SECRET });
    assert.equal((await receiver.logged('settled')).notFinished, 1);
    assert.deepEqual(world.storedCalls(), []);
    await sleep(1500);
    await (await running(world.org, { everyMinutes: 15 })).logged('synced');
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Zoho');
});

test('at the end what was taken is settled, and nothing more is taken', async () => {
    const world = await both([recent(1, [1], 'Zoho')]);
    const receiver = await running(world.org, { delayMs: 60_000 });
    await post(withSecret(receiver), event('7001'));
    await receiver.serving.stop();
    await receiver.serving.ended;
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Zoho');
    await assert.rejects(post(withSecret(receiver), event('7001')));
    assert.equal(receiver.log.at(-1)!.event, 'stopped');
});

test('SIGTERM lets the command settle what it took and end with exit code 0', async () => {
    const world = await both([recent(1, [1], 'Zoho')]);
    const server = await startServer(world.org, secret, '--every', '0');
    assert.equal((await post(`${server.url}?secret=${SECRET}`, event('7001'))).status, 202);
    server.kill('SIGTERM');
    assert.equal(await server.exit, 0);
    assert.equal(world.opportunity(1).MainCompetitors__c, 'Zoho');
});

test('keys can be given by the environment, as flags, or as files', async () => {
    const { org } = await both([]);
    const [one, other] = [ruleKey(), ruleKey()];
    const file = join(mkdtempSync(join(tmpdir(), 'gong-key-')), 'rule.pem');
    writeFileSync(file, other.pem);
    const url = ['--url', PUBLIC_URL, '--every', '0'];
    const servers = await Promise.all([
        startServer(org, { GONG_WEBHOOK_PUBLIC_KEY: one.publicKey, GONG_WEBHOOK_URL: PUBLIC_URL }, '--every', '0'),
        startServer(org, { GONG_WEBHOOK_PUBLIC_KEY: one.pem.replaceAll('\n', '\\n') }, ...url),
        startServer(org, {}, ...url, '--public-key', file, '--public-key', one.publicKey)
    ]);
    for (const server of servers) {
        const authorization = await signed(event('7001'), one.privateKey);
        assert.equal((await post(server.url, event('7001'), { authorization })).status, 202);
        server.kill('SIGTERM');
        assert.equal(await server.exit, 0);
    }
});

test('kill -9 loses nothing, at whatever moment: the next start finds the calls', async () => {
    const calls = Array.from({ length: 40 }, (_, i) => recent(i, [(i % 3) + 1], `Rival ${i % 4}`));
    const fields = async (world: Awaited<ReturnType<typeof both>>) => {
        await (await running(world.org, { everyMinutes: 15 })).logged('synced');
        assert.equal(new Set(world.storedCalls()).size, 40);
        assert.equal(world.storedCalls().length, 40);
        return [1, 2, 3].map((n) => world.opportunity(n).MainCompetitors__c);
    };
    const expected = await fields(await both(calls));
    // right after the last 202, while the batch is being read, between its writes, and after them
    const moments = ['composite 0', 'apexrest 2', 'composite 3', 'composite 4', 'composite 5'];
    const kill = async (moment: string): Promise<void> => {
        const world = await both(calls);
        const server = await startServer(world.org, secret, '--every', '0');
        for (const call of calls) {
            assert.equal((await post(`${server.url}?secret=${SECRET}`, event(idOf(call)))).status, 202);
        }
        const [kind, times] = moment.split(' ');
        await until(() => (world.org.stats.byKind[kind!] ?? 0) >= Number(times));
        server.kill('SIGKILL');
        assert.equal(await server.exit, 'SIGKILL');
        assert.deepEqual(await fields(world), expected, moment);
    };
    await Promise.all(moments.map(kill));
});

test('a wrong set-up refuses to start, and listens nowhere', async () => {
    const world = await both([]);
    await assert.rejects(running(world.org, { preflight: () => Promise.reject(conflict()) }), { exitCode: 4 });
    assert.equal(world.org.stats.apiCalls, 0);
});

test('the command ends with 4 and the finding when the domain rule blocks', async () => {
    const { org } = await both([recent(1, [1], 'Zoho')], 'conflict');
    await assert.rejects(startServer(org, secret), /ended with 4: [^]*domain/);
    assert.equal(org.tables.all('Gong_Call__c').length, 0);
});

test('a set-up that becomes wrong ends the receiver with the finding; a check that fails otherwise does not', async () => {
    const world = await both([]);
    const outcomes = [undefined, new Error('no answer'), conflict()];
    let checks = 0;
    const preflight = (): Promise<void> => {
        const error = outcomes[checks++];
        return error ? Promise.reject(error) : Promise.resolve();
    };
    const receiver = await running(world.org, { preflight, preflightEveryMs: 50 });
    await assert.rejects(receiver.serving.ended, { code: 'DOMAIN_CONFLICT', exitCode: 4 });
    assert.equal(receiver.log.at(-1)!.event, 'stopped');
    assert.equal(checks, 3);
});

test('the command ends with 2 for options that cannot be used and 3 for a login that does not work', async () => {
    const { org } = await both([]);
    const refused: [Record<string, string>, string[], RegExp][] = [
        [{}, [], /ended with 2: [^]*prove that they come from Gong/],
        [secret, ['--path', 'gong'], /ended with 2: [^]*cannot be posted to/],
        [{ ...secret, GONG_ORG_USERNAME: '' }, [], /ended with 2: [^]*GONG_ORG_USERNAME/],
        [{ ...secret, GONG_ORG_USERNAME: 'x@example.com' }, [], /ended with 3: [^]*approved/],
        [{ ...secret, GONG_ORG_CLIENT_ID: '' }, [], /ended with 3: [^]*No target org given/]
    ];
    await Promise.all(refused.map(([env, args, said]) => assert.rejects(startServer(org, env, ...args), said)));
});

test('a port that is in use is said to be', async () => {
    const { org } = await both([]);
    const { serving } = await running(org);
    await assert.rejects(running(org, { port: Number(new URL(serving.url).port) }), /port \d+ is in use/);
});

test('nothing that was logged names a person, a title, an address, or a secret', async () => {
    const call = recent(1, [1, 2], 'Zoho');
    call.metaData!.title = 'Acme renewal with Bo Buyer';
    call.parties = [{ name: 'Bo Buyer', emailAddress: 'bo@acme.example', affiliation: 'External', speakerId: '1' }];
    const world = await both([call]);
    world.org.tables.put('Opportunity', { ...world.opportunity(2), MainCompetitors__c: 'typed by Rita Rep' });
    world.org.rowFaults = ({ Tracker__c }) =>
        Tracker__c ? { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'ask rita@acme.example' } : undefined;
    const receiver = await running(world.org, { everyMinutes: 15 });
    for (const isTest of [true, false]) {
        await world.gong.fireWebhook(idOf(call), receiver.serving.url, { secret: SECRET, isTest });
    }
    await post(`${receiver.serving.url}?secret=wrong-${SECRET}`, event('7001'));
    await receiver.logged('failed');
    await receiver.logged('test');
    await receiver.logged('synced');
    world.gong.access.accessKey = 'replaced';
    await post(withSecret(receiver), event('7002'));
    await receiver.logged('paused');
    await receiver.serving.stop();
    const secrets = [SECRET, world.org.accessToken, world.gong.secret, world.gong.accessKey];
    const personal = ['Bo Buyer', 'Acme', 'acme.example', 'Rita', 'Deal 1', 'Zoho', 'typed by'];
    for (const word of [...secrets, ...personal]) assert.ok(!receiver.written().includes(word), word);
});
