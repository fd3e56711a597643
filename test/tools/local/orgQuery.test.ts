import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEAL, DEALS, OTHER_DEAL, withOrg, type Client } from './orgSetUp.js';
import { DATA as REST } from '../../../scripts/org/apiVersion.js';

const DATA = {
    ...DEALS,
    Account: [{ Id: '001Lc0000000009IAA', Name: 'Acme' }],
    Project__c: [
        {
            Key__c: 'a',
            Name: 'Alpha',
            Opportunity__c: DEAL,
            Size__c: 1,
            Started__c: '2026-03-10T07:00:00Z',
            Long__c: 'x',
            Status__c: 'Open'
        },
        {
            Key__c: 'b',
            Name: 'Beta',
            Opportunity__c: DEAL,
            Size__c: 2,
            Started__c: '2026-03-01T00:00:00Z',
            Status__c: 'Done'
        },
        { Key__c: 'c', Name: 'gamma_1', Opportunity__c: OTHER_DEAL }
    ],
    Task__c: ['a1', 'a2'].map((Key__c) => ({ Key__c, Project__c: 'a00Lc0000000001IAA' }))
};

const ids = new Map<string, string>();
async function withRows(use: (client: Client) => Promise<void>): Promise<void> {
    const { Task__c, ...data } = DATA;
    await withOrg({ data }, async (client, org) => {
        for (const row of org.tables.all('Project__c')) ids.set(String(row.Key__c), row.Id);
        for (const { Key__c } of Task__c) {
            await client.send('POST', '/sobjects/Task__c', { Key__c, Project__c: ids.get('a') });
        }
        await use(client);
    });
}

