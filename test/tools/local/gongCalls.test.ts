import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCall, hourlyCalls, withGong } from './gongCaller.js';

const EXTENSIVE = '/v2/calls/extensive';
const idsOf = (calls: { metaData: { id: string } }[]) => calls.map(({ metaData }) => metaData.id);

test('calls come in pages of 100 with a cursor while more remains', async () => {
    await withGong({ world: { calls: hourlyCalls(250) } }, async ({ post }) => {
        const sizes: number[] = [];
        const ids = new Set<string>();
        let cursor: string | undefined;
        do {
            const { json } = await post(EXTENSIVE, { filter: {}, cursor });
            assert.equal(json.records.totalRecords, 250);
            assert.equal(json.records.currentPageNumber, sizes.length);
            sizes.push(json.records.currentPageSize);
            for (const id of idsOf(json.calls)) ids.add(id);
            cursor = json.records.cursor;
        } while (cursor);
        assert.deepEqual(sizes, [100, 100, 50]);
        assert.equal(ids.size, 250);
    });
});

test('a cursor in the query of a POST is ignored and page one comes again', async () => {
    await withGong({ world: { calls: hourlyCalls(150) } }, async ({ post }) => {
        const first = await post(EXTENSIVE, { filter: {} });
        const again = await post(`${EXTENSIVE}?cursor=${first.json.records.cursor}`, { filter: {} });
        assert.equal(again.json.records.currentPageNumber, 0);
        assert.deepEqual(idsOf(again.json.calls), idsOf(first.json.calls));
    });
});

test('a cursor works in the query of a GET', async () => {
    await withGong({ world: { calls: hourlyCalls(150) } }, async ({ get }) => {
        const path = '/v2/calls?fromDateTime=2026-01-01T00:00:00Z&toDateTime=2026-12-01T00:00:00Z';
        const first = await get(path);
        const second = await get(`${path}&cursor=${encodeURIComponent(first.json.records.cursor)}`);
        assert.equal(second.json.calls.length, 50);
        assert.equal(second.json.records.currentPageNumber, 1);
    });
});

test('a cursor with another filter, a forged one and an old one are a 400', async () => {
    let now = Date.UTC(2026, 5, 1);
    await withGong({ world: { calls: hourlyCalls(150) }, now: () => now }, async ({ post }) => {
        const { cursor } = (await post(EXTENSIVE, { filter: {} })).json.records;
        const other = { fromDateTime: '2026-01-01T00:00:00Z' };
        assert.equal((await post(EXTENSIVE, { filter: other, cursor })).status, 400);
        assert.equal((await post(EXTENSIVE, { filter: {}, cursor: `x${cursor}` })).status, 400);
        assert.equal((await post(EXTENSIVE, { filter: {}, cursor })).status, 200);
        now += 31 * 60_000;
        const expired = await post(EXTENSIVE, { filter: {}, cursor });
        assert.equal(expired.status, 400);
        assert.deepEqual(expired.json.errors, ['The cursor has expired.']);
    });
});

test('a listing stands still while it is paged through', async () => {
    await withGong({ world: { calls: hourlyCalls(150) } }, async ({ gong, post }) => {
        const { cursor } = (await post(EXTENSIVE, { filter: {} })).json.records;
        gong.world.calls.unshift(aCall('1', '2026-01-01T00:00:00Z'));
        const second = await post(EXTENSIVE, { filter: {}, cursor });
        assert.equal(second.json.calls[0].metaData.id, '1100');
    });
});

test('a window takes in its start and leaves out its end, whatever the offsets', async () => {
    const calls = [
        aCall('1', '2026-03-01T00:59:59.999+01:00'),
        aCall('2', '2026-03-01T01:00:00+01:00'),
        aCall('3', '2026-02-28T19:30:00-05:00'),
        aCall('4', '2026-03-01T01:00:00Z')
    ];
    await withGong({ world: { calls } }, async ({ post }) => {
        const filter = { fromDateTime: '2026-03-01T00:00:00Z', toDateTime: '2026-02-28T20:00:00-05:00' };
        assert.deepEqual(idsOf((await post(EXTENSIVE, { filter })).json.calls), ['2', '3']);
    });
});

test('the list of calls goes by the scheduled time of conferences', async () => {
    const metaData = { direction: 'Conference', scheduled: '2026-03-01T09:00:00Z' };
    const calls = [aCall('1', '2026-03-01T10:05:00Z', { metaData }), aCall('2', '2026-03-01T10:06:00Z')];
    await withGong({ world: { calls } }, async ({ get }) => {
        const { json } = await get('/v2/calls?fromDateTime=2026-03-01T10:00:00Z&toDateTime=2026-03-02T00:00:00Z');
        assert.deepEqual(
            json.calls.map(({ id }: { id: string }) => id),
            ['2']
        );
    });
});

