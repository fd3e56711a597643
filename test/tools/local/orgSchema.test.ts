import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaFromFiles, withField } from '../../../tools/local/org/index.js';
import { fieldOf, objectOf } from '../../../tools/local/org/schema/types.js';
import { DEAL, DEALS, FILES, smallSchema, withOrg } from './orgSetUp.js';

test('a field has the length, precision and rules its metadata says', () => {
    const type = objectOf(smallSchema(), 'project__c')!;
    const { length, unique, externalId, caseSensitive, required } = fieldOf(type, 'KEY__C')!;
    assert.deepEqual([length, unique, externalId, caseSensitive, required], [20, true, true, true, true]);
    const size = fieldOf(type, 'Size__c')!;
    assert.deepEqual([size.type, size.precision, size.scale], ['double', 4, 1]);
    const values = ['Open', 'Done'].map((value) => ({ value, label: value, active: true }));
    assert.deepEqual(fieldOf(type, 'Status__c')!.picklist, { values, restricted: true });
});

test('a master-detail child has no owner, is required and cannot be reparented', () => {
    const type = objectOf(smallSchema(), 'Project__c')!;
    const master = fieldOf(type, 'Opportunity__c')!;
    assert.equal(fieldOf(type, 'OwnerId'), undefined);
    assert.deepEqual([master.required, master.createable, master.updateable], [true, true, false]);
    assert.equal(master.reference!.childRelationshipName, 'Projects__r');
});

test('the deployed format, fields inside the object, gives the same fields as the source format', () => {
    const inline = FILES['objects/Project__c/fields/Short__c.field-meta.xml']!.replace(
        '<CustomField>',
        '<fields>'
    ).replace('</CustomField>', '</fields>');
    const text = `<CustomObject><label>Project</label>${inline}</CustomObject>`;
    const schema = schemaFromFiles(new Map([['objects/Project__c.object', text]]));
    const expected = fieldOf(objectOf(smallSchema(), 'Project__c')!, 'Short__c');
    assert.deepEqual(fieldOf(objectOf(schema, 'Project__c')!, 'Short__c'), expected);
});

test('custom metadata records are rows of their type', async () => {
    await withOrg({}, async ({ query }) => {
        const { body } = await query('SELECT DeveloperName, MasterLabel, Names__c FROM Alias__mdt');
        const [{ DeveloperName, MasterLabel, Names__c }] = body.records;
        assert.deepEqual([DeveloperName, MasterLabel, Names__c], ['Acme', 'Acme & Co', 'ACME\nAcme Inc']);
    });
});

test('describe tells type, length, writability, parents and children of an object', async () => {
    await withOrg({}, async ({ get }) => {
        const { body } = await get('/sobjects/Project__c/describe');
        const named = new Map(body.fields.map((field: { name: string }) => [field.name, field]));
        const { type, length, updateable, filterable } = named.get('Long__c') as Record<string, unknown>;
        assert.deepEqual([type, length, updateable, filterable], ['textarea', 300, true, false]);
        const master = named.get('Opportunity__c') as Record<string, unknown>;
        assert.deepEqual(
            [master.createable, master.updateable, master.relationshipName, master.referenceTo],
            [true, false, 'Opportunity__r', ['Opportunity']]
        );
        assert.deepEqual(
            body.childRelationships.map((child: { relationshipName: string }) => child.relationshipName),
            ['Tasks__r']
        );
        assert.equal((await get('/sobjects/Nothing__c/describe')).status, 404);
        const all = await get('/sobjects');
        assert.ok(all.body.sobjects.some(({ name }: { name: string }) => name === 'Opportunity'));
    });
});

test('a field can be made shorter, of another type, read-only, or taken away', async () => {
    const path = 'Project__c.Short__c';
    const limits = {
        shorter: { length: 2 },
        number: { type: 'double', precision: 3 },
        fixed: { updateable: false, createable: false }
    } as const;
    const answers: Record<string, string> = {};
    for (const [name, change] of Object.entries({ ...limits, gone: undefined })) {
        await withOrg({ schema: withField(smallSchema(), path, change), data: DEALS }, async ({ send }) => {
            const { body } = await send('POST', '/sobjects/Project__c', {
                Key__c: 'k',
                Opportunity__c: DEAL,
                Short__c: 'abc'
            });
            answers[name] = body[0].errorCode;
        });
    }
    assert.deepEqual(answers, {
        shorter: 'STRING_TOO_LONG',
        number: 'JSON_PARSER_ERROR',
        fixed: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        gone: 'INVALID_FIELD'
    });
});

test('data that names an unknown object or field is refused at the start, by name', async () => {
    await assert.rejects(
        withOrg({ data: { Nothing__c: [{}] } }, async () => {}),
        /no object Nothing__c/
    );
    await assert.rejects(
        withOrg({ data: { Opportunity: [{ Colour: 'red' }] } }, async () => {}),
        /Opportunity has no field Colour/
    );
});

test('metadata the tables cannot hold is refused, by name', () => {
    const formula = '<CustomField><fullName>F__c</fullName><type>Text</type><formula>1</formula></CustomField>';
    assert.throws(
        () => smallSchema({ 'objects/Project__c/fields/F__c.field-meta.xml': formula }),
        /Project__c\.F__c.*formula/
    );
    assert.throws(
        () => smallSchema({ 'objects/Project__c/fields/F__c.field-meta.xml': '<CustomField>' }),
        /F__c.*not well-formed/
    );
});