/** Keys of the projects a condition finds. */
const keys = async ({ query }: Client, where: string): Promise<string> => {
    const { status, body } = await query(`SELECT Key__c FROM Project__c WHERE ${where} ORDER BY Key__c`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.records.map((record: { Key__c: string }) => record.Key__c).join('');
};

test('conditions find the rows the platform would find', async () => {
    await withRows(async (client) => {
        const expected: Record<string, string> = {
            "Name = 'ALPHA'": 'a',
            "Key__c = 'A'": '',
            "Name LIKE '%_a' AND Size__c > 1": 'b',
            "Name LIKE 'gamma\\_%'": 'c',
            'Size__c = null OR Size__c >= 2': 'bc',
            'NOT Size__c = 1': 'bc',
            'NOT (Size__c = 1 OR Size__c = 2)': 'c',
            "(Size__c = 1 OR Size__c = 2) AND Name != 'Beta'": 'a',
            "Key__c IN ('a', 'c')": 'ac',
            "Status__c NOT IN ('Open')": 'bc',
            'Size__c < 5': 'ab',
            'Secret__c = FALSE': 'abc',
            'Started__c = TODAY': 'a',
            'Started__c = LAST_N_DAYS:9': 'ab',
            'Started__c < LAST_N_DAYS:8': 'b',
            'Started__c > 2026-03-10T07:59:00+01:00': 'a',
            "Opportunity__r.Name = 'acme rollout'": 'ab',
            [`Opportunity__c = '${DEAL.slice(0, 15)}'`]: 'ab',
            'Opportunity__c IN (SELECT Id FROM Opportunity WHERE IsWon = true)': 'c',
            'Id IN (SELECT Project__c FROM Task__c)': 'a',
            'Id NOT IN (SELECT Project__c FROM Task__c)': 'bc'
        };
        for (const [where, found] of Object.entries(expected)) assert.equal(await keys(client, where), found, where);
    });
});

test('records carry attributes, parents and lists of children', async () => {
    await withRows(async ({ query }) => {
        const soql =
            "SELECT Key__c, Opportunity__r.Name, Opportunity__r.Account.Name, (SELECT Name FROM Tasks__r ORDER BY Key__c DESC) FROM Project__c WHERE Key__c IN ('a','b') ORDER BY Key__c";
        const { body } = await query(soql);
        const [first, second] = body.records;
        assert.deepEqual(first.attributes, {
            type: 'Project__c',
            url: `${REST}/sobjects/Project__c/${ids.get('a')}`
        });
        assert.equal(first.Opportunity__r.Name, 'Acme rollout');
        assert.equal(first.Opportunity__r.Account, null);
        assert.deepEqual(
            first.Tasks__r.records.map((record: { Name: string }) => record.Name),
            ['T-0002', 'T-0001']
        );
        assert.deepEqual([first.Tasks__r.totalSize, first.Tasks__r.done], [2, true]);
        assert.equal(second.Tasks__r, null);
    });
});

test('rows are ordered, cut off and skipped as asked', async () => {
    await withRows(async ({ query }) => {
        const order = async (clause: string): Promise<string> => {
            const { body } = await query(`SELECT Key__c FROM Project__c ORDER BY ${clause}`);
            return body.records.map((record: { Key__c: string }) => record.Key__c).join('');
        };
        assert.equal(await order('Size__c'), 'cab');
        assert.equal(await order('Size__c DESC NULLS LAST'), 'bac');
        assert.equal(await order('Opportunity__r.Name DESC, Key__c DESC LIMIT 2'), 'cb');
        assert.equal(await order('Key__c LIMIT 5 OFFSET 2'), 'c');
    });
});

test('counts and groups', async () => {
    await withRows(async ({ query }) => {
        const count = await query('SELECT COUNT() FROM Project__c');
        assert.deepEqual(count.body, { totalSize: 3, done: true, records: [] });
        const { body } = await query(
            'SELECT Opportunity__r.Name deal, COUNT(Id), MAX(Size__c) most, SUM(Size__c) FROM Project__c GROUP BY Opportunity__r.Name HAVING COUNT(Id) > 1 ORDER BY COUNT(Id) DESC'
        );
        const attributes = { type: 'AggregateResult' };
        assert.deepEqual(body.records, [{ attributes, deal: 'Acme rollout', expr0: 2, most: 2, expr1: 3 }]);
        const unselected = await query(
            'SELECT Opportunity__c FROM Project__c GROUP BY Opportunity__c HAVING MIN(Size__c) = 1 ORDER BY COUNT(Id)'
        );
        assert.deepEqual(unselected.body.records, [{ attributes, Opportunity__c: DEAL }]);
        const all = await query('SELECT AVG(Size__c) FROM Project__c');
        assert.deepEqual(all.body.records, [{ attributes, expr0: 1.5 }]);
    });
});

test('a mistake in a query is answered with the code and wording of the platform', async () => {
    await withRows(async ({ query }) => {
        const mistakes: Record<string, [string, RegExp]> = {
            'SELECT Nope__c FROM Project__c': [
                'INVALID_FIELD',
                /\nSELECT Nope__c FROM Project__c\n {7}\^\nERROR at Row:1:Column:8\nNo such column 'Nope__c' on entity 'Project__c'/
            ],
            'SELECT Id FROM ScratchOrgInfo': ['INVALID_TYPE', /sObject type 'ScratchOrgInfo' is not supported/],
            'SELECT Id, Nope__r.Name FROM Project__c': [
                'INVALID_FIELD',
                /Didn't understand relationship 'Nope__r' in field path/
            ],
            'SELECT Id, (SELECT Id FROM Nopes__r) FROM Project__c': [
                'INVALID_TYPE',
                /Didn't understand relationship 'Nopes__r' in FROM part/
            ],
            "SELECT Id FROM Project__c WHERE Long__c = 'x'": [
                'INVALID_FIELD',
                /field 'Long__c' can not be filtered in a query call/
            ],
            'SELECT Id FROM Project__c ORDER BY Long__c': [
                'MALFORMED_QUERY',
                /field 'Long__c' can not be sorted in a query call/
            ],
            'SELECT Long__c FROM Project__c GROUP BY Long__c': [
                'MALFORMED_QUERY',
                /field 'Long__c' can not be grouped in a query call/
            ],
            'SELECT Name, COUNT(Id) FROM Project__c GROUP BY Key__c': [
                'MALFORMED_QUERY',
                /Field must be grouped or aggregated: Name/
            ],
            'SELECT Id FROM Project__c WHERE': ['MALFORMED_QUERY', /unexpected token: '<EOF>'/],
            "SELECT Id FROM Project__c WHERE Name = 'a' AND Size__c = 1 OR Size__c = 2": [
                'MALFORMED_QUERY',
                /unexpected token: 'OR'/
            ],
            "SELECT Id FROM Project__c WHERE Size__c = '1'": [
                'INVALID_FIELD',
                /must be of type double and should not be enclosed in quotes/
            ],
            'SELECT Id FROM Project__c WHERE Name = 1': [
                'INVALID_FIELD',
                /must be of type string and should be enclosed in quotes/
            ],
            "SELECT Id FROM Project__c WHERE Opportunity__c = 'x'": [
                'INVALID_QUERY_FILTER_OPERATOR',
                /invalid ID field: x/
            ],
            'SELECT Id FROM Project__c OFFSET 2001': [
                'NUMBER_OUTSIDE_VALID_RANGE',
                /Maximum SOQL offset allowed is 2000/
            ],
            'SELECT Id, Name, id FROM Project__c': ['INVALID_FIELD', /^duplicate field selected: Id$/],
            'SELECT FIELDS(ALL) FROM Project__c': [
                'MALFORMED_QUERY',
                /FIELDS function must have a LIMIT of at most 200/
            ]
        };
        for (const [soql, [code, wording]] of Object.entries(mistakes)) {
            const { status, body } = await query(soql);
            assert.equal(status, 400, soql);
            assert.equal(body[0].errorCode, code, soql);
            assert.match(body[0].message, wording);
        }
    });
});

test('more than 2,000 records come in batches, the next one behind nextRecordsUrl', async () => {
    const Account = Array.from({ length: 4100 }, (_, n) => ({ Name: `Account ${n}` }));
    await withOrg({ data: { Account } }, async ({ query, get }) => {
        const first = (await query('SELECT Id FROM Account')).body;
        assert.deepEqual([first.totalSize, first.done, first.records.length], [4100, false, 2000]);
        const second = (await get(first.nextRecordsUrl)).body;
        const third = (await get(second.nextRecordsUrl)).body;
        assert.deepEqual([third.done, third.records.length, third.nextRecordsUrl], [true, 100, undefined]);
        const small = await get('/query?q=SELECT+Id+FROM+Account', { 'sforce-query-options': 'batchSize=200' });
        assert.equal(small.body.records.length, 200);
        assert.equal((await get('/query/01gnothing-2000')).body[0].errorCode, 'INVALID_QUERY_LOCATOR');
    });
});

test('FIELDS() selects all fields the user may see, a reference to several objects knows its type', async () => {
    await withOrg({}, async ({ query, send }, org) => {
        await send('POST', '/sobjects/Setting__c', { SetupOwnerId: org.orgId });
        const { body } = await query(
            "SELECT FIELDS(CUSTOM), SetupOwnerId FROM Setting__c WHERE SetupOwner.Type = 'Organization' LIMIT 1"
        );
        const { attributes, ...fields } = body.records[0];
        assert.equal(attributes.type, 'Setting__c');
        assert.deepEqual(fields, { Hours__c: 72, SetupOwnerId: org.orgId });
    });
});

test('queryAll still finds deleted rows', async () => {
    await withRows(async ({ send, query, get }) => {
        await send('DELETE', `/sobjects/Project__c/${ids.get('a')}`);
        assert.equal((await query('SELECT Id FROM Project__c')).body.totalSize, 2);
        const all = await get(`/queryAll?q=${encodeURIComponent('SELECT Id FROM Project__c WHERE IsDeleted = true')}`);
        assert.equal(all.body.totalSize, 1);
    });
});
