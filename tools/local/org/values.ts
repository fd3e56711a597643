import { cannotDeserialize, malformedId, OrgError, outsideRange, tooLong } from './errors.js';
import { isId, to18 } from './ids.js';
import type { Field } from './schema/types.js';
import type { Value } from './tables.js';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * What the platform stores for a value it is given: texts trimmed and empty ones null, numbers rounded to the field's scale,
 * date-times in UTC to the second, ids with 18 characters.
 * @throws OrgError as the platform reports a value of the wrong type, length or range
 */
export function stored(field: Field, given: unknown): Value {
    if (given === null || given === undefined || given === '')
        return field.type === 'boolean' ? noBoolean(field) : null;
    switch (field.type) {
        case 'boolean':
            return boolean(given);
        case 'int':
        case 'double':
        case 'currency':
        case 'percent':
            return number(field, given);
        case 'date':
            return date(given);
        case 'datetime':
            return dateTime(given);
        case 'id':
        case 'reference':
            return recordId(field, given);
        default:
            return text(field, given);
    }
}

/** A date-time as the REST API writes it: UTC, seconds, `+0000`. */
export function formatDateTime(milliseconds: number): string {
    return `${new Date(milliseconds).toISOString().slice(0, 19)}.000+0000`;
}

/** Milliseconds of a date-time in any form the API takes (`Z`, `+0100`, `+01:00`), or undefined. */
export function parseDateTime(text: string): number | undefined {
    const match = DATE_TIME.exec(text);
    if (!match) return undefined;
    const [, day, time, , zone] = match;
    const milliseconds = Date.parse(`${day}T${time}${zone!.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
    return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

function text(field: Field, given: unknown): Value {
    if (typeof given !== 'string') throw cannotDeserialize('string', given);
    const trimmed = given.trim();
    if (trimmed === '') return null;
    if (trimmed.length > field.length) throw tooLong(field.label, field.name, trimmed, field.length);
    if (field.type === 'email' && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(trimmed)) {
        throw new OrgError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${trimmed}`, {
            fields: [field.name]
        });
    }
    return trimmed;
}

function noBoolean(field: Field): never {
    throw new OrgError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: `, {
        fields: [field.name]
    });
}

function boolean(given: unknown): boolean {
    if (typeof given === 'boolean') return given;
    if (typeof given === 'string' && /^(true|false)$/i.test(given)) return given.toLowerCase() === 'true';
    throw cannotDeserialize('boolean', given);
}

function number(field: Field, given: unknown): number {
    const value = typeof given === 'string' && given.trim() ? Number(given) : given;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw cannotDeserialize('double', given);
    const power = 10 ** field.scale;
    const rounded = (Math.sign(value) * Math.round(Math.abs(value) * power)) / power;
    if (Math.abs(rounded) >= 10 ** (field.precision - field.scale)) throw outsideRange(field.label, field.name, value);
    return rounded;
}

function date(given: unknown): string {
    const [, year, month, day] = DATE.exec(String(given).slice(0, 10)) ?? [];
    const known = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    if (typeof given !== 'string' || known.getUTCDate() !== Number(day)) throw cannotDeserialize('date', given);
    return `${year}-${month}-${day}`;
}

function dateTime(given: unknown): string {
    const milliseconds = typeof given === 'string' ? parseDateTime(given) : undefined;
    if (milliseconds === undefined) throw cannotDeserialize('datetime', given);
    return formatDateTime(milliseconds);
}

function recordId(field: Field, given: unknown): Value {
    if (given === '') return null;
    if (typeof given !== 'string' || !isId(given)) throw malformedId(field.label, field.name, String(given));
    return to18(given);
}
