import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCall, keyOf, withGong } from './gongCaller.js';
import type { LocalGong, LocalGongOptions } from '../../../tools/local/gong/index.js';

const TOKEN = '00D!token';

interface Pulled {
    status: number;
    /* eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes back is what is under test */
    json: any;
}
type Pull = (method: string, path: string, body?: unknown, token?: string) => Promise<Pulled>;

async function withLevers(
    options: Partial<LocalGongOptions>,
    work: (pull: Pull, gong: LocalGong, ids: () => Promise<string[] | number>) => Promise<void>
): Promise<void> {
    await withGong(options, async ({ gong, post }) => {
        gong.leverToken = TOKEN;
        const pull: Pull = async (method, path, body, token = TOKEN) => {
            const response = await fetch(gong.url + path, {
                method,
                headers: {
                    authorization: `Bearer ${token}`,
                    ...(body !== undefined && { 'content-type': 'application/json' })
                },
                ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
            });
            return { status: response.status, json: await response.json() };
        };
        const ids = async (): Promise<string[] | number> => {
            const { status, json } = await post('/v2/calls/extensive', { filter: {} });
            return status === 200 ? json.calls.map((call: { metaData: { id: string } }) => call.metaData.id) : status;
        };
        await work(pull, gong, ids);
    });
}

test('a call that is put, replaced or deleted over HTTP is so in the next answer', async () => {
    const world = { calls: [aCall('1', '2026-02-01T10:00:00Z')] };
    await withLevers({ world }, async (pull, gong, ids) => {
        const put = await pull('PUT', '/local/calls/2', aCall('2', '2026-02-01T11:00:00Z'));
        assert.equal(put.status, 200);
        assert.deepEqual(await ids(), ['1', '2']);
        await pull('PUT', '/local/calls/2', { metaData: { started: '2026-02-01T09:00:00Z', title: 'Moved' } });
        assert.deepEqual(await ids(), ['2', '1'], 'replaced, its id taken from the address');
        const { json } = await pull('GET', '/local/calls');
        assert.deepEqual([json.calls.length, json.calls[1].metaData.title], [2, 'Moved']);
        assert.equal((await pull('DELETE', '/local/calls/1')).status, 200);
        assert.deepEqual(await ids(), ['2']);
        assert.equal((await pull('DELETE', '/local/calls/1')).status, 404);
        assert.equal(gong.world, world, 'the same calls that a test changes in process');
    });
});

test('trackers and the rights of the key are changed over HTTP', async () => {
    const world = { calls: [aCall('1', '2026-02-01T10:00:00Z')] };
    await withLevers({ world }, async (pull, gong, ids) => {
        const keywordTrackers = [{ trackerId: '5', trackerName: 'Rivals', workspaceId: '1' }];
        const listed = async (): Promise<unknown> => {
            const headers = { authorization: keyOf(gong) };
            const response = await fetch(`${gong.url}/v2/settings/trackers`, { headers });
            return ((await response.json()) as { keywordTrackers: unknown }).keywordTrackers;
        };
        for (const body of [keywordTrackers, { keywordTrackers }]) {
            await pull('PUT', '/local/trackers', []);
            assert.deepEqual(await listed(), []);
            assert.equal((await pull('PUT', '/local/trackers', body)).status, 200);
            assert.deepEqual(await listed(), keywordTrackers);
        }
        await pull('PUT', '/local/access', { seesCalls: false });
        assert.equal(await ids(), 404);
        await pull('PUT', '/local/access', { scopes: ['api:users:read'], seesCalls: true });
        assert.equal(await ids(), 401);
        await pull('PUT', '/local/access', {});
        assert.deepEqual(await ids(), ['1'], 'what is left out is as at the start');
    });
});

for (const [what, method, path, body, says] of [
    ['another id', 'PUT', '/local/calls/1', { metaData: { id: '2' } }, /metaData\.id is 2, the address says 1/],
    ['a time without offset', 'PUT', '/local/calls/1', { metaData: { started: '2026-02-01' } }, /metaData\.started/],
    ['a list for a call', 'PUT', '/local/calls/1', [], /the body/],
    ['a tracker without name', 'PUT', '/local/trackers', [{ trackerId: '1' }], /0\.trackerName/],
    ['an unknown right', 'PUT', '/local/access', { scope: [] }, /scope/],
    ['no JSON', 'PUT', '/local/access', '{', /JSON/]
] as const) {
    test(`a lever with ${what} is one sentence with 400, and changes nothing`, async () => {
        await withLevers({}, async (pull, { world, access }) => {
            const before = structuredClone({ world, access });
            const { status, json } = await pull(method, path, body);
            assert.equal(status, 400);
            assert.match(json.error, says);
            assert.doesNotMatch(json.error, /\n/);
            assert.deepEqual({ world, access }, before);
        });
    });
}

test('without the token no lever moves, without any nobody has it, and pulling one is no request to Gong', async () => {
    await withLevers({ perSecond: 1, faults: () => ({ kind: 'refuse' }) }, async (pull, gong) => {
        for (let n = 0; n < 3; n++) assert.equal((await pull('GET', '/local/calls')).status, 200);
        assert.equal(gong.stats.requests, 0);
        const refused = await pull('PUT', '/local/access', { seesCalls: false }, 'wrong');
        assert.deepEqual([refused.status, gong.access.seesCalls], [401, undefined]);
        gong.leverToken = undefined;
        assert.equal((await pull('GET', '/local/calls', undefined, 'undefined')).status, 401);
    });
});
