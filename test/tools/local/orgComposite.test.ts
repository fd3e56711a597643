import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEAL, DEALS, withOrg } from './orgSetUp.js';
import { DATA } from '../../../scripts/org/apiVersion.js';

const project = { attributes: { type: 'Project__c' }, Key__c: 'p', Opportunity__c: DEAL };
const upsert = (object: string, records: object[], referenceId: string): object => ({
    method: 'PATCH',
    url: `${DATA}/composite/sobjects/${object}/Key__c`,
    referenceId,
    body: { allOrNone: false, records }
});

test('a row may name a parent that the same composite has just upserted, all for one API call', async () => {
    await withOrg({ data: DEALS }, async ({ send }, org) => {
        const task = { attributes: { type: 'Task__c' }, Key__c: 't', Project__r: { Key__c: 'p' } };
        const compositeRequest = [upsert('Project__c', [project], 'projects'), upsert('Task__c', [task], 'tasks')];
        const { status, body } = await send('POST', '/composite', { allOrNone: false, compositeRequest });
        assert.equal(status, 200);
        assert.deepEqual(
            body.compositeResponse.map((one: { referenceId: string; httpStatusCode: number }) => [
                one.referenceId,
                one.httpStatusCode
            ]),
            [
                ['projects', 200],
                ['tasks', 200]
            ]
        );
        assert.equal(body.compositeResponse[1].body[0].success, true);
        assert.deepEqual([org.stats.apiCalls, org.stats.byKind], [1, { composite: 1 }]);
    });
});

test('a later subrequest uses what an earlier one answered', async () => {
    await withOrg({}, async ({ send }) => {
        const compositeRequest = [
            { method: 'POST', url: `${DATA}/sobjects/Account`, referenceId: 'acme', body: { Name: 'Acme' } },
            {
                method: 'POST',
                url: `${DATA}/sobjects/Contact`,
                referenceId: 'c',
                body: { LastName: 'X', AccountId: '@{acme.id}' }
            },
            {
                method: 'GET',
                url: `${DATA}/query?q=SELECT+Name,Account.Name+FROM+Contact+WHERE+Id='@{c.id}'`,
                referenceId: 'q'
            },
            { method: 'GET', url: `${DATA}/sobjects/Account/@{nobody.id}`, referenceId: 'lost' }
        ];
        const { body } = await send('POST', '/composite', { compositeRequest });
        assert.equal(body.compositeResponse[2].body.records[0].Account.Name, 'Acme');
        assert.equal(body.compositeResponse[3].body[0].errorCode, 'PROCESSING_HALTED');
    });
});

test('without allOrNone a failed subrequest leaves the others, with it everything is undone', async () => {
    const compositeRequest = [
        { method: 'POST', url: `${DATA}/sobjects/Account`, referenceId: 'good', body: { Name: 'Acme' } },
        { method: 'POST', url: `${DATA}/sobjects/Account`, referenceId: 'bad', body: {} },
        { method: 'GET', url: `${DATA}/nonsense`, referenceId: 'unknown' }
    ];
    const codes = async (allOrNone: boolean): Promise<unknown> => {
        let result: unknown;
        await withOrg({}, async ({ send }, org) => {
            const { body } = await send('POST', '/composite', { allOrNone, compositeRequest });
            const answers = body.compositeResponse.map(
                (one: { body: Array<{ errorCode: string }> }) => one.body[0]?.errorCode ?? 'ok'
            );
            result = [...answers, org.tables.all('Account').length];
        });
        return result;
    };
    assert.deepEqual(await codes(false), ['ok', 'REQUIRED_FIELD_MISSING', 'NOT_FOUND', 1]);
    assert.deepEqual(await codes(true), ['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED', 0]);
});

test('a composite takes 25 subrequests, of which five may be queries or collections', async () => {
    await withOrg({}, async ({ send }) => {
        const many = (n: number, url: string): object[] =>
            Array.from({ length: n }, (_, i) => ({ method: 'GET', url: DATA + url, referenceId: `r${i}` }));
        const query = '/query?q=SELECT+Id+FROM+Account';
        const status = async (compositeRequest: object[]): Promise<number> =>
            (await send('POST', '/composite', { compositeRequest })).status;
        assert.equal(await status(many(5, query)), 200);
        assert.equal(await status(many(6, query)), 400);
        assert.equal(await status(many(25, '/sobjects/Account/describe')), 200);
        assert.equal(await status(many(26, '/sobjects/Account/describe')), 400);
        assert.equal(await status([...many(1, query), ...many(1, query)]), 400);
    });
});
