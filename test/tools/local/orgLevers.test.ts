import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, DEAL, DEALS, OTHER_DEAL, withOrg, type Client } from './orgSetUp.js';
import type { LocalOrg, LocalOrgOptions } from '../../../tools/local/org/index.js';

interface Pulled {
    status: number;
    /* eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes back is what is under test */
    json: any;
}
type Pull = (method: string, path: string, body?: unknown, token?: string) => Promise<Pulled>;

async function withLevers(
    work: (client: Client, pull: Pull, org: LocalOrg) => Promise<void>,
    options: Partial<LocalOrgOptions> = { data: DEALS }
): Promise<void> {
    await withOrg(options, async (client, org) => {
        const pull: Pull = async (method, path, body, token = org.accessToken) => {
            const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
            const text = typeof body === 'string' ? body : JSON.stringify(body);
            const response = await fetch(org.url + path, {
                method,
                headers,
                ...(body !== undefined && { body: text })
            });
            return { status: response.status, json: await response.json() };
        };
        await work(client, pull, org);
    });
}

const RULE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
const project = (Key__c: string, more: object = {}): object => ({
    attributes: { type: 'Project__c' },
    Key__c,
    Opportunity__c: DEAL,
    ...more
});
const codes = (answer: { body: { errors: { statusCode: string }[] }[] }): (string | undefined)[] =>
    answer.body.map(({ errors }) => errors[0]?.statusCode);

test('a row is refused by what it holds, before or after, one by one or in a collection', async () => {
    await withLevers(async ({ send }, pull, org) => {
        const list = [
            { object: 'Project__c', where: { Short__c: 'BAD', Secret__c: false }, code: RULE, message: 'Not so.' },
            { object: 'opportunity', where: { Id: DEAL.slice(0, 15) }, code: 'ENTITY_IS_LOCKED', message: 'Locked.' }
        ];
        assert.equal((await pull('PUT', '/local/refusals', list)).status, 200);
        const records = [
            project('a', { Short__c: 'bad' }),
            project('b'),
            project('c', { Short__c: 'bad', Secret__c: true })
        ];
        assert.deepEqual(codes(await send('POST', '/composite/sobjects', { records })), [RULE, undefined, undefined]);
        assert.deepEqual(
            org.tables.all('Project__c').map(({ Key__c }) => Key__c),
            ['b', 'c']
        );
        const change = await send('PATCH', '/sobjects/Project__c/Key__c/b', { Short__c: 'bad' });
        assert.deepEqual(change.body, [{ errorCode: RULE, message: 'Not so.' }]);
        assert.equal((await send('PATCH', `/sobjects/Opportunity/${OTHER_DEAL}`, { NextStep: 'x' })).status, 204);
        for (const [method, body] of [['PATCH', { NextStep: 'x' }], ['DELETE']] as const) {
            const locked = await send(method, `/sobjects/Opportunity/${DEAL}`, body);
            assert.equal(locked.body[0].errorCode, 'ENTITY_IS_LOCKED');
        }
        assert.equal(org.tables.get('Opportunity', DEAL)!.NextStep ?? null, null);
        await pull('PUT', '/local/refusals', []);
        assert.equal((await send('PATCH', `/sobjects/Opportunity/${DEAL}`, { NextStep: 'x' })).status, 204);
    });
});

test('a transaction with more rows of an object than it takes is refused as a whole, up to that it is not', async () => {
    await withLevers(async ({ send }, pull, org) => {
        const code = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
        await pull('PUT', '/local/refusals', [{ object: 'Project__c', most: 2, code, message: 'CPU time limit' }]);
        const contact = { attributes: { type: 'Contact' }, LastName: 'X' };
        const three = [project('a'), project('b'), project('c'), contact];
        const refused = await send('POST', '/composite/sobjects', { records: three });
        assert.deepEqual(codes(refused), [code, code, code, undefined]);
        assert.equal(org.tables.all('Project__c').length, 0);
        const records = [project('a'), project('b')];
        const taken = await send('PATCH', '/composite/sobjects/Project__c/Key__c', { records });
        assert.deepEqual(codes(taken), [undefined, undefined]);
    });
});

test('refusals that a test sets in process are those that HTTP replaces', async () => {
    const refusals = [{ object: 'Account', where: {}, code: RULE, message: 'No accounts.' }];
    await withLevers(
        async ({ send }, pull, org) => {
            const create = async (): Promise<number> => (await send('POST', '/sobjects/Account', { Name: 'A' })).status;
            assert.equal(await create(), 400);
            await pull('PUT', '/local/refusals', []);
            assert.equal(await create(), 201);
            org.refusals = refusals;
            assert.equal(await create(), 400);
        },
        { refusals }
    );
});

