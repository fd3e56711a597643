import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, DEAL, DEALS, FILES, smallSchema, withOrg, type Client } from './orgSetUp.js';

const objectAccess = (object: string, write: boolean): string =>
    `<objectPermissions><object>${object}</object><allowRead>true</allowRead><allowCreate>${write}</allowCreate><allowEdit>${write}</allowEdit><allowDelete>${write}</allowDelete></objectPermissions>`;
const fieldAccess = (field: string, editable: boolean): string =>
    `<fieldPermissions><field>Project__c.${field}</field><readable>true</readable><editable>${editable}</editable></fieldPermissions>`;
const set = (label: string, xml: string): string => `<PermissionSet><label>${label}</label>${xml}</PermissionSet>`;

const schema = smallSchema({
    'permissionsets/Writer.permissionset-meta.xml': set(
        'Writer',
        objectAccess('Project__c', true) + fieldAccess('Short__c', true) + fieldAccess('Long__c', true)
    ),
    'permissionsets/Reader.permissionset-meta.xml': set(
        'Reader',
        objectAccess('Project__c', false) + fieldAccess('Short__c', false)
    ),
    'permissionsets/Half.permissionset-meta.xml': set(
        'Half',
        objectAccess('Project__c', true) + fieldAccess('Short__c', false)
    )
});
const users = ['admin', 'writer', 'reader', 'half', 'nobody'];
const data = { ...DEALS, User: users.map((LastName) => ({ LastName, Username: `${LastName}@acme.example` })) };
const permissionSets = {
    'admin@acme.example': [],
    'writer@acme.example': ['Writer'],
    'reader@acme.example': ['Reader'],
    'half@acme.example': ['Half']
};

async function asEach(use: (clients: Record<string, Client>) => Promise<void>): Promise<void> {
    await withOrg({ schema, data, permissionSets }, async (_client, org) => {
        await use(Object.fromEntries(users.map((name) => [name, clientOf(org, org.tokenFor(`${name}@acme.example`))])));
    });
}

const project = { Key__c: 'k', Opportunity__c: DEAL, Short__c: 'x' };

test('a user without edit on a field gets INVALID_FIELD_FOR_INSERT_UPDATE, with it the row is written', async () => {
    await asEach(async ({ writer, half }) => {
        const refused = await half!.send('POST', '/sobjects/Project__c', project);
        assert.deepEqual(
            [refused.status, refused.body[0].errorCode, refused.body[0].fields],
            [400, 'INVALID_FIELD_FOR_INSERT_UPDATE', ['Short__c']]
        );
        assert.equal((await writer!.send('POST', '/sobjects/Project__c', project)).status, 201);
    });
});

test('a field a user may not read does not exist for that user', async () => {
    await asEach(async ({ reader, writer }) => {
        const soql = 'SELECT Key__c, Short__c, Long__c FROM Project__c';
        assert.equal((await writer!.query(soql)).status, 200);
        const { body } = await reader!.query(soql);
        assert.match(body[0].message, /No such column 'Long__c' on entity 'Project__c'/);
        const described = await reader!.get('/sobjects/Project__c/describe');
        const named = new Map(described.body.fields.map((field: { name: string }) => [field.name, field]));
        assert.equal(named.has('Long__c'), false);
        assert.equal((named.get('Short__c') as { updateable: boolean }).updateable, false);
        assert.equal(described.body.createable, false);
    });
});

test('an object a user may not read does not exist for that user', async () => {
    await asEach(async ({ nobody, reader }) => {
        const { body } = await nobody!.query('SELECT Id FROM Project__c');
        assert.equal(body[0].errorCode, 'INVALID_TYPE');
        assert.equal((await nobody!.get('/sobjects/Project__c/describe')).status, 404);
        const created = await reader!.send('POST', '/sobjects/Project__c', project);
        assert.deepEqual([created.status, created.body[0].errorCode], [403, 'INSUFFICIENT_ACCESS_OR_READONLY']);
    });
});

