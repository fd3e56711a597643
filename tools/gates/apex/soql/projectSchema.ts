import type { Component } from '../../metadata/catalogue.js';
import type { Project } from '../../metadata/project.js';
import { child, value } from '../../metadata/xml.js';
import { ObjectSchema, type Schema } from './schema.js';
import { StandardObjects } from './standardObjects.js';

const AUDIT = ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'];
const USERS = ['CreatedBy', 'LastModifiedBy'];

/** The platform's objects and, over them, what the project declares in `objects/`. */
export function projectSchema({ catalogue }: Pick<Project, 'catalogue'>): Schema {
    const standard = new StandardObjects();
    const known = new Map<string, ObjectSchema | undefined>();
    const find = (name: string): ObjectSchema | undefined => {
        const key = name.toLowerCase();
        if (!known.has(key)) known.set(key, standard.read(name));
        return known.get(key);
    };
    const own = catalogue.all('CustomObject').filter(({ name }) => name.includes('__'));
    for (const component of own) known.set(component.name.toLowerCase(), withSystemFields(component));
    for (const field of catalogue.all('CustomField')) addField(field, find);
    return { find, ownObjects: () => own.map(({ name }) => name) };
}

function withSystemFields({ name, root }: Component): ObjectSchema {
    const object = new ObjectSchema(name);
    object.fields.set('Id', 'Id');
    for (const field of name.endsWith('__e') ? ['CreatedDate', 'EventUuid', 'ReplayId'] : AUDIT)
        object.fields.set(field, 'Datetime');
    if (name.endsWith('__mdt')) {
        for (const field of [
            'DeveloperName',
            'MasterLabel',
            'Label',
            'Language',
            'NamespacePrefix',
            'QualifiedApiName'
        ])
            object.fields.set(field, 'Text');
        return object;
    }
    for (const user of USERS) addReference(object, user, 'User');
    if (name.endsWith('__e')) return object;
    object.fields.set('Name', 'Text');
    object.fields.set('IsDeleted', 'Checkbox');
    if (child(root, 'customSettingsType')) addReference(object, 'SetupOwner', 'Name');
    // the child of a master has no owner of its own
    else if (value(root, 'sharingModel') !== 'ControlledByParent') addReference(object, 'Owner', 'User');
    for (const field of ['LastViewedDate', 'LastReferencedDate']) object.fields.set(field, 'Datetime');
    return object;
}

function addReference(object: ObjectSchema, relationship: string, target: string): void {
    object.fields.set(`${relationship}Id`, 'Lookup');
    object.parents.set(relationship, target);
}

function addField({ name, root }: Component, find: Schema['find']): void {
    const [owner = '', field = ''] = name.split('.');
    const object = find(owner);
    // a standard field in the project only changes its label or tracking
    if (!object || !field.endsWith('__c')) return;
    object.fields.set(field, value(root, 'type') ?? '');
    const target = value(root, 'referenceTo');
    if (target === undefined) return;
    object.parents.set(field.replace(/__c$/, '__r'), target);
    const children = value(root, 'relationshipName');
    if (children !== undefined) find(target)?.children.set(`${children}__r`, object.name);
}
