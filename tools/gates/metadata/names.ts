import { basename } from 'node:path';
import type { Catalogue, Component, PackageDirectory } from './catalogue.js';
import { didYouMean } from './spelling.js';
import { isTrue, value } from './xml.js';

/** Custom objects, metadata types, platform events, external objects and big objects. */
const CUSTOM_OBJECT = /__(c|mdt|e|x|b)$/;
/** `namespace__Name__c` belongs to an installed package, which nothing here can know. */
const NAMESPACED = /^[A-Za-z0-9]+__[A-Za-z0-9_]+__[a-z]+$/;

/** @returns why `from` cannot rely on that object, or undefined when it can; of standard objects only the form is known */
export function noSuchObject(catalogue: Catalogue, object: string, from: PackageDirectory): string | undefined {
    if (NAMESPACED.test(object)) return undefined;
    if (CUSTOM_OBJECT.test(object)) return missing(catalogue, 'CustomObject', object, from);
    return /^[A-Z][A-Za-z0-9]*$/.test(object) ? undefined : `no object is called "${object}".`;
}

/** @returns why `from` cannot rely on that field, or undefined when it can; of standard fields only the form is known */
export function noSuchField(
    catalogue: Catalogue,
    object: string,
    field: string,
    from: PackageDirectory
): string | undefined {
    const problem = noSuchObject(catalogue, object, from);
    if (problem || NAMESPACED.test(object) || NAMESPACED.test(field)) return problem;
    if (field.endsWith('__c')) return missing(catalogue, 'CustomField', `${object}.${field}`, from);
    return /^[A-Za-z][A-Za-z0-9_.]*$/.test(field) ? undefined : `no field is called "${field}".`;
}

/** @returns why `from` cannot rely on the component of that type and name, or undefined when it can */
export function missing(catalogue: Catalogue, type: string, name: string, from: PackageDirectory): string | undefined {
    if (catalogue.find(type, name, from)) return undefined;
    const [elsewhere] = catalogue.declarations(type, name);
    if (elsewhere)
        return `${name} is in ${basename(elsewhere.directory.path)} only, and ${basename(from.path)} is deployed without it.`;
    return `there is no ${type} ${name}${didYouMean(name, catalogue.names(type))}`;
}

/** The object of a component that belongs to one: a field, a list view… */
export function objectOf({ name }: Pick<Component, 'name'>): string {
    return name.slice(0, name.indexOf('.'));
}

/** Whether a record cannot be saved without the field: such fields take no field permissions. */
export function isRequired({ root }: Component): boolean {
    return isTrue(root, 'required') || isMasterDetail(root);
}

/** Whether the field makes its object the detail of another one. */
export function isMasterDetail(field: Component['root']): boolean {
    return value(field, 'type') === 'MasterDetail';
}

/** Whether the object is a custom setting: kept in the cache, without sharing and without object permissions. */
export function isCustomSetting(object: Component | undefined): boolean {
    return object !== undefined && value(object.root, 'customSettingsType') !== undefined;
}
