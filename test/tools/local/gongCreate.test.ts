import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GongData } from '../../../tools/local/gong/index.js';
import { keyOf, withGong } from './gongCaller.js';

const NEW = {
    clientUniqueId: 'pbx-1',
    actualStart: '2026-03-01T10:00:00-05:00',
    direction: 'Outbound',
    primaryUser: '7',
    parties: [{ userId: '7' }, { name: 'Grace Holloway', emailAddress: 'grace@acme.example' }]
};

const world = (): GongData => ({
    calls: [],
    users: [
        { id: '7', emailAddress: 'maya@northwind-metering.example' },
        { id: '8', settings: { telephonyCallsImported: false, webConferencesRecorded: true } }
    ],
    workspaces: [{ id: '1', name: 'Sales' }]
});

test('a new call is seen once it has its recording', async () => {
    await withGong({ world: world() }, async ({ gong, get, post }) => {
        const created = await post('/v2/calls', { ...NEW, context: [salesforce('006A')] });
        assert.equal(created.status, 200);
        const { callId } = created.json;
        assert.match(callId, /^\d{19}$/);
        assert.equal((await get(`/v2/calls/${callId}`)).status, 404);

        const form = new FormData();
        form.append('mediaFile', new Blob(['sound'], { type: 'audio/mpeg' }), 'call.mp3');
        const headers = { authorization: keyOf(gong) };
        const upload = await fetch(`${gong.url}/v2/calls/${callId}/media`, { method: 'PUT', headers, body: form });
        assert.equal(upload.status, 201);
        assert.equal(((await upload.json()) as { callId: string }).callId, callId);

        const { call } = (await get(`/v2/calls/${callId}`)).json;
        assert.deepEqual(
            [call.started, call.workspaceId, call.title],
            [NEW.actualStart, '1', 'Call with Grace Holloway']
        );
        const selector = { context: 'Basic', exposedFields: { parties: true } };
        const { json } = await post('/v2/calls/extensive', { filter: {}, contentSelector: selector });
        assert.equal(json.calls[0].context[0].objects[0].objectId, '006A');
        assert.deepEqual(
            json.calls[0].parties.map(({ affiliation }: { affiliation: string }) => affiliation),
            ['Internal', 'External']
        );
    });
});

test('a new call whose recording Gong downloads itself is seen at once', async () => {
    await withGong({ world: world() }, async ({ get, post }) => {
        const { json } = await post('/v2/calls', { ...NEW, downloadMediaUrl: 'https://pbx.example/1.mp3' });
        assert.equal((await get(`/v2/calls/${json.callId}`)).status, 200);
    });
});

test('participants that break the rules are a 400 that says which rule', async () => {
    await withGong({ world: world() }, async ({ gong, post }) => {
        const wrong: [object, RegExp][] = [
            [{ parties: [{ userId: '7' }] }, /at least two participants/],
            [{ parties: [{ userId: '7' }, { userId: '8' }] }, /from outside the company/],
            [{ parties: [{ userId: '7' }, { emailAddress: 'a@acme.example' }] }, /from outside the company/],
            [{ parties: [{ userId: '8' }, { name: 'Grace' }] }, /for the primaryUser/],
            [{ primaryUser: '99' }, /99 was not found/],
            [{ actualStart: '2026-03-01' }, /actualStart/],
            [{ direction: undefined }, /direction/],
            [{ clientUniqueId: undefined }, /^clientUniqueId: is required$/]
        ];
        for (const [change, sentence] of wrong) {
            const { status, json } = await post('/v2/calls', { ...NEW, ...change });
            assert.equal(status, 400);
            assert.match(json.errors[0], sentence);
        }
        assert.equal(gong.world.calls.length, 0);
    });
});

test('a known clientUniqueId and a user who is not recorded are a 409', async () => {
    await withGong({ world: world() }, async ({ post }) => {
        assert.equal((await post('/v2/calls', NEW)).status, 200);
        assert.equal((await post('/v2/calls', NEW)).status, 409);
        const unrecorded = {
            ...NEW,
            clientUniqueId: 'pbx-2',
            primaryUser: '8',
            parties: [{ userId: '8' }, { name: 'G' }]
        };
        assert.equal((await post('/v2/calls', unrecorded)).status, 409);
        assert.equal((await post('/v2/calls', { ...unrecorded, direction: 'Conference' })).status, 200);
    });
});

test('a recording without a file or for an unknown call is a 400', async () => {
    await withGong({ world: world() }, async ({ gong, put, post }) => {
        const { callId } = (await post('/v2/calls', NEW)).json;
        assert.equal((await put('/v2/calls/99/media', {})).status, 400);
        assert.match((await put(`/v2/calls/${callId}/media`, {})).json.errors[0], /^mediaFile/);
        const headers = { authorization: keyOf(gong) };
        const body = new FormData();
        body.append('other', 'text');
        const response = await fetch(`${gong.url}/v2/calls/${callId}/media`, { method: 'PUT', headers, body });
        assert.equal(response.status, 400);
    });
});

function salesforce(objectId: string): object {
    return { system: 'Salesforce', objects: [{ objectType: 'Opportunity', objectId }] };
}
