import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { readSchema, withField } from '../../tools/local/org/index.js';
import { call, closeWorlds } from '../support/world.js';
import { check, healthy, settings, TRACKER } from './setUp.js';

afterEach(closeWorlds);

for (const [what, wanted, more, level, says, does] of [
    [
        'another case',
        'competitors',
        [],
        'block',
        /named exactly "competitors".*"Competitors" comes near/,
        /its id, 1\./
    ],
    ['a missing letter', 'Competitor', [], 'block', /comes near/, /its id, 1\./],
    [
        'a name that nothing resembles',
        'Rivals',
        [],
        'block',
        /named exactly "Rivals" in this workspace/,
        /"Competitors"/
    ],
    ['one of two names', 'Competitors;Rivals', [], 'warn', /"Rivals".*"Competitors" has 1 phrase/, /Set Gong Settings/],
    ['an id', '1', [], 'ok', /"Competitors" has 1 phrase/, undefined],
    [
        'one of the whole company',
        'Rivals',
        [{ ...TRACKER, trackerId: '2', trackerName: 'Rivals', workspaceId: undefined }],
        'ok',
        /"Rivals" has 1 phrase/,
        undefined
    ],
    [
        'a name beside one without letters',
        'Rivals',
        [{ ...TRACKER, trackerName: ' ' }],
        'block',
        /exactly "Rivals" in this/,
        /one of/
    ],
    [
        'a tracker of another workspace',
        'Rivals',
        [{ ...TRACKER, trackerId: '2', trackerName: 'Rivals', workspaceId: '6' }],
        'block',
        /there is one in the workspace 6/,
        /Gong Settings › Workspace/
    ]
] as const) {
    test(`trackers: ${what} is ${level}`, async () => {
        const world = await healthy(
            [{ ...call(1, [1], 'SAP'), metaData: { ...call(1, [1]).metaData, workspaceId: '5' } }],
            settings({ Trackers__c: wanted, Workspace_Id__c: '5' })
        );
        world.gong.world.keywordTrackers!.push(...more);
        const { trackers } = await check(world);
        assert.equal(trackers.level, level, trackers.message);
        assert.match(trackers.message, says);
        if (does) assert.match(trackers.actions.join(' '), does);
    });
}

test('trackers: a smart one is told as such', async () => {
    const smart = call(1, [1]);
    smart.content = { trackers: [{ id: '9', name: 'Rivalry', type: 'SMART', count: 1 }] };
    const world = await healthy([smart], settings({ Trackers__c: 'Rivalry' }));
    const { trackers } = await check(world);
    assert.equal(trackers.level, 'block');
    assert.match(trackers.message, /"Rivalry" is a smart tracker/);
});

test('trackers: one without phrases is worth a look, unless it was heard', async () => {
    const silent = { ...TRACKER, languageKeywords: [] };
    const unheard = await healthy([call(1, [1])]);
    unheard.gong.world.keywordTrackers = [silent];
    const { trackers } = await check(unheard);
    assert.deepEqual([trackers.level, /has no phrases/.test(trackers.message)], ['warn', true]);
    const heard = await healthy([call(1, [1], 'SAP')]);
    heard.gong.world.keywordTrackers = [silent];
    assert.equal((await check(heard)).trackers.level, 'ok');
});

test('trackers: of the built-in one it is said that it counts the company’s own mentions, and how to change that', async () => {
    const world = await healthy();
    world.gong.world.keywordTrackers = [{ ...TRACKER, affiliation: 'Anyone' }];
    const { trackers } = await check(world);
    assert.equal(trackers.level, 'ok');
    assert.match(trackers.message, /also counts what your own people say/);
    assert.match(trackers.actions.join(' '), /External Only/);
    const external = await healthy([], settings({ External_Only__c: true }));
    external.gong.world.keywordTrackers = [{ ...TRACKER, affiliation: 'Anyone' }];
    assert.doesNotMatch((await check(external)).trackers.message, /own people/);
});

test('trackers: the same name in two workspaces, and a workspace that does not exist', async () => {
    const twice = await healthy();
    twice.gong.world.keywordTrackers!.push({ ...TRACKER, trackerId: '2', workspaceId: '6' });
    assert.match((await check(twice)).trackers.message, /Several workspaces have a tracker "Competitors"/);
    const nowhere = await healthy([], settings({ Workspace_Id__c: '77' }));
    nowhere.gong.faults = undefined;
    const { trackers } = await check(nowhere);
    assert.equal(trackers.level, 'block');
    assert.match(trackers.message, /Gong has no workspace 77/);
    assert.match(trackers.actions.join(' '), /5 \(Sales\)/);
});

test('calls: without an Opportunity they are worth a look, and the reasons are counted', async () => {
    const hubspot = call(2, [1]);
    hubspot.context![0]!.system = 'HubSpot';
    const world = await healthy([{ ...call(1, []), context: [] }, hubspot]);
    const { calls } = await check(world);
    assert.equal(calls.level, 'warn');
    assert.match(calls.message, /2 calls .*: 0 have an Opportunity.*1 no CRM context, 1 other CRM/);
    assert.match(calls.actions.join(' '), /CRM/);
});

test('calls: none, or a key that may not see them, is never called healthy', async () => {
    const none = await healthy([]);
    const blind = await healthy();
    blind.gong.access.seesCalls = false;
    for (const world of [none, blind]) {
        const { calls } = await check(world);
        assert.equal(calls.level, 'warn');
        assert.match(calls.message, /there are none, or the access key may not see them/);
    }
});

