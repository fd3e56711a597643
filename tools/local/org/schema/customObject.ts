import { customField } from './customField.js';
import { fieldMap, makeField, ownerField, systemFields } from './fields.js';
import type { Field, ObjectKind, SObjectType } from './types.js';
import { list, textOf, type Xml } from './xml.js';

/** An object's definition gathered from its files: the object's own, and one for each field. */
export interface ObjectSource {
    name: string;
    definition?: Xml;
    fields: Map<string, Xml>;
}

/** A custom object, custom setting or custom metadata type with its fields. */
export function customObject({ name, definition = {}, fields }: ObjectSource, keyPrefix: string): SObjectType {
    const kind = kindOf(name, definition);
    const custom = [...fields.values()].map((xml) => customField(xml, `${name}.${textOf(xml, 'fullName')}`));
    const label = textOf(definition, 'label') ?? name;
    return {
        name,
        label,
        labelPlural: textOf(definition, 'pluralLabel') ?? label,
        kind,
        keyPrefix,
        nameField: kind === 'metadata' ? 'DeveloperName' : 'Name',
        fields: fieldMap([...systemFields(), ...fieldsByKind(kind, definition, custom), ...custom])
    };
}

/** The fields declared in an object's own file, in the deployed (not the source) format. */
export function inlineFields(definition: Xml): Xml[] {
    return list(definition, 'fields');
}

function kindOf(name: string, definition: Xml): ObjectKind {
    if (name.endsWith('__mdt')) return 'metadata';
    return textOf(definition, 'customSettingsType') ? 'setting' : 'custom';
}

function fieldsByKind(kind: ObjectKind, definition: Xml, custom: Field[]): Field[] {
    if (kind === 'metadata') return metadataFields();
    if (kind === 'setting') return settingFields();
    const isDetail = custom.some((field) => field.reference?.masterDetail);
    return [...(isDetail ? [] : [ownerField()]), nameField((definition.nameField ?? {}) as Xml)];
}

/** A custom object's Name: a text of up to 80 characters which the platform fills with the id when it is left out, or an auto-number. */
function nameField(xml: Xml): Field {
    const autoNumber = textOf(xml, 'type') === 'AutoNumber';
    return makeField({
        name: 'Name',
        label: textOf(xml, 'label') ?? 'Name',
        type: 'string',
        length: 80,
        createable: !autoNumber,
        updateable: !autoNumber,
        autoNumber: autoNumber ? (textOf(xml, 'displayFormat') ?? '{0}') : undefined
    });
}

/** A hierarchy custom setting has one row for an owner: the organization, a profile or a user. */
function settingFields(): Field[] {
    return [
        makeField({ name: 'Name', type: 'string', length: 38 }),
        makeField({
            name: 'SetupOwnerId',
            label: 'Location',
            type: 'reference',
            required: true,
            unique: true,
            updateable: false,
            reference: {
                to: ['Organization', 'Profile', 'User'],
                relationshipName: 'SetupOwner',
                masterDetail: false,
                cascadeDelete: true
            }
        })
    ];
}

function metadataFields(): Field[] {
    const readOnly = { type: 'string', createable: false, updateable: false } as const;
    return [
        makeField({ name: 'DeveloperName', length: 40, ...readOnly }),
        makeField({ name: 'MasterLabel', length: 40, ...readOnly }),
        makeField({ name: 'Label', length: 40, ...readOnly }),
        makeField({ name: 'QualifiedApiName', length: 70, ...readOnly }),
        makeField({ name: 'NamespacePrefix', length: 15, ...readOnly }),
        makeField({ name: 'Language', length: 40, ...readOnly })
    ];
}
