import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readFiles, WorldFileError } from '../../../tools/local/data/index.js';

let folder: string;
before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'world-'));
});
after(() => rm(folder, { recursive: true }));

async function file(name: string, content: unknown): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
}

async function refusal(calls: unknown, org?: unknown): Promise<string> {
    const paths = [
        await file('calls.json', calls),
        ...(org === undefined ? [] : [await file('org.json', org)])
    ] as const;
    const error = await readFiles(...(paths as [string, string?])).catch((reason: unknown) => reason);
    assert.ok(error instanceof WorldFileError);
    return error.message;
}

test('what is wrong with a file is said in one sentence with its name and the place', async () => {
    assert.equal(await refusal('{"calls":\n [1 2]}'), 'calls.json: is not JSON at line 2, column 5.');
    assert.match(await refusal('{"calls": [1,}'), /^calls\.json: is not JSON.*\.$/);
    assert.equal(await refusal([]), 'calls.json: the file must be an object with a list "calls", but is a list.');
    assert.equal(await refusal({}), 'calls.json: calls must be a list, but is missing.');
    assert.equal(await refusal({ calls: {} }), 'calls.json: calls must be a list, but is an object.');
    assert.equal(await refusal({ calls: [{}, null] }), 'calls.json: calls[1] must be an object, but is null.');
    assert.equal(await refusal({ calls: [], users: 3 }), 'calls.json: users must be a list, but is a number.');
    const rows = 'org.json: Opportunity[0] must be an object, but is a number.';
    assert.equal(await refusal({ calls: [] }, { Opportunity: [1] }), rows);
    assert.equal(await refusal({ calls: [] }, { User: {} }), 'org.json: User must be a list, but is an object.');
    await assert.rejects(readFiles(join(folder, 'none.json')), /^WorldFileError: none\.json: there is no such file/);
});

test('a call that lacks anything is let through', async () => {
    const calls = [{}, { metaData: null, context: {}, parties: [null, 3], content: { trackers: 'x' } }];
    const { gong } = await readFiles(await file('calls.json', { calls }));
    assert.deepEqual(gong.calls, calls);
    assert.deepEqual(
        gong.keywordTrackers?.map(({ trackerName }) => trackerName),
        ['Competitors'],
        'Gong has this one built in'
    );
    assert.equal(gong.users?.length, 1);
});

test('other keys of a recorded answer are passed over, and epoch times become ISO-8601', async () => {
    const calls = [{ metaData: { id: '1', started: 1_518_863_400, scheduled: 1_518_863_400_000, duration: 460 } }];
    const recorded = { _origin: 'somewhere', requestId: 'x', records: { totalRecords: 263, cursor: 'y' }, calls };
    const { gong } = await readFiles(await file('calls.json', recorded), await file('org.json', { _origin: 'x' }));
    const iso = '2018-02-17T10:30:00.000Z';
    assert.deepEqual(gong.calls[0]?.metaData, { id: '1', started: iso, scheduled: iso, duration: 460 });
});

test('users, trackers, workspaces and rows that are left out follow from the calls', async () => {
    const object = {
        objectType: 'Opportunity',
        objectId: '006Lc00000AcmeR',
        fields: [{ name: 'Name', value: 'Rollout' }]
    };
    const calls = [
        {
            metaData: { id: '1', workspaceId: '5', primaryUserId: '8' },
            context: [
                { system: 'Salesforce', objects: [object] },
                { system: 'HubSpot', objects: [object] }
            ],
            parties: [
                { userId: '7', name: 'Maya Okafor', emailAddress: 'maya@northwind-metering.example' },
                { name: 'Grace' }
            ],
            content: {
                trackers: [
                    { id: '21', name: 'competitors ', phrases: [{ phrase: 'SFDC' }, { phrase: 'SFDC' }] },
                    { id: '22', name: 'Budget', type: 'SMART' }
                ]
            }
        }
    ];
    const { gong, org } = await readFiles(await file('calls.json', { calls }));
    assert.deepEqual(
        gong.users?.map(({ id, emailAddress }) => [id, emailAddress]),
        [
            ['7', 'maya@northwind-metering.example'],
            ['8', 'user-8@gong-workspace.example']
        ]
    );
    assert.deepEqual(
        gong.keywordTrackers?.map(({ trackerId, trackerName, workspaceId, languageKeywords }) => [
            trackerId,
            trackerName,
            workspaceId,
            languageKeywords?.[0]?.keywords
        ]),
        [['21', 'competitors ', '5', ['SFDC']]],
        'a near miss stands in the place of the built-in tracker'
    );
    assert.deepEqual(
        gong.workspaces?.map(({ id }) => id),
        ['5']
    );
    assert.equal(org.User?.[0]?.Email, 'gong@integration.example');
    assert.deepEqual(
        org.Opportunity?.map(({ Id, Name }) => [Id, Name]),
        [['006Lc00000AcmeRIAR', 'Rollout']]
    );
});

test('lists may come plain or as Gong answers them', async () => {
    const users = [{ id: '7' }];
    const keywordTrackers = [{ trackerId: '1', trackerName: 'Rivals' }];
    const workspaces = [{ id: '5' }];
    for (const content of [
        { users, trackers: keywordTrackers, workspaces },
        { users, keywordTrackers, workspaces },
        { users: { users }, trackers: { requestId: 'x', keywordTrackers }, workspaces: { workspaces } }
    ]) {
        const { gong } = await readFiles(await file('calls.json', { calls: [], ...content }));
        assert.deepEqual(gong, { calls: [], users, keywordTrackers, workspaces });
    }
});

test('the pair of example files can be read', async () => {
    const at = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}.json`, import.meta.url));
    const { gong, org } = await readFiles(at('calls'), at('org'));
    assert.equal(gong.calls.length, 12);
    assert.equal(org.Opportunity?.length, 4);
    assert.equal(org.User?.[0]?.Email, 'gong@integration.example');
});
