import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { makeId } from '../../tools/local/org/ids.js';
import { OrgHttp } from '../../scripts/org/http.js';
import { orgRows } from '../../scripts/org/rows.js';
import { call, closeWorlds, OPPORTUNITIES, session, testWorld } from '../support/world.js';

afterEach(closeWorlds);

const ORG = '00DLc0000000001MAA';

test('settings are those of the org, never the row of a single user', async () => {
    const world = await testWorld([], {
        data: {
            Organization: [{ Id: ORG }],
            Gong_Settings__c: [
                { SetupOwnerId: '005Lc0000000009IAA', Trackers__c: 'Mine' },
                { SetupOwnerId: ORG, Trackers__c: 'Rivals' }
            ]
        }
    });
    const { settings } = await world.ports.org.setup();
    assert.equal(settings?.Trackers__c, 'Rivals');
});

test('runs over single calls are remembered only when some failed', async () => {
    const lost = call(2, [1], 'SAP');
    lost.context![0]!.objects![0]!.objectId = '006Lc0000000099IAA';
    const world = await testWorld([call(1, [1], 'Zoho'), lost]);
    await world.sync({ kind: 'Calls', callIds: ['7001'] });
    await world.sync({ kind: 'Calls', callIds: ['7002'] });
    const { runs } = await world.ports.org.setup();
    assert.deepEqual(
        runs.map(({ Retry__c }) => Retry__c),
        ['7002']
    );
});

test('an org that does not describe its Opportunities says so', async () => {
    const refused = { httpStatusCode: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no access' }] };
    const rows = { httpStatusCode: 200, body: { records: [], done: true } };
    const data = () => Promise.resolve({ compositeResponse: [rows, rows, rows, rows, rows, refused] });
    await assert.rejects(orgRows({ data } as unknown as OrgHttp).setup(), { code: 'INSUFFICIENT_ACCESS' });
});

test('more Opportunities than one query takes come with their calls', async () => {
    const ids = Array.from({ length: 501 }, (_, i) => makeId('006', i + 1));
    const world = await testWorld([], { data: { Opportunity: ids.map((Id) => ({ Id, Name: `Deal ${Id}` })) } });
    for (const [i, Id] of ids.entries()) {
        world.org.tables.put('Gong_Call__c', {
            Id: makeId('a01', i + 1),
            Name: 'Call',
            Key__c: `${i}.${Id}`,
            Opportunity__c: Id,
            Competitors__c: `[${i}]`,
            Mentions__c: 1
        } as never);
    }
    const http = new OrgHttp(session(world.org));
    const deals = await orgRows(http).deals(ids, 'MainCompetitors__c');
    const found = new Map(deals.map((deal) => [deal.id, deal.calls.map(({ competitors }) => competitors)]));
    assert.deepEqual([found.size, http.requests], [501, 1]);
    ids.forEach((id, i) => assert.deepEqual(found.get(id), [`[${i}]`]));
});

test('more rows than one answer holds are read to the last', async () => {
    const world = await testWorld([]);
    const Opportunity__c = OPPORTUNITIES[0];
    for (let i = 0; i < 2100; i++) {
        const row = {
            Id: makeId('a01', i + 1),
            Name: 'Call',
            Key__c: `${i}.x`,
            Gong_Call_Id__c: `${i}`,
            Opportunity__c
        };
        world.org.tables.put('Gong_Call__c', row as never);
    }
    const http = new OrgHttp(session(world.org));
    const ids = await orgRows(http).callIdsOf(Opportunity__c);
    assert.deepEqual([new Set(ids).size, http.requests], [2100, 2]);
});
