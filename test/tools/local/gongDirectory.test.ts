import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCall, withGong } from './gongCaller.js';

test('users are listed without avatars unless these are asked for', async () => {
    const users = [
        { id: '7', created: '2026-01-01T00:00:00Z', settingsHistory: [{ setting: 'active', value: true, time: 'T' }] },
        { id: '8', avatar: true }
    ];
    await withGong({ world: { calls: [], users } }, async ({ get, post }) => {
        assert.deepEqual((await get('/v2/users')).json.users, [{ id: '7', created: '2026-01-01T00:00:00Z' }]);
        assert.equal((await get('/v2/users?includeAvatars=true')).json.records.totalRecords, 2);
        assert.equal((await get('/v2/users/7')).json.user.id, '7');
        assert.equal((await get('/v2/users/7/settings-history')).json.userSettingsHistory.length, 1);
        assert.equal((await get('/v2/users/99')).status, 404);
        const filter = { createdFromDateTime: '2026-01-01T00:00:00Z' };
        assert.equal((await post('/v2/users/extensive', { filter })).json.users.length, 1);
        assert.equal((await post('/v2/users/extensive', { filter: { userIds: ['99'] } })).status, 404);
    });
});

test('trackers are listed by workspace, and an unknown workspace is a 404', async () => {
    const world = {
        calls: [],
        workspaces: [{ id: '1' }, { id: '2' }],
        keywordTrackers: [
            { trackerId: '11', trackerName: 'Competitors', workspaceId: '1' },
            { trackerId: '12', trackerName: 'Competitors', workspaceId: '2' }
        ]
    };
    await withGong({ world }, async ({ get }) => {
        assert.equal((await get('/v2/workspaces')).json.workspaces.length, 2);
        assert.equal((await get('/v2/settings/trackers')).json.keywordTrackers.length, 2);
        const { json } = await get('/v2/settings/trackers?workspaceId=2');
        assert.deepEqual(json.keywordTrackers, [world.keywordTrackers[1]]);
        assert.equal((await get('/v2/settings/trackers?workspaceId=3')).status, 404);
    });
});

test('transcripts come for the calls that have one', async () => {
    const transcript = [{ speakerId: '5', topic: null, sentences: [{ start: 1500, end: 2000, text: 'Hello.' }] }];
    const calls = [aCall('1', '2026-03-01T00:00:00Z'), aCall('2', '2026-03-01T00:00:00Z')];
    await withGong({ world: { calls, transcripts: [{ callId: '1', transcript }] } }, async ({ post }) => {
        const { json } = await post('/v2/calls/transcript', { filter: {} });
        assert.deepEqual(json.callTranscripts, [{ callId: '1', transcript }]);
        assert.equal((await post('/v2/calls/transcript', { filter: { callIds: ['2'] } })).status, 404);
    });
});

test('library folders are listed by workspace, their calls by folder', async () => {
    const library = [{ id: '1', name: 'Best of', workspaceId: '9', calls: [{ id: '4' }] }];
    await withGong({ world: { calls: [], library } }, async ({ get }) => {
        const folder = { id: '1', name: 'Best of', parentFolderId: null, createdBy: null, updated: null };
        assert.deepEqual((await get('/v2/library/folders?workspaceId=9')).json.folders, [folder]);
        assert.equal((await get('/v2/library/folders?workspaceId=8')).status, 404);
        assert.deepEqual((await get('/v2/library/folder-content?folderId=1')).json.calls, [{ id: '4' }]);
        assert.equal((await get('/v2/library/folder-content?folderId=2')).status, 404);
        assert.equal((await get('/v2/library/folder-content')).status, 400);
        assert.equal((await get('/v2/library/folders')).status, 200);
    });
    const workspaces = [{ id: '8' }, { id: '9' }];
    await withGong({ world: { calls: [], library, workspaces } }, async ({ get }) => {
        assert.equal((await get('/v2/library/folders')).status, 400, 'which of several workspaces');
        assert.equal((await get('/v2/library/folders?workspaceId=9')).status, 200);
    });
});

test('logs are listed by type and time', async () => {
    const logs = [{ logType: 'AccessLog', eventTime: '2026-03-01T00:00:00Z', userId: '7' }];
    await withGong({ world: { calls: [], logs } }, async ({ get }) => {
        const ask = (logType: string, from: string) => get(`/v2/logs?logType=${logType}&fromDateTime=${from}`);
        const found = await ask('AccessLog', '2026-03-01T00:00:00Z');
        assert.deepEqual(found.json.logEntries, [{ eventTime: '2026-03-01T00:00:00Z', userId: '7' }]);
        assert.equal((await ask('AccessLog', '2026-03-02T00:00:00Z')).status, 404);
        assert.equal((await ask('UserCallPlay', '2026-03-01T00:00:00Z')).status, 404);
        assert.equal((await ask('Everything', '2026-03-01T00:00:00Z')).status, 400);
    });
});

test('what refers to a person is found by address in any case and by number in any notation', async () => {
    const contact = { objectType: 'Contact', objectId: '003A' };
    const parties = [
        {
            emailAddress: 'Grace@acme.example',
            phoneNumber: '+1 (555) 0100-200',
            context: [{ system: 'Salesforce', objects: [contact, { objectType: 'User', objectId: '005A' }] }]
        }
    ];
    const calls = [aCall('1', '2026-03-01T00:00:00Z', { parties }), aCall('2', '2026-03-01T00:00:00Z')];
    const users = [{ id: '7', emailAddress: 'rita@northwind.example', emailAliases: ['r@nw.example'] }];
    await withGong({ world: { calls, users } }, async ({ get }) => {
        for (const own of ['RITA@northwind.example', 'sam@nw.example']) {
            const refused = await get(`/v2/data-privacy/data-for-email-address?emailAddress=${own}`);
            assert.equal(refused.status, 400, own);
        }
        const byAddress = await get('/v2/data-privacy/data-for-email-address?emailAddress=grace@ACME.example');
        assert.deepEqual(byAddress.json.calls, [{ id: '1', status: 'COMPLETED', externalSystems: [] }]);
        assert.deepEqual(byAddress.json.customerData, [
            { system: 'Salesforce', objects: [{ objectType: 'Contact', externalId: '003A', fields: [] }] }
        ]);
        const byNumber = await get('/v2/data-privacy/data-for-phone-number?phoneNumber=%2B15550100200');
        assert.deepEqual(byNumber.json.matchingPhoneNumbers, ['+1 (555) 0100-200']);
        assert.deepEqual(byNumber.json.emailAddresses, ['Grace@acme.example']);
        const nobody = await get('/v2/data-privacy/data-for-email-address?emailAddress=nobody@acme.example');
        assert.deepEqual([nobody.status, nobody.json.calls], [200, []]);
        assert.equal((await get('/v2/data-privacy/data-for-phone-number?phoneNumber=0555')).status, 400);
    });
});
