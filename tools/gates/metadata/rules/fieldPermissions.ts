import type { Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { isCustomSetting, isRequired, noSuchField, objectOf } from '../names.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { child, isTrue, select, value } from '../xml.js';

/** Field permissions are given on fields that exist and take them: the deploy fails on required and master-detail fields. */
export function* permitWhatCanBePermitted({ catalogue }: Project): Iterable<Finding> {
    for (const set of catalogue.all('PermissionSet')) {
        for (const permission of select(set.root, 'fieldPermissions')) {
            const place = child(permission, 'field');
            const name = place?.text ?? '';
            const [object = '', field = ''] = name.split('.');
            const problem = noSuchField(catalogue, object, field, set.directory);
            if (problem) {
                yield at(set, place, problem);
                continue;
            }
            const definition = catalogue.find('CustomField', name, set.directory);
            if (definition && isRequired(definition))
                yield at(set, place, `${name} takes no field permissions: it is required or master-detail.`);
            if (isTrue(permission, 'editable') && !isTrue(permission, 'readable'))
                yield at(set, place, `editable on ${name} depends on readable.`);
        }
    }
}

/**
 * Every field can be read by somebody: a deploy gives a new field to nobody, not even to who deployed it, and then all
 * queries for it fail. A project without permission sets leaves that to profiles.
 */
export function* canBeReadBySomebody({ catalogue }: Project): Iterable<Finding> {
    const sets = catalogue.all('PermissionSet');
    if (!sets[0]) return;
    const readable = new Set([
        ...sets.flatMap((set) => granted(set, 'fieldPermissions', 'readable', 'field')),
        ...sets.flatMap((set) => granted(set, 'objectPermissions', 'allowRead', 'object')),
        ...sets.flatMap((set) =>
            granted(set, 'objectPermissions', 'viewAllFields', 'object').map((name) => `${name}.*`)
        )
    ]);
    for (const field of catalogue.all('CustomField')) {
        const object = catalogue.find('CustomObject', objectOf(field), field.directory);
        if (isRequired(field) || isCustomSetting(object) || /__(mdt|e)$/.test(objectOf(field))) continue;
        if (!readable.has(field.name) && !readable.has(`${objectOf(field)}.*`))
            yield at(field, undefined, `no permission set lets anybody read ${field.name}.`);
    }
    for (const object of catalogue.all('CustomObject'))
        if (object.name.endsWith('__c') && !isCustomSetting(object) && !readable.has(object.name))
            yield at(object, undefined, `no permission set lets anybody read ${object.name}.`);
}

function granted({ root }: Component, list: string, permission: string, key: string): string[] {
    return select(root, list).flatMap((each) => (isTrue(each, permission) ? [value(each, key) ?? ''] : []));
}