test('fields: one that is missing or no text blocks; one that is too short for the longest list warns', async () => {
    const schema = readSchema(['force-app', 'main-competitors']);
    const field = 'Opportunity.MainCompetitors__c';
    const cases = [
        [undefined, 'block', /does not exist/],
        [{ type: 'double' as const }, 'block', /is of type double, neither text nor a picklist/],
        [{ length: 10 }, 'block', /holds only 10 characters/]
    ] as const;
    for (const [change, level, says] of cases) {
        const { fields } = await check(await healthy([], { schema: withField(schema, field, change) }));
        assert.equal(fields.level, level, fields.message);
        assert.match(fields.message, says);
    }
    const short = await healthy([call(1, [1], 'Salesforce', 'Oracle', 'Pipedrive', 'Microsoft Dynamics')], {
        schema: withField(schema, field, { length: 30 }),
        verdict: 'ok'
    });
    await short.sync();
    const { fields } = await check(short);
    assert.equal(fields.level, 'warn');
    assert.match(fields.message, /holds 30 characters; the longest list of competitors has 49/);
});

test('access: what a run could not write blocks, whoever asks', async () => {
    const username = 'admin@integration.example';
    const both = ['Gong_Admin', 'Gong_Credential', 'Gong_Main_Competitors'];
    const admin = await check(await healthy([], { permissionSets: { [username]: both } }));
    assert.equal(admin.access.level, 'block');
    assert.match(admin.access.message, /may not write \d+ fields of Gong_Call__c \(\w+__c first\)/);
    assert.match(admin.access.message, /the competitors of Opportunities, and the sync has to/);
});

test('access: what the org does not show at all blocks, and is not called healthy elsewhere', async () => {
    const found = await check(await healthy([], { permissionSets: {} }));
    assert.equal(found.access.level, 'block');
    assert.match(found.access.actions.join(' '), /Gong Sync/);
    assert.deepEqual([found.credential.level, found['email-domain'].level], ['block', 'block']);
    assert.deepEqual([found.trackers.level, found.calls.level, found.freshness.level], ['warn', 'warn', 'warn']);
});

test('fields: a setting that makes no sense blocks with what to set', async () => {
    const { fields } = await check(await healthy([], settings({ Merge_Mode__c: 'guess' })));
    assert.equal(fields.level, 'block');
    assert.match(fields.message, /merge mode "guess"/);
});

test('an admin without the right to write is stopped by that alone, and is told whose verdict reps ride on', async () => {
    const schema = readSchema(['force-app', 'main-competitors']);
    const username = 'admin@integration.example';
    const sets = ['Gong_Admin', 'Gong_Credential', 'Gong_Main_Competitors'];
    const world = await healthy(undefined, { schema, permissionSets: { [username]: sets } });
    const found = await check(world);
    const blocking = Object.values(found).filter(({ level }) => level === 'block');
    assert.deepEqual(
        blocking.map(({ id }) => id),
        ['access']
    );
    assert.match(found.access.actions.join(' '), /as the integration user, too/);
    const owners = world.org.tables.all('Gong_Settings__c').map(({ SetupOwnerId }) => SetupOwnerId);
    assert.deepEqual(owners, [world.org.user.Id]);
});

test('freshness: the last run, its age, and what keeps failing', async () => {
    const world = await healthy();
    const run = (hours: number, more: object): void =>
        world.org.tables.put('Gong_Sync_Run__c', {
            Id: `a02Lc000000${String(9000 + hours)}IAA`.slice(0, 18),
            Name: `GR-${99999999 - hours}`,
            Kind__c: 'Incremental',
            Status__c: 'Finished',
            Finished__c: new Date(Date.UTC(2026, 5, 1) - hours * 3_600_000).toISOString(),
            CreatedDate: new Date(Date.UTC(2026, 5, 1) - hours * 3_600_000).toISOString(),
            ...more
        } as never);
    const failed = (...callIds: string[]): object => ({
        Failures__c: JSON.stringify(
            callIds.map((callId) => ({ callId, code: 'X', message: 'Locked.', action: 'Wait.' }))
        )
    });
    run(50, { Status__c: 'Finished', ...failed('71') });
    run(30, failed('71', '72'));
    const old = (await check(world)).freshness;
    assert.equal(old.level, 'warn');
    assert.match(old.message, /finished 30 h ago.*Calls keep failing: 71 \(Locked\.\)\./);
    assert.match(old.actions.join(' '), /Wait\./);
    run(3, { Status__c: 'Running', Finished__c: null });
    const during = (await check(world)).freshness;
    assert.match(during.message, /Calls keep failing: 71 \(Locked\.\)\. .*is running/);
    run(2, {});
    const fresh = (await check(world)).freshness;
    assert.equal(fresh.level, 'ok', fresh.message);
    assert.match(fresh.message, /finished 2 h ago/);
    run(1, { Status__c: 'Failed', Error__c: 'The field is gone.' });
    const broken = (await check(world)).freshness;
    assert.equal(broken.level, 'warn');
    assert.match(broken.message, /stopped 1 h ago: The field is gone\..*last run that finished did 2 h ago/);
});

test('freshness: scarce API calls are worth a look', async () => {
    const world = await healthy([], { apiLimit: 9 });
    const { freshness } = await check(world);
    assert.equal(freshness.level, 'warn');
    assert.match(freshness.message, /\d of 9 API calls are left/);
});