test('an administrator has every object, but a deployed field only through a permission set', async () => {
    await asEach(async ({ admin }) => {
        assert.equal((await admin!.query('SELECT Id, Key__c, Opportunity__c FROM Project__c')).status, 200);
        assert.equal((await admin!.query('SELECT Short__c FROM Project__c')).body[0].errorCode, 'INVALID_FIELD');
    });
});

for (const [what, master, masterEdit, status] of [
    ['may be written by who only sees the master where the field says so', true, false, 201],
    ['may not be written by who only sees the master otherwise', false, false, 403],
    ['may be written by who may edit the master', false, true, 201]
] as const) {
    test(`a detail row ${what}`, async () => {
        const path = 'objects/Task__c/fields/Project__c.field-meta.xml';
        const xml = FILES[path]!.replace(
            '</CustomField>',
            `<writeRequiresMasterRead>${master}</writeRequiresMasterRead></CustomField>`
        );
        const deal = 'objects/Project__c/fields/Opportunity__c.field-meta.xml';
        const integration = objectAccess('Task__c', true) + objectAccess('Project__c', masterEdit);
        const detail = smallSchema({
            [path]: xml,
            [deal]: FILES[deal]!.replace(
                '</CustomField>',
                '<writeRequiresMasterRead>true</writeRequiresMasterRead></CustomField>'
            ),
            'permissionsets/Sync.permissionset-meta.xml': set('Sync', integration + objectAccess('Opportunity', false))
        });
        const API_ONLY = '00eLc0000000009IAA';
        const given = {
            ...DEALS,
            Profile: [{ Id: API_ONLY, Name: 'Minimum Access - API Only Integrations' }],
            User: [...data.User, { LastName: 'Sync', Username: 'sync@acme.example', ProfileId: API_ONLY }]
        };
        const sets = { 'sync@acme.example': ['Sync'] };
        await withOrg({ schema: detail, data: given, permissionSets: sets }, async ({ send }, org) => {
            const parent = await send('POST', '/sobjects/Project__c', { Key__c: 'p', Opportunity__c: DEAL });
            const child = await send('POST', '/sobjects/Task__c', { Key__c: 'own', Project__c: parent.body.id });
            const sync = clientOf(org, org.tokenFor('sync@acme.example'));
            const made = await sync.send('POST', '/sobjects/Task__c', { Key__c: 't', Project__c: parent.body.id });
            assert.equal(made.status, status);
            if (status === 403) assert.equal(made.body[0].errorCode, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
            for (const method of ['PATCH', 'DELETE']) {
                const changed = await sync.send(method, `/sobjects/Task__c/${child.body.id}`, {});
                assert.equal(changed.status, status === 201 ? 204 : 403, method);
            }
            const edited = await sync.send('PATCH', `/sobjects/Opportunity/${DEAL}`, { NextStep: 'x' });
            assert.equal(edited.body[0].errorCode, 'INSUFFICIENT_ACCESS_OR_READONLY', 'its profile opens nothing');
        });
    });
}

test('assigning a permission set takes effect at once', async () => {
    await asEach(async ({ admin, nobody }) => {
        const id = async (soql: string): Promise<string> => (await admin!.query(soql)).body.records[0].Id;
        await admin!.send('POST', '/sobjects/PermissionSetAssignment', {
            AssigneeId: await id("SELECT Id FROM User WHERE Username = 'nobody@acme.example'"),
            PermissionSetId: await id("SELECT Id FROM PermissionSet WHERE Name = 'Reader'")
        });
        assert.equal((await nobody!.query('SELECT Short__c FROM Project__c')).status, 200);
    });
});

test('an unknown permission set or user in the options is refused at the start', async () => {
    await assert.rejects(
        withOrg({ permissionSets: { 'admin@integration.example': ['Nope'] } }, async () => {}),
        /no permission set Nope/
    );
    await assert.rejects(
        withOrg({ permissionSets: { 'x@acme.example': [] } }, async () => {}),
        /no user x@acme.example/
    );
});
