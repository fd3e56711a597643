import type { Field, FieldType, PicklistValue, SObjectType } from './types.js';

/** A field with everything at its plain default, changed by what is given. */
export function makeField(field: Partial<Field> & Pick<Field, 'name' | 'type'>): Field {
    return {
        label: field.name.replace(/__c$/, '').replace(/_/g, ' '),
        custom: field.name.endsWith('__c'),
        length: defaultLength(field.type),
        precision: 18,
        scale: 0,
        required: false,
        unique: false,
        externalId: false,
        caseSensitive: false,
        createable: true,
        updateable: true,
        htmlFormatted: false,
        calculated: false,
        ...field
    };
}

/** Characters of a field whose definition does not say. */
export function defaultLength(type: FieldType): number {
    if (type === 'id' || type === 'reference') return 18;
    if (type === 'email') return 80;
    if (type === 'phone') return 40;
    if (type === 'multipicklist') return 4099;
    if (type === 'encryptedstring') return 175;
    return ['string', 'textarea', 'url', 'picklist'].includes(type) ? 255 : 0;
}

/** The fields every row has and nobody sets. */
export function systemFields(): Field[] {
    const readOnly = { createable: false, updateable: false };
    const author = (name: string): Field =>
        makeField({
            name,
            type: 'reference',
            reference: {
                to: ['User'],
                relationshipName: name.replace(/Id$/, ''),
                masterDetail: false,
                cascadeDelete: false
            },
            ...readOnly
        });
    return [
        makeField({ name: 'Id', label: 'Record ID', type: 'id', ...readOnly }),
        makeField({ name: 'IsDeleted', label: 'Deleted', type: 'boolean', ...readOnly }),
        makeField({ name: 'CreatedDate', type: 'datetime', ...readOnly }),
        author('CreatedById'),
        makeField({ name: 'LastModifiedDate', type: 'datetime', ...readOnly }),
        author('LastModifiedById'),
        makeField({ name: 'SystemModstamp', type: 'datetime', ...readOnly })
    ];
}

/** The owner, on objects that have one (a master-detail child has none). */
export function ownerField(): Field {
    return makeField({
        name: 'OwnerId',
        label: 'Owner ID',
        type: 'reference',
        reference: { to: ['User'], relationshipName: 'Owner', masterDetail: false, cascadeDelete: false }
    });
}

/** An object's fields by lower-case name, in the given order. */
export function fieldMap(fields: Field[]): SObjectType['fields'] {
    return new Map(fields.map((field) => [field.name.toLowerCase(), field]));
}

/** Active values whose labels are their API names. */
export function picklistValues(names: readonly string[]): PicklistValue[] {
    return names.map((value) => ({ value, label: value, active: true }));
}