test('a field becomes what it is said to be, in describe and in what rows may hold', async () => {
    await withLevers(async ({ send, get }, pull) => {
        const described = async (): Promise<Record<string, unknown>> => {
            const { body } = await get('/sobjects/Project__c/describe');
            return body.fields.find(({ name }: { name: string }) => name === 'Short__c');
        };
        const write = async (Short__c: string): Promise<string> => {
            const { body } = await send('PATCH', '/sobjects/Project__c/Key__c/a', { Short__c });
            return body.success ? 'ok' : body[0].errorCode;
        };
        const set = (change: object): Promise<Pulled> =>
            pull('PUT', '/local/fields', { 'project__c.short__c': change });
        await send('POST', '/sobjects/Project__c', { Key__c: 'a', Opportunity__c: DEAL });
        await set({ length: 2 });
        assert.equal(await write('abc'), 'STRING_TOO_LONG');
        const picklistValues = ['One', { value: 'Two', label: 'Zwei', active: false }];
        await set({ type: 'multipicklist', picklistValues, restrictedPicklist: true });
        assert.equal(await write('one'), 'ok');
        assert.equal(await write('Three'), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
        const list = await described();
        assert.deepEqual([list.type, list.length, list.restrictedPicklist], ['multipicklist', 4099, true]);
        await set({ type: 'textarea', length: 500, htmlFormatted: true, updateable: false });
        const { type, length, htmlFormatted, updateable, picklistValues: none } = await described();
        assert.deepEqual([type, length, htmlFormatted, updateable, none], ['textarea', 500, true, false, []]);
        assert.equal(await write('x'), 'INVALID_FIELD_FOR_INSERT_UPDATE');
        await set({ type: 'string', htmlFormatted: false, calculated: true });
        assert.equal((await described()).calculated, true);
    });
});

for (const [what, path, body, says] of [
    ['no list', '/local/refusals', {}, /array/],
    ['neither where nor most', '/local/refusals', [{ object: 'Account', code: 'X', message: '' }], /where/],
    ['an unknown object', '/local/refusals', [{ object: 'Nope', where: {}, code: 'X', message: '' }], /no object Nope/],
    [
        'an unknown field',
        '/local/refusals',
        [{ object: 'Account', where: { A: 1 }, code: 'X', message: '' }],
        /Account\.A/
    ],
    ['a field that is not there', '/local/fields', { 'Account.Nope__c': { length: 1 } }, /no field Account\.Nope__c/],
    ['an unknown type', '/local/fields', { 'Account.Name': { type: 'formula' } }, /Account\.Name\.type/],
    ['a picklist without values', '/local/fields', { 'Account.Name': { type: 'picklist' } }, /picklistValues/],
    ['values for a text', '/local/fields', { 'Account.Name': { picklistValues: ['A'] } }, /no picklist/],
    ['no JSON', '/local/fields', '{', /the body/]
] as const) {
    test(`a lever of the org with ${what} is one sentence with 400, and changes nothing`, async () => {
        await withLevers(async (_client, pull, org) => {
            const { schema, refusals } = org;
            const { status, json } = await pull('PUT', path, body);
            assert.equal(status, 400);
            assert.match(json.error, says);
            assert.doesNotMatch(json.error, /\n/);
            assert.deepEqual([org.schema === schema, org.refusals === refusals], [true, true]);
        });
    });
}

test('API calls are counted by kind, and looking at them is none; only the connected user may', async () => {
    await withLevers(
        async ({ query }, pull, org) => {
            await query('SELECT Id FROM Account');
            await query('SELECT Id FROM Contact');
            for (let n = 0; n < 2; n++)
                assert.deepEqual((await pull('GET', '/local/requests')).json, { apiCalls: 2, byKind: { query: 2 } });
            const other = org.tokenFor('rep@acme.example');
            assert.equal((await clientOf(org, other).query('SELECT Id FROM Account')).status, 200);
            for (const token of [other, 'wrong', ''])
                assert.equal((await pull('PUT', '/local/refusals', [], token)).status, 401);
        },
        { data: { User: [{ LastName: 'A' }, { LastName: 'Rep', Username: 'rep@acme.example' }] } }
    );
});
