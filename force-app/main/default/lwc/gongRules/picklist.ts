import type { FieldForm, FieldItem } from './field.js';
import { nameKey } from './names.js';
import type { Names } from './names.js';

/** A value of a picklist. */
export interface PicklistValue {
    /** The API name, which is what the field holds. */
    readonly value: string;
    readonly label: string;
    /** Whether it may be chosen now: inactive values, and those that a record type leaves out, may not. */
    readonly active: boolean;
}

/** Values that one row may have in a multi-select picklist. */
const MOST_VALUES = 100;

/**
 * The names in a picklist: one, the first of the list, or in a multi-select picklist many, in the order of the platform.
 * A name is written as the value that has it as API name, else as label, else the value that is an alias of it; without
 * regard to case. A name without a value is never written, so that no list grows by what was heard. Values that may not
 * be chosen are not written, and stay where they are.
 * @param values of the field, for one record type
 * @param names whose aliases values may be
 */
export function picklistForm(
    values: readonly PicklistValue[],
    names: Pick<Names, 'identity' | 'rules'>,
    multiple: boolean
): FieldForm {
    const choosable = values.filter(({ active }) => active);
    const fixed = new Set(values.filter(({ active }) => !active).map(({ value }) => value));
    const spellings = spellingsOf(choosable, names);
    const spelling = (name: string): string | undefined =>
        spellings.get(nameKey(name)) ?? spellings.get(ALIAS + names.identity(name));
    const join = (all: readonly string[]): string => all.filter((name) => name !== '').join(SEPARATOR);
    return {
        length: Infinity,
        parse: (value) =>
            (multiple ? (value ?? '').split(SEPARATOR) : [value ?? '']).flatMap((part): FieldItem[] => {
                const name = part.trim();
                return name === '' ? [] : [{ name, separator: SEPARATOR }];
            }),
        join: multiple ? join : ([first = '']) => first,
        part: (some) => join(some.map(({ name }) => name)),
        spelling,
        isFixed: (name) => fixed.has(name),
        hasRoom: (_, all) => all.length <= (multiple ? MOST_VALUES : 1) && new Set(all).size === all.length,
        isDivided: () => false,
        isSame: (one, other) => sorted(one) === sorted(other),
        // without the others: an unrestricted list takes what people save as inactive values
        rules: JSON.stringify([multiple, choosable.map(({ value, label }) => [value, label])])
    };
}

const SEPARATOR = ';';
/** No key of a name begins so. */
const ALIAS = ' ';

const sorted = (all: readonly string[]): string => [...all].sort().join(SEPARATOR);

/** Values by what names them: the API name before the label, that before an alias; of equals the first in the list. */
function spellingsOf(values: readonly PicklistValue[], names: Pick<Names, 'identity'>): Map<string, string> {
    const found = new Map<string, string>();
    const add = (key: string, value: string): void => {
        if (!found.has(key)) found.set(key, value);
    };
    for (const { value } of values) add(nameKey(value), value);
    for (const { value, label } of values) add(nameKey(label), value);
    for (const { value } of values) add(ALIAS + names.identity(value), value);
    for (const { value, label } of values) add(ALIAS + names.identity(label), value);
    return found;
}
