/** Reading values from JSON that may have anything missing, null or of another type: what does not fit is undefined. */
export type Json = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): Json | undefined {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

/**
 * A list; null and undefined are the empty list.
 * @throws {NotUnderstood} when it is something else: then the sender means something that we do not know.
 */
export function asList(value: unknown, what: string): readonly unknown[] {
    if (value === null || value === undefined) return [];
    if (!Array.isArray(value)) throw new NotUnderstood(`${what} is not a list`);
    return value;
}

/** A non-empty text; numbers that are exact are taken as text too. */
export function asText(value: unknown): string | undefined {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
    if (typeof value !== 'string') return undefined;
    const text = value.trim();
    return text === '' ? undefined : text;
}

/** A finite number; numeric text counts. */
export function asNumber(value: unknown): number | undefined {
    if (typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value)) return Number(value);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A whole number from 0 to 999,999,999, the range of the Number(9,0) fields. */
export function asCount(value: unknown): number | undefined {
    const number = asNumber(value);
    return number === undefined ? undefined : Math.min(Math.max(Math.round(number), 0), 999_999_999);
}

// the Datetime range of Salesforce
const EARLIEST = Date.UTC(1700, 0, 1);
const LATEST = Date.UTC(4000, 11, 31);
// Gong's documented examples show epoch seconds where live answers have ISO texts
const SECONDS_BELOW = 100_000_000_000;

/** A point in time in milliseconds since 1970, from an ISO text with any offset or an epoch number. */
export function asTime(value: unknown): number | undefined {
    const number = asNumber(value);
    let time: number;
    if (number !== undefined) time = Math.abs(number) < SECONDS_BELOW ? number * 1000 : number;
    // Date.parse finds dates in nearly any text, and Salesforce's offset without a colon only in some browsers
    else if (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)) {
        // without an offset it would be the time of whatever machine this runs on
        time = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2').replace(/(T[\d:.]+)$/, '$1Z'));
    } else return undefined;
    return time >= EARLIEST && time <= LATEST ? Math.round(time) : undefined;
}

/** A JSON text that parses to a list, or the empty list for anything else (a row may have been edited by hand). */
export function parseList(text: unknown): readonly unknown[] {
    if (typeof text !== 'string') return [];
    try {
        const value: unknown = JSON.parse(text);
        return Array.isArray(value) ? value : [];
    } catch {
        return [];
    }
}

/** Strings, so that nothing in them is taken for a number, and numbers. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d[\d.eE+-]*/g;
/** Digits of the shortest whole number that may be beyond 2^53. */
const LONG = 16;
const BEFORE_NUMBER = '-[:, \n\r\t';

/**
 * A JSON text whose whole numbers beyond 2^53 are strings: Gong gives some ids as numbers, and JSON.parse would round
 * them to the id of something else.
 */
export function exactIntegers(text: string): string {
    if (!mayHaveLongNumber(text)) return text;
    return text.replace(STRING_OR_NUMBER, (token) =>
        /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token
    );
}

/** Of so many digits in a row one stands at a multiple of their number: of a large text little else is looked at. */
function mayHaveLongNumber(text: string): boolean {
    for (let at = 0; at < text.length; at += LONG) {
        if (!isDigit(text.charCodeAt(at))) continue;
        let first = at;
        while (isDigit(text.charCodeAt(first - 1))) first--;
        // most are ids, and nearly every id is a text
        if (!BEFORE_NUMBER.includes(text.charAt(first - 1))) continue;
        let last = at;
        while (isDigit(text.charCodeAt(last + 1))) last++;
        if (last - first + 1 >= LONG) return true;
    }
    return false;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Something that came from Gong and cannot be read; the message says what, in words that follow "because". */
export class NotUnderstood extends Error {
    override name = 'NotUnderstood';
}
