import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isCustomSetting, isRequired, objectOf } from '../../../tools/gates/metadata/names.js';
import { readProject, readProjectFile } from '../../../tools/gates/metadata/project.js';
import { ADMIN_SETS, SYNC_SETS } from '../../../tools/install/people.js';
import { type Element, isTrue, select, value } from '../../../tools/gates/metadata/xml.js';

const { directories, apiVersion } = readProjectFile(fileURLToPath(new URL('../../..', import.meta.url)));
const { catalogue } = readProject(directories, apiVersion);
const standalone = directories.find((directory) => directory.default)!;

function set(name: string): Element {
    const component = catalogue.find('PermissionSet', name, standalone);
    assert.ok(component, name);
    return component.root;
}

/** What a set lists with a permission: `granted('Gong_User', 'objectPermissions', 'allowEdit', 'object')`. */
function granted(name: string, list: string, permission: string, key: string): string[] {
    return select(set(name), list).flatMap((each) => (isTrue(each, permission) ? [value(each, key) ?? ''] : []));
}

/** The fields of the default package that take field permissions. */
const FIELDS = catalogue
    .all('CustomField')
    .filter((field) => field.directory.path === standalone.path && !isRequired(field))
    .filter((field) => !isCustomSetting(catalogue.find('CustomObject', objectOf(field), standalone)))
    .map(({ name }) => name)
    .sort();

const DECISION = 'Gong_Deal_Competitor__c.Decision__c';

test('reps read, decide on the competitors of a deal, change nothing else, and have no way to Gong', () => {
    for (const right of ['allowCreate', 'allowDelete', 'viewAllRecords', 'modifyAllRecords'])
        assert.deepEqual(granted('Gong_User', 'objectPermissions', right, 'object'), [], right);
    assert.deepEqual(granted('Gong_User', 'objectPermissions', 'allowEdit', 'object'), ['Gong_Deal_Competitor__c']);
    assert.deepEqual(granted('Gong_User', 'fieldPermissions', 'editable', 'field'), [DECISION]);
    // whoever may edit a record may fill its required fields, whatever the field permissions say
    const required = catalogue.fields('Gong_Deal_Competitor__c', standalone).filter(isRequired);
    assert.deepEqual(
        required.map(({ name }) => name),
        ['Gong_Deal_Competitor__c.Opportunity__c']
    );
    assert.equal(value(required[0]!.root, 'reparentableMasterDetail'), 'false');
    assert.deepEqual(granted('Gong_User', 'customPermissions', 'enabled', 'name'), []);
    assert.deepEqual(select(set('Gong_User'), 'externalCredentialPrincipalAccesses'), []);
    for (const door of ['GongGateway', 'GongVerdictResource'])
        assert.ok(!granted('Gong_User', 'classAccesses', 'enabled', 'apexClass').includes(door), door);
});

test('admins and the integration user tell the verdict of the domain check without Customize Application', () => {
    for (const name of ['Gong_Admin', 'Gong_Sync']) {
        assert.ok(granted(name, 'classAccesses', 'enabled', 'apexClass').includes('GongVerdictResource'), name);
        assert.ok(!granted(name, 'userPermissions', 'enabled', 'name').includes('CustomizeApplication'), name);
    }
});

test('reps do not see what failed in a run', () => {
    const seen = granted('Gong_User', 'fieldPermissions', 'readable', 'field');
    assert.deepEqual(
        seen.filter((field) => /^Gong_Sync_Run__c\.(Error|Failures|Retry)__c$/.test(field)),
        []
    );
});

test('the integration user writes every field but the decisions of reps and what admins say of a competitor', () => {
    // what is on the Opportunity goes through a door of its own, which asks for no right to edit deals
    const others = [
        DECISION,
        'Opportunity.Gong_Competitors__c',
        ...FIELDS.filter((field) => objectOf({ name: field }) === 'Gong_Competitor__c')
    ];
    // a competitor that is heard for the first time is made, and then the admins' to describe
    const written = [...FIELDS.filter((field) => !others.includes(field)), 'Gong_Competitor__c.Key__c'].sort();
    assert.deepEqual(granted('Gong_Sync', 'fieldPermissions', 'editable', 'field').sort(), written);
});

test('the integration user asks Gong for what the sync needs and speaks for the connection, and neither writes there nor changes the setup', () => {
    assert.deepEqual(granted('Gong_Sync', 'customPermissions', 'enabled', 'name'), [
        'Gong_Ask_Sync',
        'Gong_Connection'
    ]);
    assert.ok(granted('Gong_Sync', 'classAccesses', 'enabled', 'apexClass').includes('GongGateway'));
});

test('the integration user sees every opportunity, and may create, edit and delete none', () => {
    assert.deepEqual(granted('Gong_Sync', 'objectPermissions', 'viewAllRecords', 'object'), ['Opportunity']);
    for (const right of ['allowCreate', 'allowEdit', 'allowDelete', 'modifyAllRecords'])
        assert.ok(!granted('Gong_Sync', 'objectPermissions', right, 'object').includes('Opportunity'), right);
});

test('admins read every field, edit competitors alone, and ask what the sync asks and write to Gong', () => {
    assert.deepEqual(granted('Gong_Admin', 'fieldPermissions', 'readable', 'field').sort(), FIELDS);
    const competitors = FIELDS.filter((field) => objectOf({ name: field }) === 'Gong_Competitor__c');
    assert.deepEqual(granted('Gong_Admin', 'fieldPermissions', 'editable', 'field').sort(), competitors);
    for (const right of ['allowCreate', 'allowEdit', 'allowDelete'])
        assert.deepEqual(granted('Gong_Admin', 'objectPermissions', right, 'object'), ['Gong_Competitor__c'], right);
    const permissions = granted('Gong_Admin', 'customPermissions', 'enabled', 'name');
    assert.deepEqual(permissions.sort(), ['Gong_Ask_Sync', 'Gong_Setup', 'Gong_Write']);
});

test('the credential behind the gateway is in a set of its own, which opens nothing else', () => {
    const principals = (name: string): string[] =>
        granted(name, 'externalCredentialPrincipalAccesses', 'enabled', 'externalCredentialPrincipal');
    assert.deepEqual(principals('Gong_Credential'), ['Gong-GongApi']);
    assert.deepEqual(granted('Gong_Credential', 'objectPermissions', 'allowRead', 'object'), [
        'UserExternalCredential'
    ]);
    for (const list of ['classAccesses', 'customPermissions', 'fieldPermissions', 'userPermissions'])
        assert.deepEqual(select(set('Gong_Credential'), list), [], list);
    for (const name of ['Gong_Admin', 'Gong_Audit', 'Gong_Content', 'Gong_Sync', 'Gong_User'])
        assert.deepEqual(principals(name), [], name);
    for (const sets of [SYNC_SETS, ADMIN_SETS]) assert.ok(sets.includes('Gong_Credential'));
});

test('conversations and logs are for those who were given them, and each set opens one purpose', () => {
    for (const [name, permission] of [
        ['Gong_Content', 'Gong_Ask_Content'],
        ['Gong_Audit', 'Gong_Ask_Audit']
    ] as const) {
        assert.deepEqual(granted(name, 'customPermissions', 'enabled', 'name'), [permission]);
        assert.deepEqual(granted(name, 'classAccesses', 'enabled', 'apexClass').sort(), [
            'GongGateway',
            'GongVerdictResource'
        ]);
        for (const list of ['objectPermissions', 'fieldPermissions', 'userPermissions'])
            assert.deepEqual(select(set(name), list), [], `${name} ${list}`);
    }
});
