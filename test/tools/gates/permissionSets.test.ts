import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isCustomSetting, isRequired, objectOf } from '../../../tools/gates/metadata/names.js';
import { readProject, readProjectFile } from '../../../tools/gates/metadata/project.js';
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
    .filter((field) => !objectOf(field).endsWith('__mdt'))
    .map(({ name }) => name)
    .sort();

test('reps read and change nothing, and have no way to Gong', () => {
    for (const right of ['allowCreate', 'allowEdit', 'allowDelete', 'viewAllRecords', 'modifyAllRecords'])
        assert.deepEqual(granted('Gong_User', 'objectPermissions', right, 'object'), [], right);
    assert.deepEqual(granted('Gong_User', 'fieldPermissions', 'editable', 'field'), []);
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

test('the integration user writes every field that the sync can write', () => {
    assert.deepEqual(granted('Gong_Sync', 'fieldPermissions', 'editable', 'field').sort(), FIELDS);
});

test('the integration user reads from Gong and speaks for the connection, and neither writes there nor changes the setup', () => {
    assert.deepEqual(granted('Gong_Sync', 'customPermissions', 'enabled', 'name'), ['Gong_Connection', 'Gong_Read']);
    assert.ok(granted('Gong_Sync', 'classAccesses', 'enabled', 'apexClass').includes('GongGateway'));
});

test('the integration user reaches every opportunity and creates none', () => {
    assert.deepEqual(granted('Gong_Sync', 'objectPermissions', 'modifyAllRecords', 'object'), ['Opportunity']);
    assert.ok(!granted('Gong_Sync', 'objectPermissions', 'allowCreate', 'object').includes('Opportunity'));
});

test('admins read every field, edit none, and may do everything through the gateway', () => {
    assert.deepEqual(granted('Gong_Admin', 'fieldPermissions', 'readable', 'field').sort(), FIELDS);
    assert.deepEqual(granted('Gong_Admin', 'fieldPermissions', 'editable', 'field'), []);
    const permissions = granted('Gong_Admin', 'customPermissions', 'enabled', 'name');
    assert.deepEqual(permissions.sort(), ['Gong_Read', 'Gong_Setup', 'Gong_Write']);
});

test('whoever uses the gateway may use the credential behind it', () => {
    for (const name of ['Gong_Admin', 'Gong_Sync'])
        assert.deepEqual(
            granted(name, 'externalCredentialPrincipalAccesses', 'enabled', 'externalCredentialPrincipal'),
            ['Gong-GongApi'],
            name
        );
});
