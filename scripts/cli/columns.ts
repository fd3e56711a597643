import { table } from './table.js';

/** A column of a list: of its table when it has a share of the width, of its CSV always. */
export interface Column<Row> {
    readonly name: string;
    readonly value: (row: Row) => unknown;
    /** Of the width, in per cent. */
    readonly share?: number | undefined;
}

/** A column of the row's field of that name. */
export function field<K extends string>(name: K, share?: number): Column<{ readonly [key in K]?: unknown }> {
    return { name, share, value: (row) => row[name] };
}

/** A table of the columns that have a share, less those that are empty: what was not asked for takes no room. */
export function humanTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
    const shown = columns
        .filter(({ share }) => share !== undefined)
        .map(({ name, share, value }) => ({
            name,
            share: share!,
            cells: rows.map((row) => readable(cell(value(row))))
        }))
        .filter(({ cells }) => cells.some((text) => text !== ''));
    const whole = shown.reduce((sum, { share }) => sum + share, 0);
    return table(
        Object.fromEntries(shown.map(({ name, share }) => [title(name), (share / whole) * 100])),
        rows.map((_, i) => shown.map(({ cells }) => cells[i]!))
    );
}

/** For people: a time to the minute, with a gap at which it may go on in the next line. */
const readable = (text: string): string =>
    printable(text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)$/, '$1 $2 $3'));

/** A value in one cell: lists with semicolons, objects as JSON. */
export function cell(value: unknown): string {
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) return value.map(cell).join('; ');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Without the characters that could move the cursor or change colours: texts come from everywhere. */
export const printable = (text: string): string =>
    // eslint-disable-next-line no-control-regex -- they are what is taken out
    text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ');

/** `primaryUserId` as `Primary user id`. */
function title(name: string): string {
    const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
    return words.charAt(0).toUpperCase() + words.slice(1);
}
