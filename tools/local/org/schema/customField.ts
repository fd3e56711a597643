import { isPicklist } from '../picklists.js';
import { makeField } from './fields.js';
import type { Field, FieldType, Reference } from './types.js';
import { flag, list, textOf, type Xml } from './xml.js';

const TYPES: Record<string, FieldType> = {
    Text: 'string',
    TextArea: 'textarea',
    LongTextArea: 'textarea',
    Html: 'textarea',
    Url: 'url',
    Email: 'email',
    Phone: 'phone',
    Checkbox: 'boolean',
    Number: 'double',
    Currency: 'currency',
    Percent: 'percent',
    Date: 'date',
    DateTime: 'datetime',
    Picklist: 'picklist',
    MultiselectPicklist: 'multipicklist',
    EncryptedText: 'encryptedstring',
    AutoNumber: 'string',
    Lookup: 'reference',
    MasterDetail: 'reference'
};

/**
 * A custom field from its metadata.
 * @throws Error when the field has a type the local org has no storage for (roll-ups, formulas, global value sets)
 */
export function customField(xml: Xml, where: string): Field {
    const name = textOf(xml, 'fullName') ?? '';
    const metadataType = textOf(xml, 'type') ?? '';
    const type = TYPES[metadataType];
    if (!type || textOf(xml, 'formula')) {
        throw new Error(`${where}: the local org has no ${textOf(xml, 'formula') ? 'formula' : metadataType} fields`);
    }
    const autoNumber = metadataType === 'AutoNumber';
    const masterDetail = metadataType === 'MasterDetail';
    return makeField({
        name,
        type,
        label: textOf(xml, 'label') ?? name,
        ...number(xml, 'length'),
        ...number(xml, 'precision'),
        ...number(xml, 'scale'),
        required: flag(xml, 'required') || masterDetail,
        unique: flag(xml, 'unique'),
        externalId: flag(xml, 'externalId'),
        caseSensitive: flag(xml, 'caseSensitive'),
        createable: !autoNumber,
        updateable: !autoNumber && (!masterDetail || flag(xml, 'reparentableMasterDetail')),
        htmlFormatted: metadataType === 'Html',
        defaultValue: xml.valueSet ? defaultPick(xml) : literalDefault(type, textOf(xml, 'defaultValue')),
        picklist: isPicklist(type) ? picklist(xml, where) : undefined,
        reference: type === 'reference' ? reference(xml, name, masterDetail) : undefined,
        autoNumber: autoNumber ? (textOf(xml, 'displayFormat') ?? '{0}') : undefined
    });
}

function number(xml: Xml, name: 'length' | 'precision' | 'scale'): Partial<Field> {
    const text = textOf(xml, name);
    return text === undefined ? {} : { [name]: Number(text) };
}

/** A field's default as far as it is a literal; a default formula of any other form is refused rather than misread. */
function literalDefault(type: FieldType, text: string | undefined): Field['defaultValue'] {
    if (text === undefined) return undefined;
    if (type === 'boolean') return text === 'true';
    if (/^-?\d+(\.\d+)?$/.test(text)) return type === 'string' ? text : Number(text);
    const quoted = /^(["'])(.*)\1$/.exec(text);
    if (quoted) return quoted[2]!;
    throw new Error(`the local org takes literal default values only, not ${text}`);
}

function picklist(xml: Xml, where: string): Field['picklist'] {
    const valueSet = (xml.valueSet ?? {}) as Xml;
    for (const name of ['valueSetName', 'controllingField'])
        if (valueSet[name] !== undefined) throw new Error(`${where}: the local org knows no ${name} of picklists`);
    const values = definedValues(xml).map((value) => {
        const name = textOf(value, 'fullName') ?? '';
        return { value: name, label: textOf(value, 'label') ?? name, active: textOf(value, 'isActive') !== 'false' };
    });
    return { values, restricted: flag(valueSet, 'restricted') };
}

function defaultPick(xml: Xml): string | undefined {
    const chosen = definedValues(xml).find((value) => flag(value, 'default'));
    return chosen && textOf(chosen, 'fullName');
}

function definedValues(xml: Xml): Xml[] {
    const valueSet = (xml.valueSet ?? {}) as Xml;
    return list((valueSet.valueSetDefinition ?? {}) as Xml, 'value');
}

function reference(xml: Xml, name: string, masterDetail: boolean): Reference {
    const to = xml.referenceTo as string[] | string | undefined;
    const child = textOf(xml, 'relationshipName');
    return {
        to: [to ?? []].flat(),
        relationshipName: name.replace(/__c$/, '__r'),
        childRelationshipName: child && `${child}__r`,
        masterDetail,
        masterReadIsEnough: flag(xml, 'writeRequiresMasterRead'),
        cascadeDelete: masterDetail || textOf(xml, 'deleteConstraint') === 'Cascade'
    };
}
