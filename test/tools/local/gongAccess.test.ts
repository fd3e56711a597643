import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hourlyCalls, withGong } from './gongCaller.js';

test('a request without the right key is a 401 in the shape of Gong errors', async () => {
    await withGong({}, async ({ gong, get }) => {
        for (const headers of [undefined, { authorization: 'Basic bm86bm8=' }, { authorization: 'Bearer x' }]) {
            const response = await fetch(`${gong.url}/v2/users`, headers && { headers });
            assert.equal(response.status, 401);
            const { requestId, errors } = (await response.json()) as { requestId: string; errors: string[] };
            assert.ok(requestId && errors.length === 1);
        }
        assert.equal((await get('/v2/users')).status, 200);
    });
});

test('a missing scope is a 401 that names the scope', async () => {
    await withGong(
        { world: { calls: hourlyCalls(1) }, scopes: ['api:calls:read:extensive'] },
        async ({ get, post }) => {
            const users = await get('/v2/users');
            assert.equal(users.status, 401);
            assert.deepEqual(users.json.errors, ["You don't have permission to use 'api:users:read' in your app."]);
            const media = { filter: {}, contentSelector: { exposedFields: { media: true } } };
            assert.equal((await post('/v2/calls/extensive', { filter: {} })).status, 200);
            assert.match((await post('/v2/calls/extensive', media)).json.errors[0], /'api:calls:read:media-url'/);
        }
    );
});

test('an expired key is a 401, a foreign address a 403', async () => {
    await withGong({ now: () => Date.UTC(2026, 2, 1) }, async ({ gong, get }) => {
        gong.access.expiresAt = '2026-03-01T00:00:00Z';
        assert.equal((await get('/v2/users')).status, 401);
        gong.access.expiresAt = '2026-03-01T00:00:01Z';
        gong.access.allowedIps = ['192.0.2.1'];
        assert.equal((await get('/v2/users')).status, 403);
        gong.access.allowedIps.push('127.0.0.1');
        assert.equal((await get('/v2/users')).status, 200);
    });
});

test('an owner who sees no calls gets the same 404 as an empty window', async () => {
    await withGong({ world: { calls: hourlyCalls(1) } }, async ({ gong, post }) => {
        gong.access.seesCalls = false;
        const { status, json } = await post('/v2/calls/extensive', { filter: {} });
        assert.equal(status, 404);
        assert.deepEqual(json.errors, ['No calls found corresponding to the provided filters']);
    });
});

test('the fourth request within a second is a 429 that says how long to wait', async () => {
    let now = Date.UTC(2026, 2, 1);
    await withGong({ perSecond: 3, now: () => now }, async ({ gong, get }) => {
        for (const after of [0, 300, 300]) {
            now += after;
            assert.equal((await get('/v2/users')).status, 200);
        }
        now += 399;
        const throttled = await get('/v2/users');
        assert.equal(throttled.status, 429);
        assert.equal(throttled.headers.get('retry-after'), '1');
        now += 1;
        assert.equal((await get('/v2/users')).status, 200, 'the first of the three is a second ago');
        assert.equal((await get('/v2/users')).status, 429, 'the second one is not');
        assert.deepEqual(gong.stats, { requests: 6, byPath: { 'GET /v2/users': 6 }, throttled: 2 });
    });
});

test('a spent day is a 429 until midnight UTC', async () => {
    let now = Date.UTC(2026, 2, 1, 20);
    await withGong({ perDay: 2, now: () => now }, async ({ get }) => {
        assert.equal((await get('/v2/users')).status, 200);
        assert.equal((await get('/v2/users')).status, 200);
        const spent = await get('/v2/users');
        assert.equal(spent.status, 429);
        assert.equal(spent.headers.get('retry-after'), String(4 * 3600));
        now = Date.UTC(2026, 2, 2);
        assert.equal((await get('/v2/users')).status, 200);
    });
});

test('an unknown path and a body that is no JSON are errors in the shape of Gong errors', async () => {
    await withGong({}, async ({ gong, get }) => {
        assert.equal((await get('/v2/nothing')).status, 404);
        const headers = { authorization: 'Basic x', 'content-type': 'application/json' };
        const response = await fetch(`${gong.url}/v2/calls/extensive`, { method: 'POST', headers, body: '{"filter":' });
        assert.equal(response.status, 400);
        assert.equal(typeof ((await response.json()) as { requestId: string }).requestId, 'string');
    });
});
