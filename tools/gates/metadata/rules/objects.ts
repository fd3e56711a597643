import type { Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { isCustomSetting, isMasterDetail, noSuchObject, objectOf } from '../names.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { child, value } from '../xml.js';

const NEEDED_BY_OBJECTS = ['deploymentStatus', 'label', 'nameField', 'pluralLabel', 'sharingModel'];
/** These go together: an object takes the three or none. */
const APIS = ['enableBulkApi', 'enableSharing', 'enableStreamingApi'];

/** Every custom object, setting and metadata type says what its kind must and nothing that it cannot. */
export function* areWellFormedObjects({ catalogue }: Project): Iterable<Finding> {
    for (const object of catalogue.all('CustomObject')) {
        if (object.name.endsWith('__mdt')) yield* has(object, ['label', 'pluralLabel']);
        else if (isCustomSetting(object)) yield* isPlainSetting(object);
        else if (object.name.endsWith('__c')) yield* isWhole(object);
    }
}

/** A detail's sharing is its master's, and only a detail's is. */
export function* shareLikeTheirMaster({ catalogue }: Project): Iterable<Finding> {
    for (const object of catalogue.all('CustomObject')) {
        if (!object.name.endsWith('__c')) continue;
        const masters = catalogue.fields(object.name, object.directory).filter(({ root }) => isMasterDetail(root));
        const sharing = child(object.root, 'sharingModel');
        const controlled = sharing?.text === 'ControlledByParent';
        if (masters[0] && !controlled)
            yield at(
                object,
                sharing,
                `${object.name} is a detail (${masters[0].name}): its sharingModel is ControlledByParent.`
            );
        if (!masters[0] && controlled)
            yield at(
                object,
                sharing,
                `${object.name} has no master-detail field that its sharing could be controlled by.`
            );
        if (masters[2]) yield at(masters[2], undefined, `${object.name} has more than two master-detail fields.`);
    }
}

/** Fields stand in the folder of an object that exists, and no two give the same name to an object's list of details. */
export function* belongToAnObject({ catalogue }: Project): Iterable<Finding> {
    const taken = new Map<string, Component>();
    for (const field of catalogue.all('CustomField')) {
        const problem = noSuchObject(catalogue, objectOf(field), field.directory);
        if (problem) yield at(field, undefined, problem);
        const name = child(field.root, 'relationshipName');
        if (!name) continue;
        const list = `${value(field.root, 'referenceTo')}.${name.text}`;
        const other = taken.get(list);
        if (other) yield at(field, name, `${other.name} has the relationshipName ${name.text} already.`);
        taken.set(list, field);
    }
}

function* has(object: Component, names: readonly string[]): Iterable<Finding> {
    for (const name of names)
        if (!child(object.root, name)) yield at(object, undefined, `${object.name} needs <${name}>.`);
}

function* isWhole(object: Component): Iterable<Finding> {
    yield* has(object, NEEDED_BY_OBJECTS);
    const sound = child(object.root, 'startsWith');
    if (sound) yield at(object, sound, '<startsWith> is refused by orgs in Chinese, Japanese or Korean: leave it out.');
    const name = child(object.root, 'nameField');
    if (name && value(name, 'type') === 'AutoNumber' && !child(name, 'displayFormat'))
        yield at(object, name, `an AutoNumber name needs a <displayFormat>, such as GH-{00000000}.`);
    const answers = new Set(APIS.map((api) => value(object.root, api) ?? 'false'));
    if (answers.size > 1) yield at(object, undefined, `${APIS.join(', ')} are all true or all false.`);
}

function* isPlainSetting(object: Component): Iterable<Finding> {
    yield* has(object, ['label', 'visibility']);
    for (const name of ['nameField', 'sharingModel', 'deploymentStatus']) {
        const element = child(object.root, name);
        if (element) yield at(object, element, `${object.name} is a custom setting, which has no <${name}>.`);
    }
}
