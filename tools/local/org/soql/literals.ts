import { OrgError } from '../errors.js';
import { isId, to18 } from '../ids.js';
import { comparable, type Value } from '../tables.js';
import type { Field } from '../schema/types.js';
import { formatDateTime, parseDateTime } from '../values.js';
import { dateRange } from './dates.js';

/** What a condition compares with: a value in comparable form, or a span of time (from, before) for a date literal. */
export type Operand = { value: Value } | { from: string; before: string };

const NUMERIC = new Set(['int', 'double', 'currency', 'percent']);

/**
 * A SOQL literal as the field's type compares it.
 * @throws OrgError INVALID_FIELD when its type does not fit the field's, as the platform does
 */
export function operand(field: Field, text: string, literalType: string, now: number): Operand {
    if (literalType === 'NULL') return { value: null };
    if (literalType === 'DATE_LITERAL' || literalType === 'DATE_N_LITERAL') {
        if (field.type !== 'date' && field.type !== 'datetime') throw wrongType(field, text);
        return asField(field, dateRange(text, now));
    }
    if (!wantedLiteral(field).test(literalType)) throw wrongType(field, text);
    if (field.type === 'boolean') return { value: text.toUpperCase() === 'TRUE' };
    if (field.type === 'datetime') return { value: formatDateTime(parseDateTime(text) ?? NaN) };
    if (field.type === 'date') return { value: text };
    return { value: NUMERIC.has(field.type) ? Number(text) : string(field, unquote(text)) };
}

/** The text inside a quoted literal, its escapes undone. */
export function unquote(text: string): string {
    const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    return text.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => escapes[letter.toLowerCase()] ?? letter);
}

function string(field: Field, text: string): Value {
    if (text === '') return null;
    if (field.type !== 'id' && field.type !== 'reference') return comparable(field, text);
    if (isId(text)) return to18(text);
    throw new OrgError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
}

function wantedLiteral({ type }: Field): RegExp {
    if (NUMERIC.has(type)) return /^(INTEGER|DECIMAL)/;
    return { boolean: /^BOOLEAN$/, date: /^DATE$/, datetime: /^DATETIME$/ }[type as string] ?? /^STRING$/;
}

/** A date field's span is in days, a date-time field's in instants; both compare as text. */
function asField(field: Field, { from, before }: { from: number; before: number }): Operand {
    const form = (at: number): string =>
        field.type === 'date' ? new Date(at).toISOString().slice(0, 10) : formatDateTime(at);
    return { from: form(from), before: form(before) };
}

function wrongType(field: Field, text: string): OrgError {
    const type = NUMERIC.has(field.type) ? 'double' : field.type === 'datetime' ? 'dateTime' : field.type;
    const bare = ['double', 'dateTime', 'date', 'boolean'].includes(type);
    const wanted = bare ? `${type} and should not be` : 'string and should be';
    return new OrgError(
        'INVALID_FIELD',
        `value of filter criterion for field '${field.name}' must be of type ${wanted} enclosed in quotes (${text})`
    );
}
