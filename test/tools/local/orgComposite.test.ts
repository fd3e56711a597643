import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sync } from '../../../scripts/engine/index.js';
import { nodePorts } from '../../../scripts/org/ports.js';
import { manyCalls } from '../../../tools/local/data/index.js';
import { startLocalGong } from '../../../tools/local/gong/index.js';
import { makeId } from '../../../tools/local/org/ids.js';
import { readSchema } from '../../../tools/local/org/index.js';
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
        const inOrder = { allOrNone: false, collateSubrequests: false, compositeRequest };
        const { status, body } = await send('POST', '/composite', inOrder);
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

for (const collateSubrequests of [undefined, true, false]) {
    test(`a query after a write of its own composite sees it only in order: collateSubrequests ${collateSubrequests}`, async () => {
        await withOrg({}, async ({ send }, org) => {
            const compositeRequest = [
                { method: 'POST', url: `${DATA}/sobjects/Account`, referenceId: 'first', body: { Name: 'Acme' } },
                { method: 'POST', url: `${DATA}/sobjects/Account`, referenceId: 'second', body: { Name: 'Beta' } },
                { method: 'GET', url: `${DATA}/query?q=SELECT+Name+FROM+Account`, referenceId: 'q' }
            ];
            const { body } = await send('POST', '/composite', { collateSubrequests, compositeRequest });
            const answers = body.compositeResponse as { referenceId: string; body: { totalSize: number } }[];
            assert.deepEqual(
                answers.map(({ referenceId }) => referenceId),
                ['first', 'second', 'q'],
                'answered in order all the same'
            );
            const inOrder = collateSubrequests === false;
            assert.equal(answers[2]!.body.totalSize, inOrder ? 2 : 0);
            assert.equal(org.tables.all('Account')[0]!.Name, inOrder ? 'Acme' : 'Beta');
        });
    });
}

test('without allOrNone a failed subrequest leaves the others, with it everything is undone', async () => {
    const compositeRequest = [
        { method: 'POST', url: `${DATA}/sobjects/Account`, referenceId: 'good', body: { Name: 'Acme' } },
        { method: 'POST', url: `${DATA}/sobjects/Account`, referenceId: 'bad', body: {} },
        { method: 'GET', url: `${DATA}/nonsense`, referenceId: 'unknown' }
    ];
    const codes = async (allOrNone: boolean): Promise<unknown> => {
        let result: unknown;
        await withOrg({}, async ({ send }, org) => {
            const { body } = await send('POST', '/composite', {
                allOrNone,
                collateSubrequests: false,
                compositeRequest
            });
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

test('a competitor is in the field of each Opportunity after one run, whatever order Salesforce would choose', async () => {
    const deals = Array.from({ length: 20 }, (_, i) => makeId('006', i + 1));
    const to = Date.UTC(2026, 5, 1);
    const from = new Date(to - 86_400_000);
    const calls = [...manyCalls(20, { opportunityIds: deals, from, to: new Date(to) })];
    const gong = await startLocalGong({ world: { calls }, perSecond: 1e6 });
    const schema = readSchema(['force-app', 'main-competitors']);
    const Opportunity = deals.map((Id) => ({ Id, Name: 'Deal' }));
    await withOrg({ schema, data: { Opportunity }, gong, verdict: 'ok', now: () => to }, async (_client, org) => {
        const session = {
            instanceUrl: org.url,
            accessToken: org.accessToken,
            refreshAuth: () => Promise.reject(new Error('no refresh token'))
        };
        const ports = { ...nodePorts(session, undefined, () => Promise.resolve()), now: () => to };
        const { exitCode } = await sync(ports, { kind: 'Backfill', host: 'test', span: { from: +from, to } });
        const filled = org.tables.all('Opportunity').filter((row) => row.MainCompetitors__c);
        assert.deepEqual([exitCode, filled.length], [0, 20]);
    }).finally(() => gong.close());
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
