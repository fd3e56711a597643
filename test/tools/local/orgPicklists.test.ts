import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaFromFiles } from '../../../tools/local/org/index.js';
import { DEAL, OTHER_DEAL, smallSchema, withOrg, type Client } from './orgSetUp.js';

const value = (name: string, xml = ''): string => `<value><fullName>${name}</fullName>${xml}</value>`;
const list = (name: string, type: string, restricted: boolean): string =>
    `<CustomField><fullName>${name}</fullName><label>${name}</label><type>${type}</type>` +
    `<valueSet><restricted>${restricted}</restricted><valueSetDefinition>` +
    value('Helios', '<default>true</default><label>Helios Readings</label>') +
    value('Zoho') +
    value('Old', '<isActive>false</isActive>') +
    value('SAP') +
    '</valueSetDefinition></valueSet></CustomField>';
const FIELDS = 'objects/Opportunity/fields';
const FILES = {
    [`${FIELDS}/Many__c.field-meta.xml`]: list('Many__c', 'MultiselectPicklist', true),
    [`${FIELDS}/Free__c.field-meta.xml`]: list('Free__c', 'MultiselectPicklist', false),
    [`${FIELDS}/One__c.field-meta.xml`]: list('One__c', 'Picklist', true),
    'objects/Opportunity/recordTypes/Partner.recordType-meta.xml':
        '<RecordType><fullName>Partner</fullName><label>Partner deal</label><active>true</active>' +
        '<picklistValues><picklist>Many__c</picklist><values><fullName>SAP</fullName><default>true</default></values>' +
        '<values><fullName>Old</fullName></values></picklistValues></RecordType>'
};
const Opportunity = [
    { Id: DEAL, Name: 'Acme' },
    { Id: OTHER_DEAL, Name: 'Beta' }
];
const RESTRICTED = 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST';

async function withDeals(
    use: (client: Client, write: (row: object, id?: string) => Promise<unknown>) => Promise<void>
) {
    await withOrg({ schema: smallSchema(FILES), data: { Opportunity } }, async (client) => {
        const write = async (row: object, id = DEAL): Promise<unknown> => {
            const { status, body } = await client.send('PATCH', `/sobjects/Opportunity/${id}`, row);
            if (status !== 204) return body[0].errorCode;
            const [field] = Object.keys(row);
            return (await client.get(`/sobjects/Opportunity/${id}`)).body[field!];
        };
        await use(client, write);
    });
}

for (const [what, row, kept] of [
    ['in the order of the list, each once', { Many__c: 'SAP;Zoho;SAP' }, 'Zoho;SAP'],
    ['by API name in any case, blanks around it passed over', { Many__c: ' sap ; HELIOS;' }, 'Helios;SAP'],
    ['never by label', { Many__c: 'Helios Readings' }, RESTRICTED],
    ['not with an unknown one among them', { Many__c: 'SAP;Oracle' }, RESTRICTED],
    ['not when it is inactive', { Many__c: 'Old' }, RESTRICTED],
    ['one only in a picklist, a semicolon being no separator there', { One__c: 'SAP;Zoho' }, RESTRICTED],
    ['in a picklist as the list writes it', { One__c: 'zoho' }, 'Zoho'],
    ['as nothing when nothing is between semicolons', { Many__c: ' ; ' }, null],
    ['inactive ones, where the list is not restricted', { Free__c: 'old;SAP' }, 'Old;SAP'],
    ['unknown ones at the end, where the list is not restricted', { Free__c: 'Oracle;sap' }, 'SAP;Oracle']
] as const) {
    test(`values of picklists are kept ${what}`, async () => {
        await withDeals(async (_client, write) => assert.equal(await write(row), kept));
    });
}

test('an unrestricted list keeps what a row brought as an inactive value, unless the row was refused', async () => {
    await withDeals(async ({ get, send }, write) => {
        const values = async (): Promise<[string, boolean][]> => {
            const { body } = await get('/sobjects/Opportunity/describe');
            const { picklistValues } = body.fields.find(({ name }: { name: string }) => name === 'Free__c');
            return picklistValues.map((one: { value: string; active: boolean }) => [one.value, one.active]);
        };
        const defined = [
            ['Helios', true],
            ['Zoho', true],
            ['Old', false],
            ['SAP', true]
        ];
        await send('PATCH', `/sobjects/Opportunity/${DEAL}`, { Free__c: 'Infor', Many__c: 'Nope' });
        assert.deepEqual(await values(), defined);
        await write({ Free__c: 'Oracle' });
        assert.equal(await write({ Free__c: 'ORACLE' }, OTHER_DEAL), 'Oracle', 'known from now on');
        await write({ Free__c: null });
        assert.deepEqual(await values(), [...defined, ['Oracle', false]]);
    });
});