test('the list of calls without dates is the answer for no calls, with one of them a 400', async () => {
    await withGong({ world: { calls: hourlyCalls(1) } }, async ({ get }) => {
        const { status, json } = await get('/v2/calls');
        assert.deepEqual([status, json.errors], [404, ['No calls found corresponding to the provided filters']]);
        assert.equal((await get('/v2/calls?fromDateTime=2026-01-01T00:00:00Z')).status, 400);
    });
});

test('calls come by the time they were scheduled for, though they are found by when they started', async () => {
    const scheduled = (time: string) => ({ metaData: { scheduled: `2026-03-01T${time}:00Z` } });
    const calls = [
        aCall('1', '2026-03-01T10:00:00Z', scheduled('10:30')),
        aCall('2', '2026-03-01T11:00:00Z', scheduled('09:00')),
        aCall('3', '2026-03-01T10:15:00Z')
    ];
    await withGong({ world: { calls } }, async ({ get, post }) => {
        const filter = { fromDateTime: '2026-03-01T10:00:00Z' };
        assert.deepEqual(idsOf((await post(EXTENSIVE, { filter })).json.calls), ['2', '3', '1']);
        const listed = await get('/v2/calls?fromDateTime=2026-03-01T00:00:00Z&toDateTime=2026-03-02T00:00:00Z');
        assert.deepEqual(
            listed.json.calls.map(({ id }: { id: string }) => id),
            ['2', '3', '1']
        );
    });
});

test('an empty window and an unknown id are two different 404s', async () => {
    await withGong({ world: { calls: hourlyCalls(1) } }, async ({ get, post }) => {
        const empty = await post(EXTENSIVE, { filter: { fromDateTime: '2027-01-01T00:00:00Z' } });
        assert.equal(empty.status, 404);
        assert.deepEqual(empty.json.errors, ['No calls found corresponding to the provided filters']);
        assert.match(empty.json.requestId, /^\w+$/);
        const unknown = await get('/v2/calls/99');
        assert.equal(unknown.status, 404);
        assert.deepEqual(unknown.json.errors, ['Call ID 99 was not found']);
        assert.equal((await get('/v2/calls/1000')).json.call.id, '1000');
    });
});

test('empty callIds, callIds with a workspace, and a missing filter are a 400', async () => {
    await withGong({ world: { calls: hourlyCalls(1) } }, async ({ post }) => {
        for (const body of [
            { filter: { callIds: [] } },
            { filter: { callIds: ['1000'], workspaceId: '1' } },
            { filter: { fromDateTime: 'yesterday' } },
            {}
        ]) {
            const { status, json } = await post(EXTENSIVE, body);
            assert.equal(status, 400, JSON.stringify(body));
            assert.equal(json.errors.length, 1);
        }
    });
});

test('calls are found by id, host and workspace; unknown ids among them are passed over', async () => {
    const calls = [
        aCall('1', '2026-03-01T00:00:00Z', { metaData: { workspaceId: '2' } }),
        aCall('2', '2026-03-02T00:00:00Z', { metaData: { primaryUserId: '8' } }),
        aCall('3', '2026-03-03T00:00:00Z')
    ];
    await withGong({ world: { calls } }, async ({ post }) => {
        const found = async (filter: object) => idsOf((await post(EXTENSIVE, { filter })).json.calls);
        assert.deepEqual(await found({ callIds: ['3', '99', '1'] }), ['1', '3']);
        assert.deepEqual(await found({ primaryUserIds: ['8'] }), ['2']);
        assert.deepEqual(await found({ workspaceId: '2' }), ['1']);
    });
});

test('a late call is seen from the time on when it is available', async () => {
    let now = Date.UTC(2026, 2, 2);
    const calls = [aCall('1', '2026-03-01T00:00:00Z', { availableAt: '2026-03-02T06:00:00Z' })];
    await withGong({ world: { calls }, now: () => now }, async ({ get, post }) => {
        assert.equal((await post(EXTENSIVE, { filter: {} })).status, 404);
        assert.equal((await get('/v2/calls/1')).status, 404);
        now = Date.UTC(2026, 2, 2, 6);
        assert.deepEqual(Object.keys((await post(EXTENSIVE, { filter: {} })).json.calls[0]), [
            'metaData',
            'unannounced'
        ]);
    });
});

test('calls that are barely calls are answered as they are', async () => {
    const calls = JSON.parse(
        '[{}, {"metaData": null, "context": {}, "parties": [null], "content": {"trackers": "x"}}]'
    );
    const contentSelector = { context: 'Extended', exposedFields: { parties: true, content: { trackers: true } } };
    await withGong({ world: { calls } }, async ({ post }) => {
        const { status, json } = await post(EXTENSIVE, { filter: {}, contentSelector });
        assert.equal(status, 200);
        assert.deepEqual(json.calls[1].content, { trackers: 'x' });
    });
});
