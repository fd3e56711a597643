import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { OrgHttp } from '../../scripts/org/http.js';
import { closeWorlds, session, testWorld } from '../support/world.js';

afterEach(closeWorlds);

const failing = async (
    error: Promise<unknown>
): Promise<{ code?: string; exitCode?: number; message: string; actions: string[] }> =>
    error.then(
        () => assert.fail('no error'),
        (thrown) => thrown as never
    );

test('an expired session that cannot be renewed ends with exit code 3 and says how to log in', async () => {
    const world = await testWorld([]);
    const http = new OrgHttp({ ...session(world.org), accessToken: '00Dexpired!x' });
    const error = await failing(http.data('GET', '/limits'));
    assert.deepEqual([error.code, error.exitCode], ['SESSION_EXPIRED', 3]);
    assert.match(error.actions.join(), /sf org login/);
});

test('a session that can be renewed is, and the request is sent again', async () => {
    const world = await testWorld([]);
    const renewable = { ...session(world.org), accessToken: '00Dexpired!x', refreshAuth: () => Promise.resolve() };
    renewable.refreshAuth = () => Promise.resolve(void (renewable.accessToken = world.org.accessToken));
    const limits = await new OrgHttp(renewable).data<Record<string, unknown>>('GET', '/limits');
    assert.ok('DailyApiRequests' in limits);
});

test('what Salesforce refuses comes back as its own sentence, once', async () => {
    const world = await testWorld([]);
    const http = new OrgHttp(session(world.org));
    const error = await failing(http.data('GET', `/query?q=${encodeURIComponent('SELECT Nope__c FROM Opportunity')}`));
    assert.equal(error.code, 'INVALID_FIELD');
    assert.match(error.message, /Nope__c/);
    assert.equal(http.requests, 1);
});

test('spent API calls end with exit code 5', async () => {
    const world = await testWorld([], { apiLimit: 0 });
    const error = await failing(new OrgHttp(session(world.org)).data('GET', '/limits'));
    assert.deepEqual([error.code, error.exitCode], ['REQUEST_LIMIT_EXCEEDED', 5]);
});

test('a lost answer is asked for again', async () => {
    let n = 0;
    const world = await testWorld([], { faults: () => (n++ === 0 ? { kind: 'resetAfter' } : undefined) });
    const http = new OrgHttp(session(world.org));
    await http.data('GET', '/limits');
    assert.equal(http.requests, 2);
});

test('an org that does not answer is asked four times with growing pauses, and the error keeps the query to itself', async () => {
    const world = await testWorld([]);
    const pauses: number[] = [];
    const http = new OrgHttp(session(world.org), (ms) => Promise.resolve(pauses.push(ms)));
    await http.data('GET', '/limits');
    const { used } = http.usage.limit!;
    world.org.faults = () => ({ kind: 'status', status: 503, body: 'down' });
    const error = await failing(http.data('GET', '/query?q=SELECT'));
    assert.deepEqual([error.code, error.exitCode, http.requests], ['ORG_UNAVAILABLE', 1, 5]);
    assert.match(error.message, /GET \S+\/query \(4 tries, the last: status 503\)/);
    assert.equal(http.usage.limit!.used, used + 4, 'what was sent counts, whether or not the org tells');
    pauses.forEach((ms, i) => assert.ok(ms >= 500 * 2 ** i && ms < 1500 * 2 ** i, `${ms} before try ${i + 2}`));
    assert.equal(pauses.length, 3);
});

test('a session that is refused again after it was renewed ends with exit code 3', async () => {
    const world = await testWorld([]);
    const renewed = { ...session(world.org), accessToken: '00Dexpired!x', refreshAuth: () => Promise.resolve() };
    const error = await failing(new OrgHttp(renewed).data('GET', '/limits'));
    assert.deepEqual([error.code, error.exitCode], ['SESSION_EXPIRED', 3]);
});

test('what one of our Apex classes refuses comes back as its sentence', async () => {
    const world = await testWorld([]);
    const http = new OrgHttp(session(world.org));
    const error = await failing(http.json('PUT', '/services/apexrest/gong/verdict', { verdict: 'maybe' }));
    assert.equal(error.code, 'BAD_VERDICT');
    assert.match(error.message, /The verdict must be ok, conflict or unclear/);
});