test('describe says what kind of list it is, with labels and API names', async () => {
    await withDeals(async ({ get, send, query }) => {
        const { body } = await get('/sobjects/Opportunity/describe');
        const field = (wanted: string) => body.fields.find(({ name }: { name: string }) => name === wanted);
        const { type, restrictedPicklist, picklistValues, sortable, calculated, encrypted } = field('Many__c');
        assert.deepEqual([type, restrictedPicklist, sortable], ['multipicklist', true, false]);
        assert.deepEqual([calculated, encrypted, field('Free__c').restrictedPicklist], [false, false, false]);
        const helios = { active: true, defaultValue: true, label: 'Helios Readings', validFor: null, value: 'Helios' };
        assert.deepEqual(picklistValues[0], helios);
        assert.equal((await query('SELECT Id FROM Opportunity ORDER BY Many__c')).status, 400);
        const made = await send('POST', '/sobjects/Opportunity', {
            Name: 'New',
            StageName: 'Prospecting',
            CloseDate: '2026-12-31'
        });
        assert.equal((await get(`/sobjects/Opportunity/${made.body.id}`)).body.Many__c, 'Helios', 'the default');
    });
});

test('a record type has values of its own: a restricted list takes no others, the UI API tells them', async () => {
    await withDeals(async ({ get, query }, write) => {
        const [{ Id: partner }] = (await query("SELECT Id FROM RecordType WHERE DeveloperName = 'Partner'")).body
            .records;
        assert.equal(await write({ Many__c: 'Zoho', RecordTypeId: partner }), RESTRICTED);
        assert.equal(await write({ Many__c: 'sap', RecordTypeId: partner }), 'SAP');
        assert.equal(await write({ Many__c: 'Zoho' }), RESTRICTED, 'the row has the record type by now');
        const path = '/ui-api/object-info/Opportunity/picklist-values';
        const names = ({ values }: { values: { value: string }[] }) => values.map((one) => one.value);
        const all = (await get(`${path}/${partner}`)).body.picklistFieldValues;
        assert.deepEqual(names(all.Many__c), ['SAP'], 'active ones only');
        assert.deepEqual(names(all.One__c), ['Helios', 'Zoho', 'SAP'], 'not named: all of them');
        assert.equal(all.Many__c.defaultValue.value, 'SAP');
        assert.ok(all.StageName);
        const master = (await get(`${path}/012000000000000AAA/many__c`)).body;
        assert.deepEqual(names(master), ['Helios', 'Zoho', 'SAP']);
        assert.deepEqual([master.values[0].label, master.defaultValue.value], ['Helios Readings', 'Helios']);
        for (const wrong of ['/012000000000009AAA/Many__c', `/${partner}/Name`, `/${partner}/Nope__c`])
            assert.equal((await get(path + wrong)).status, 404, wrong);
        const { recordTypeInfos } = (await get('/sobjects/Opportunity/describe')).body;
        assert.deepEqual(
            recordTypeInfos.map((one: { developerName: string; master: boolean }) => [one.developerName, one.master]),
            [
                ['Partner', false],
                ['Master', true]
            ]
        );
    });
});

test('rich text, encrypted text, and record types of the deployed format are read; shared value sets are refused', () => {
    const field = (name: string, xml: string): string => `<fields><fullName>${name}</fullName>${xml}</fields>`;
    const read = (xml: string) => {
        const text = `<CustomObject>${xml}</CustomObject>`;
        return schemaFromFiles(new Map([['objects/Opportunity.object', text]]));
    };
    const { objects, recordTypes } = read(
        field('Rich__c', '<type>Html</type><length>500</length>') +
            field('Secret__c', '<type>EncryptedText</type><length>20</length>') +
            '<recordTypes><fullName>Own</fullName><label>Own</label><active>false</active></recordTypes>'
    );
    const fields = objects.get('opportunity')!.fields;
    assert.deepEqual([fields.get('rich__c')!.htmlFormatted, fields.get('secret__c')!.type], [true, 'encryptedstring']);
    const [own] = recordTypes;
    assert.deepEqual([own!.object, own!.name, own!.active], ['Opportunity', 'Own', false]);
    for (const xml of ['<valueSetName>Rivals</valueSetName>', '<controllingField>StageName</controllingField>'])
        assert.throws(() => read(field('A__c', `<type>Picklist</type><valueSet>${xml}</valueSet>`)), /picklists/);
});
