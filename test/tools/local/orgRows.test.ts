import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEAL, DEALS, OTHER_DEAL, withOrg, type Answer, type Client } from './orgSetUp.js';

const DATA = { ...DEALS, Contact: [{ Id: '003Lc0000000001IAA', LastName: 'Reviewer' }] };
const project = (fields: object): object => ({ Key__c: 'k', Opportunity__c: DEAL, ...fields });
const create = ({ send }: Client, fields: object): Promise<Answer> =>
    send('POST', '/sobjects/Project__c', project(fields));

test('a row that breaks a rule is refused with the code, wording and fields of the platform', async () => {
    const cases: Array<[object, string, string, string[]?]> = [
        [{ Key__c: null }, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Key__c]', ['Key__c']],
        [
            { Key__c: ' ', Opportunity__c: null },
            'REQUIRED_FIELD_MISSING',
            'Required fields are missing: [Key__c, Opportunity__c]',
            ['Key__c', 'Opportunity__c']
        ],
        [{ Short__c: 'sixsix' }, 'STRING_TOO_LONG', 'Short: data value too large: sixsix (max length=5)', ['Short__c']],
        [
            { Long__c: 'x'.repeat(301) },
            'STRING_TOO_LONG',
            `Long: data value too large: ${'x'.repeat(301)} (max length=300)`,
            ['Long__c']
        ],
        [
            { Size__c: 1000 },
            'NUMBER_OUTSIDE_VALID_RANGE',
            'Size: value outside of valid range on numeric field: 1000',
            ['Size__c']
        ],
        [
            { Size__c: 'many' },
            'JSON_PARSER_ERROR',
            'Cannot deserialize instance of double from VALUE_STRING value many or request may be missing a required field'
        ],
        [
            { Started__c: '2026-03-10' },
            'JSON_PARSER_ERROR',
            'Cannot deserialize instance of datetime from VALUE_STRING value 2026-03-10 or request may be missing a required field'
        ],
        [
            { Due__c: '2026-02-30' },
            'JSON_PARSER_ERROR',
            'Cannot deserialize instance of date from VALUE_STRING value 2026-02-30 or request may be missing a required field'
        ],
        [
            { Status__c: 'Lost' },
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
            'Status: bad value for restricted picklist field: Lost',
            ['Status__c']
        ],
        [{ Nope__c: 1 }, 'INVALID_FIELD', "No such column 'Nope__c' on sobject of type Project__c"],
        [{ Id: DEAL }, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']],
        [
            { Opportunity__c: 'nonsense' },
            'MALFORMED_ID',
            'Opportunity: id value of incorrect type: nonsense',
            ['Opportunity__c']
        ],
        [
            { Opportunity__c: '003Lc0000000001IAA' },
            'MALFORMED_ID',
            'Opportunity: id value of incorrect type: 003Lc0000000001IAA',
            ['Opportunity__c']
        ],
        [
            { Opportunity__c: '006Lc0000000099IAA' },
            'INVALID_CROSS_REFERENCE_KEY',
            'invalid cross reference id',
            ['Opportunity__c']
        ]
    ];
    await withOrg({ data: DATA }, async (client) => {
        for (const [fields, errorCode, message, names] of cases) {
            const { status, body } = await create(client, fields);
            assert.deepEqual([status, body], [400, [{ message, errorCode, ...(names && { fields: names }) }]]);
        }
        const bad = await client.send('POST', '/sobjects/Project__c', '{"Key__c":');
        assert.deepEqual([bad.status, bad.body[0].errorCode], [400, 'JSON_PARSER_ERROR']);
    });
});

test('values are stored as the platform stores them', async () => {
    await withOrg({ data: DATA }, async (client) => {
        const { status, body } = await create(client, {
            Name: '  Alpha ',
            Short__c: '   ',
            Long__c: '\n a b \n',
            Started__c: '2026-01-02T04:04:05.678+01:00',
            Due__c: '2026-01-02',
            Size__c: 1.25,
            Opportunity__c: DEAL.slice(0, 15)
        });
        assert.equal(status, 201);
        const { body: row } = await client.get(`/sobjects/Project__c/${body.id}`);
        assert.deepEqual(
            [
                row.Name,
                row.Short__c,
                row.Long__c,
                row.Started__c,
                row.Due__c,
                row.Size__c,
                row.Opportunity__c,
                row.Secret__c
            ],
            ['Alpha', null, 'a b', '2026-01-02T03:04:05.000+0000', '2026-01-02', 1.3, DEAL, false]
        );
    });
});

test('the platform fills in ids, auto-numbers, missing names, owners and dates', async () => {
    await withOrg({ data: DATA }, async (client, org) => {
        const { body } = await create(client, {});
        assert.match(body.id, /^a0\d[A-Za-z0-9]{15}$/);
        const task = await client.send('POST', '/sobjects/Task__c', { Key__c: 't', Project__c: body.id });
        const { body: row } = await client.get(
            `/sobjects/Project__c/${body.id.slice(0, 15)}?fields=Name,CreatedDate,CreatedById`
        );
        assert.equal(row.Name, body.id);
        assert.match(row.CreatedDate, /^2026-03-10T08:\d\d:\d\d\.000\+0000$/);
        assert.equal(row.CreatedById, org.user.Id);
        assert.equal((await client.get(`/sobjects/Task__c/${task.body.id}`)).body.Name, 'T-0001');
        const deal = (await client.get(`/sobjects/Opportunity/${OTHER_DEAL}`)).body;
        assert.deepEqual([deal.OwnerId, deal.IsWon, deal.Probability], [org.user.Id, true, 100]);
    });
});

test('a unique value is taken once, in any case only where the field says so', async () => {
    await withOrg({ data: DATA }, async (client) => {
        const first = await create(client, { Key__c: 'Same' });
        const second = await create(client, { Key__c: 'Same' });
        assert.deepEqual(second.body, [
            {
                errorCode: 'DUPLICATE_VALUE',
                message: `duplicate value found: Key__c duplicates value on record with id: ${first.body.id}`
            }
        ]);
        assert.equal((await create(client, { Key__c: 'same' })).status, 201);
    });
});

test('every write changes LastModifiedDate and SystemModstamp, reading does not', async () => {
    await withOrg({ data: DATA }, async (client) => {
        const { body } = await create(client, {});
        const stamps = async (): Promise<string[]> => {
            const { body: row } = await client.get(`/sobjects/Project__c/${body.id}`);
            return [row.CreatedDate, row.LastModifiedDate, row.SystemModstamp];
        };
        const before = await stamps();
        assert.deepEqual(await stamps(), before);
        const { status } = await client.send('PATCH', `/sobjects/Project__c/${body.id}`, { Short__c: 'x' });
        const after = await stamps();
        assert.equal(status, 204);
        assert.equal(after[0], before[0]);
        assert.ok(after[1]! > before[1]! && after[2]! > before[2]!);
    });
});

test('a master cannot be changed, not even to itself, and takes its details along when it is deleted', async () => {
    await withOrg({ data: DATA }, async (client, org) => {
        const { body } = await create(client, {});
        await client.send('POST', '/sobjects/Task__c', { Key__c: 't', Project__c: body.id });
        const moved = await client.send('PATCH', `/sobjects/Project__c/${body.id}`, { Opportunity__c: DEAL });
        assert.equal(moved.body[0].errorCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
        assert.deepEqual(moved.body[0].fields, ['Opportunity__c']);
        await client.send('DELETE', `/sobjects/Opportunity/${DEAL}`);
        assert.deepEqual([org.tables.all('Project__c').length, org.tables.all('Task__c').length], [0, 0]);
        const again = await client.send('PATCH', `/sobjects/Project__c/${body.id}`, {});
        assert.deepEqual([again.status, again.body[0].errorCode], [404, 'ENTITY_IS_DELETED']);
        const never = await client.get('/sobjects/Project__c/nothing');
        assert.match(
            never.body[0].message,
            /^Provided external ID field does not exist or is not accessible: nothing$/
        );
    });
});

test('a lookup to a deleted row becomes blank', async () => {
    await withOrg({ data: DATA }, async (client) => {
        const { body } = await create(client, {});
        const task = await client.send('POST', '/sobjects/Task__c', {
            Key__c: 't',
            Project__c: body.id,
            Reviewer__c: '003Lc0000000001IAA'
        });
        await client.send('DELETE', '/sobjects/Contact/003Lc0000000001IAA');
        assert.equal((await client.get(`/sobjects/Task__c/${task.body.id}`)).body.Reviewer__c, null);
    });
});

test('an upsert by external id creates once and updates afterwards', async () => {
    await withOrg({ data: DATA }, async (client) => {
        const path = '/sobjects/Project__c/Key__c/new%2Fkey';
        const first = await client.send('PATCH', path, { Opportunity__c: DEAL });
        const second = await client.send('PATCH', path, { Short__c: 'x' });
        assert.deepEqual([first.status, first.body.created], [201, true]);
        assert.deepEqual([second.status, second.body.created, second.body.id], [200, false, first.body.id]);
        assert.equal((await client.get(path)).body.Key__c, 'new/key');
        const repeated = await client.send('PATCH', path, { Key__c: 'x' });
        assert.equal(repeated.body[0].message, 'The Key__c field should not be specified in the sobject data.');
        const noKey = await client.send('PATCH', '/sobjects/Project__c/Short__c/x', {});
        assert.deepEqual([noKey.status, noKey.body[0].errorCode], [404, 'NOT_FOUND']);
        assert.equal((await client.send('DELETE', path)).status, 204);
    });
});

test('a parent may be named by its external id', async () => {
    await withOrg({ data: DATA }, async (client) => {
        const { body } = await create(client, { Key__c: 'parent' });
        const task = await client.send('POST', '/sobjects/Task__c', { Key__c: 't', Project__r: { Key__c: 'parent' } });
        assert.equal((await client.get(`/sobjects/Task__c/${task.body.id}`)).body.Project__c, body.id);
        const lost = await client.send('POST', '/sobjects/Task__c', { Key__c: 'u', Project__r: { Key__c: 'nobody' } });
        assert.deepEqual(lost.body, [
            {
                errorCode: 'INVALID_FIELD',
                message: 'Foreign key external ID: nobody not found for field Key__c in entity Project__c'
            }
        ]);
    });
});

test('a hierarchy setting has one row an owner, with defaults', async () => {
    await withOrg({}, async ({ send }, org) => {
        const first = await send('POST', '/sobjects/Setting__c', { SetupOwnerId: org.orgId });
        const second = await send('POST', '/sobjects/Setting__c', { SetupOwnerId: org.orgId });
        assert.deepEqual([first.status, second.body[0].errorCode], [201, 'DUPLICATE_VALUE']);
        assert.equal((await send('POST', '/sobjects/Setting__c', { SetupOwnerId: org.user.Id })).status, 201);
    });
});
