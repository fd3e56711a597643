import type { Component } from '../catalogue.js';
import type { Finding } from '../finding.js';
import { isCustomSetting, isMasterDetail, missing, noSuchObject, objectOf } from '../names.js';
import type { Project } from '../project.js';
import { at } from '../rule.js';
import { child, isTrue, value } from '../xml.js';
import {
    CANNOT_BE_REQUIRED,
    HAS_DIGITS,
    IN_CUSTOM_METADATA,
    IN_CUSTOM_SETTINGS,
    LENGTH,
    NEEDS,
    USES
} from './fieldTypes.js';

/** Every custom field has what its type needs and nothing that its type or its object cannot have. */
export function* areWellFormedFields({ catalogue }: Project): Iterable<Finding> {
    for (const field of catalogue.all('CustomField')) {
        // a file for a standard field only changes some of it
        if (!field.name.endsWith('__c')) continue;
        yield* hasWhatItsTypeNeeds(field);
        yield* isWithinLimits(field);
        yield* fitsItsObject(field, catalogue.find('CustomObject', objectOf(field), field.directory));
        const object = value(field.root, 'referenceTo');
        const unknown = object === undefined ? undefined : noSuchObject(catalogue, object, field.directory);
        if (unknown) yield at(field, child(field.root, 'referenceTo'), unknown);
    }
}

/** Every roll-up summary sums over a master-detail field. */
export function* sumOverDetails({ catalogue }: Project): Iterable<Finding> {
    for (const field of catalogue.all('CustomField')) {
        const key = child(field.root, 'summaryForeignKey');
        if (!key) continue;
        const problem = missing(catalogue, 'CustomField', key.text, field.directory);
        const detail = catalogue.find('CustomField', key.text, field.directory);
        if (problem) yield at(field, key, problem);
        else if (detail && !isMasterDetail(detail.root))
            yield at(field, key, `a roll-up summary needs a master-detail field, and ${key.text} is none.`);
    }
}

function* hasWhatItsTypeNeeds(field: Component): Iterable<Finding> {
    const { root } = field;
    const type = value(root, 'type');
    if (type === undefined) return yield at(field, undefined, `${field.name} has no <type>.`);
    if (!child(root, 'label')) yield at(field, undefined, `${field.name} has no <label>.`);
    const isFormula = child(root, 'formula') !== undefined;
    for (const name of isFormula ? [] : (NEEDS.get(type) ?? []))
        if (!child(root, name)) yield at(field, child(root, 'type'), `a ${type} field needs <${name}>.`);
    if (isTrue(root, 'required') && (isFormula || CANNOT_BE_REQUIRED.has(type)))
        yield at(field, child(root, 'required'), `a ${isFormula ? 'formula' : type} field cannot be <required>.`);
    for (const [use, types] of USES)
        if (isTrue(root, use) && !types.has(type))
            yield at(
                field,
                child(root, use),
                `a ${type} field cannot be <${use}>; ${[...types].join(', ')} fields can.`
            );
    const fallback = child(root, 'defaultValue');
    if (fallback && /^Text/.test(type) && /^\w+$/.test(fallback.text))
        yield at(field, fallback, `a default is a formula: the text ${fallback.text} needs quotes.`);
}

function* isWithinLimits(field: Component): Iterable<Finding> {
    const { root } = field;
    const type = value(root, 'type') ?? '';
    const length = child(root, 'length');
    const [least, most] = LENGTH.get(type) ?? [0, Infinity];
    if (length && (Number(length.text) < least || Number(length.text) > most))
        yield at(field, length, `a ${type} field is ${least} to ${most} characters long, not ${length.text}.`);
    if (!HAS_DIGITS.has(type)) return;
    const precision = child(root, 'precision');
    const scale = child(root, 'scale');
    if (Number(precision?.text ?? 0) > 18)
        yield at(field, precision, `a number has 18 digits at most, not ${precision?.text}.`);
    if (precision && scale && Number(scale.text) > Number(precision.text))
        yield at(field, scale, `${scale.text} decimals do not fit into ${precision.text} digits.`);
}

function* fitsItsObject(field: Component, object: Component | undefined): Iterable<Finding> {
    const type = value(field.root, 'type');
    const place = child(field.root, 'type');
    if (type === undefined) return;
    if (isCustomSetting(object) && !IN_CUSTOM_SETTINGS.has(type))
        yield at(field, place, `a custom setting takes no ${type} fields.`);
    if (objectOf(field).endsWith('__mdt') && !IN_CUSTOM_METADATA.has(type))
        yield at(field, place, `a custom metadata type takes no ${type} fields.`);
}
