import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSchema, startLocalOrg } from '../../../tools/local/org/index.js';
import { clientOf } from './orgSetUp.js';
import { DATA } from '../../../scripts/org/apiVersion.js';

const PACKAGES = ['force-app', 'main-competitors'];

test("the project's own metadata makes an org whose connected user can do what the sync does", async () => {
    const org = await startLocalOrg({
        schema: readSchema(PACKAGES),
        data: { Opportunity: [{ Name: 'Acme' }] },
        verdict: 'ok'
    });
    try {
        const { send, query } = clientOf(org);
        const [deal] = org.tables.all('Opportunity');
        const call = {
            attributes: { type: 'Gong_Call__c' },
            Key__c: `1.${deal!.Id}`,
            Gong_Call_Id__c: '1',
            Opportunity__c: deal!.Id
        };
        const hit = {
            attributes: { type: 'Gong_Tracker_Hit__c' },
            Key__c: 'h',
            Gong_Call__r: { Key__c: call.Key__c },
            Phrase__c: 'Initech',
            Count__c: 2
        };
        const upserts = [call, hit].map((record, n) => ({
            method: 'PATCH',
            url: `${DATA}/composite/sobjects/${record.attributes.type}/Key__c`,
            referenceId: `r${n}`,
            body: { records: [record] }
        }));
        const { body } = await send('POST', '/composite', { collateSubrequests: false, compositeRequest: upserts });
        assert.deepEqual(
            body.compositeResponse.map((one: { body: Array<{ success: boolean }> }) => one.body[0]!.success),
            [true, true]
        );
        const soql =
            'SELECT Id, MainCompetitors__c, Gong_Competitors__c, (SELECT Key__c FROM Gong_Calls__r) FROM Opportunity';
        const [record] = (await query(soql)).body.records;
        assert.equal(record.Gong_Calls__r.records[0].Key__c, call.Key__c);
        const texts = { field: 'Initech', state: 'Initech' };
        const written = await send('PATCH', '/services/apexrest/gong/opportunities', {
            field: 'MainCompetitors__c',
            opportunities: [{ id: deal!.Id, expected: { field: null, state: null }, next: texts }]
        });
        assert.equal(written.body.opportunities[0].outcome, 'written');
        const edited = await send('PATCH', `/sobjects/Opportunity/${deal!.Id}`, { Gong_Competitors__c: 'Initech' });
        assert.equal(edited.status, 400, 'through the door only');
    } finally {
        await org.close();
    }
});

test("the gateway's allow-list is the one in the Apex source", () => {
    const { gatewayOperations, classes } = readSchema(PACKAGES);
    assert.ok(classes.has('GongGateway'));
    const kinds = new Set(gatewayOperations.map(({ kind }) => kind));
    assert.deepEqual(kinds, new Set(['CHECK', 'SYNC', 'CONTENT', 'AUDIT', 'WRITE']));
    assert.ok(gatewayOperations.some(({ method, path }) => method === 'POST' && path === '/v2/calls/extensive'));
});

test('without the Main Competitor(s) package there is no such field', () => {
    const withPackage = readSchema(PACKAGES).objects.get('opportunity')!.fields.get('maincompetitors__c');
    assert.deepEqual([withPackage!.type, withPackage!.length], ['string', 100]);
    assert.equal(readSchema(['force-app']).objects.get('opportunity')!.fields.has('maincompetitors__c'), false);
});
