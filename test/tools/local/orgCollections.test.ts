import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEAL, DEALS, withOrg } from './orgSetUp.js';

const type = { attributes: { type: 'Project__c' } };
const record = (Key__c: string, fields: object = {}): object => ({ ...type, Key__c, Opportunity__c: DEAL, ...fields });
const UPSERT = '/composite/sobjects/Project__c/Key__c';

test('rows of a collection succeed and fail on their own, results in order', async () => {
    await withOrg({ data: DEALS }, async ({ send }, org) => {
        const records = [record('a'), record('b', { Short__c: 'too long' }), record('c')];
        const { status, body } = await send('PATCH', UPSERT, { allOrNone: false, records });
        assert.equal(status, 200);
        assert.deepEqual(
            body.map(({ success, created }: { success: boolean; created: boolean }) => [success, created]),
            [
                [true, true],
                [false, undefined],
                [true, true]
            ]
        );
        assert.deepEqual(body[1].errors, [
            {
                statusCode: 'STRING_TOO_LONG',
                message: 'Short: data value too large: too long (max length=5)',
                fields: ['Short__c']
            }
        ]);
        const again = await send('PATCH', UPSERT, { records: [{ ...type, Key__c: 'a', Short__c: 'x' }] });
        assert.deepEqual(again.body, [{ id: body[0].id, success: true, created: false, errors: [] }]);
        assert.deepEqual(org.tables.writes, { Project__c: { created: 2, updated: 1, deleted: 0 } });
    });
});

test('with allOrNone one failure undoes the others', async () => {
    await withOrg({ data: DEALS }, async ({ send }, org) => {
        const records = [record('a'), record('b', { Size__c: 99999 })];
        const { body } = await send('POST', '/composite/sobjects', { allOrNone: true, records });
        assert.deepEqual(
            body.map(({ errors }: { errors: Array<{ statusCode: string }> }) => errors[0]!.statusCode),
            ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'NUMBER_OUTSIDE_VALID_RANGE']
        );
        assert.equal(org.tables.all('Project__c').length, 0);
        assert.deepEqual(org.tables.writes.Project__c, { created: 0, updated: 0, deleted: 0 });
    });
});

test('a row the platform cannot read fails the whole request', async () => {
    await withOrg({ data: DEALS }, async ({ send }, org) => {
        for (const [fields, code] of [
            [{ Nope__c: 1 }, 'INVALID_FIELD'],
            [{ Size__c: 'many' }, 'JSON_PARSER_ERROR']
        ] as const) {
            const { status, body } = await send('PATCH', UPSERT, { records: [record('a'), record('b', fields)] });
            assert.deepEqual([status, body[0].errorCode], [400, code]);
        }
        assert.equal(org.tables.all('Project__c').length, 0);
    });
});

test('rows that share an external id or an id all fail', async () => {
    await withOrg({ data: DEALS }, async ({ send }) => {
        const { body } = await send('PATCH', UPSERT, { records: [record('a'), record('b'), record('a')] });
        assert.deepEqual(
            body.map(({ errors }: { errors: Array<{ message: string }> }) => errors[0]?.message),
            ['Duplicate external id specified: a', undefined, 'Duplicate external id specified: a']
        );
        const twice = [body[1].id, body[1].id.slice(0, 15)].map((id) => ({ ...type, id }));
        const updated = await send('PATCH', '/composite/sobjects', { records: twice });
        assert.equal(updated.body[0].errors[0].statusCode, 'DUPLICATE_VALUE');
    });
});

test('an update goes by id, a delete by a list of ids', async () => {
    await withOrg({ data: DEALS }, async ({ send }, org) => {
        const { body } = await send('POST', '/composite/sobjects', { records: [record('a'), record('b')] });
        const [a, b] = body.map(({ id }: { id: string }) => id);
        const updated = await send('PATCH', '/composite/sobjects', {
            records: [
                { ...type, id: a, Short__c: 'x' },
                { ...type, id: 'bad' }
            ]
        });
        assert.deepEqual(
            [updated.body[0], updated.body[1].errors[0].statusCode],
            [{ id: a, success: true, errors: [] }, 'MALFORMED_ID']
        );
        const missing = `${a.slice(0, 12)}099AAA`;
        const gone = await send('DELETE', `/composite/sobjects?ids=${a},${missing},${b}&allOrNone=false`);
        assert.deepEqual(
            gone.body.map(
                ({ success, errors }: { success: boolean; errors: Array<{ statusCode: string }> }) =>
                    success || errors[0]!.statusCode
            ),
            [true, 'INVALID_CROSS_REFERENCE_KEY', true]
        );
        assert.equal(org.tables.all('Project__c').length, 0);
        const twice = await send('DELETE', `/composite/sobjects?ids=${a}`);
        assert.equal(twice.body[0].errors[0].statusCode, 'ENTITY_IS_DELETED');
    });
});

test('a collection takes 200 records, and ten runs of one object', async () => {
    await withOrg({ data: DEALS }, async ({ send }) => {
        const many = await send('PATCH', UPSERT, { records: Array.from({ length: 201 }, (_, n) => record(String(n))) });
        assert.deepEqual([many.status, many.body[0].errorCode], [400, 'EXCEEDED_ID_LIMIT']);
        const mixed = Array.from({ length: 11 }, (_, n) =>
            n % 2 ? record(String(n)) : { attributes: { type: 'Account' }, Name: 'A' }
        );
        const runs = await send('POST', '/composite/sobjects', { records: mixed });
        assert.match(runs.body[0].message, /more than 10 chunks/);
    });
});

test('rows can be made to fail as if another transaction had locked them', async () => {
    await withOrg({ data: DEALS }, async ({ send }, org) => {
        let left = 1;
        org.rowFaults = (row) => (row.Key__c === 'b' && left-- > 0 ? { code: 'UNABLE_TO_LOCK_ROW' } : undefined);
        const records = [record('a'), record('b')];
        const first = await send('PATCH', UPSERT, { records });
        assert.deepEqual([first.body[0].success, first.body[1].errors[0].statusCode], [true, 'UNABLE_TO_LOCK_ROW']);
        const second = await send('PATCH', UPSERT, { records: [records[1]] });
        assert.equal(second.body[0].success, true);
    });
});

test('a tree is created whole or not at all', async () => {
    await withOrg({ data: DEALS }, async ({ send }, org) => {
        const tree = (taskKey: string): object => ({
            records: [
                {
                    attributes: { type: 'Project__c', referenceId: 'p1' },
                    Key__c: 'p',
                    Opportunity__c: DEAL,
                    Tasks__r: { records: [{ attributes: { type: 'Task__c', referenceId: 't1' }, Key__c: taskKey }] }
                }
            ]
        });
        const bad = await send('POST', '/composite/tree/Project__c', tree('x'.repeat(21)));
        assert.deepEqual([bad.status, bad.body.hasErrors, bad.body.results[0].referenceId], [400, true, 't1']);
        assert.equal(org.tables.all('Project__c').length, 0);
        const good = await send('POST', '/composite/tree/Project__c', tree('t'));
        assert.deepEqual([good.status, good.body.results.length], [201, 2]);
        assert.equal(org.tables.all('Task__c')[0]!.Project__c, good.body.results[0].id);
    });
});
