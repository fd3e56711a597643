import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOf, withGong } from './gongCaller.js';

const EVENT = {
    reportingSystem: 'DocuSign',
    eventTimestamp: '2026-03-01T10:00:00Z',
    contentId: 'env-1',
    contentUrl: 'https://docs.example/env-1',
    contentTitle: 'Contract'
};
const PATH = '/v2/customer-engagement';

test('an event is taken once, a repeat is a 409', async () => {
    await withGong({}, async ({ gong, put }) => {
        assert.equal((await put(`${PATH}/content/viewed`, EVENT)).status, 200);
        const later = { ...EVENT, eventTimestamp: '2026-03-01T05:00:00-05:00' };
        assert.equal((await put(`${PATH}/content/viewed`, later)).status, 409, 'the same instant in another offset');
        assert.equal((await put(`${PATH}/content/shared`, EVENT)).status, 200, 'another kind of event');
        assert.equal((await put(`${PATH}/content/viewed`, { ...EVENT, eventId: '1' })).status, 200);
        assert.equal((await put(`${PATH}/content/viewed`, { ...later, eventId: '1' })).status, 409);
        assert.equal(gong.world.contentEvents?.length, 3);
    });
});

test('the integration id of a reporting system is a JSON number above 2^53', async () => {
    await withGong({}, async ({ gong }) => {
        const headers = { authorization: keyOf(gong), 'content-type': 'application/json' };
        const body = JSON.stringify({ ...EVENT, contentId: undefined });
        const response = await fetch(`${gong.url}${PATH}/action`, { method: 'PUT', headers, body });
        assert.match(await response.text(), /"integrationId":\d{19},/);
    });
});

test('events without what Gong requires are a 400', async () => {
    await withGong({}, async ({ put }) => {
        const wrong: [string, object][] = [
            ['content/viewed', { contentUrl: undefined }],
            ['content/viewed', { eventTimestamp: 'today' }],
            ['content/shared', { recipients: [{ name: 'Grace' }] }],
            ['action', { reportingSystem: '' }],
            ['action', { eventProperties: [{ name: 'Pages', value: '3', dataType: 'text' }] }]
        ];
        for (const [path, change] of wrong)
            assert.equal((await put(`${PATH}/${path}`, { ...EVENT, ...change })).status, 400, JSON.stringify(change));
    });
});
