import { badPicklistValue, OrgError, tooLong } from './errors.js';
import type { Field, FieldType, RecordType, SObjectType } from './schema/types.js';
import type { Row, Tables } from './tables.js';

/** Values that one row may have in a multi-select picklist. */
const MOST_VALUES = 100;
/** Characters of one value, by its API name. */
const VALUE_LENGTH = 255;

export const isPicklist = (type: FieldType): boolean => type === 'picklist' || type === 'multipicklist';

/** The values in a stored or given text: one, or those between semicolons. */
export function picked(field: Field, text: string): string[] {
    const parts = field.type === 'multipicklist' ? text.split(';') : [text];
    return parts.map((part) => part.trim()).filter(Boolean);
}

/**
 * A row's values of a picklist as the platform keeps them: by API name (never by label) without regard to case, each
 * once, those of a multi-select picklist in the order of the definition. What a restricted list does not have, or has as
 * inactive, or has not for the row's record type, is refused. An unrestricted list takes what it does not know, and
 * keeps it as an inactive value.
 * @param recordType of the row; a row without one has all values
 * @throws OrgError INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, STRING_TOO_LONG
 */
export function choose(
    tables: Tables,
    type: SObjectType,
    field: Field,
    text: string,
    recordType: RecordType | undefined
): string {
    const { values, restricted } = field.picklist ?? { values: [], restricted: false };
    const kept = tables.kept(type.name, field.name);
    const known = [...values.map(({ value }) => value), ...kept];
    const allowed = recordType?.picklists.get(field.name.toLowerCase())?.values;
    const chosen = new Set<string>();
    for (const given of picked(field, text)) {
        const same = (name: string): boolean => name.toLowerCase() === given.toLowerCase();
        const value = known.find(same);
        const active = values.some((one) => one.active && same(one.value));
        if (restricted && !(active && (allowed?.has(given.toLowerCase()) ?? true)))
            throw badPicklistValue(field.label, field.name, given);
        if (value === undefined) {
            if (given.length > VALUE_LENGTH) throw tooLong(field.label, field.name, given, VALUE_LENGTH);
            tables.keep(type.name, field.name, given);
            known.push(given);
        }
        chosen.add(value ?? given);
    }
    if (chosen.size > MOST_VALUES)
        throw new OrgError('INVALID_FIELD', `${field.label}: more than ${MOST_VALUES} values`, {
            fields: [field.name]
        });
    return known.filter((name) => chosen.has(name)).join(';');
}

/** Every value that a picklist has by now: the defined ones, and as inactive those that rows brought. */
export function valuesOf(tables: Tables, type: SObjectType, field: Field): NonNullable<Field['picklist']>['values'] {
    const kept = tables.kept(type.name, field.name);
    return [...(field.picklist?.values ?? []), ...kept.map((value) => ({ value, label: value, active: false }))];
}

/** The record type that a row has, or undefined. */
export function recordTypeOf(
    recordTypes: RecordType[],
    tables: Tables,
    object: string,
    row: Row
): RecordType | undefined {
    if (typeof row.RecordTypeId !== 'string') return undefined;
    const name = tables.get('RecordType', row.RecordTypeId)?.DeveloperName;
    return recordTypes.find((one) => one.object === object && one.name === name);
}
