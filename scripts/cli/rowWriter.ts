import { stringify } from 'csv-stringify/sync';
import { cell, humanTable } from './columns.js';
import type { Column } from './columns.js';

export const FORMATS = ['human', 'csv', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];

export interface RowShape<T> {
    readonly columns: readonly Column<never>[];
    /** The rows that an item has in tables and CSV. @default the item itself */
    readonly rows?: ((item: T) => readonly unknown[]) | undefined;
    /** The list goes on with an earlier one, so that its CSV needs no header. */
    readonly continued: boolean;
}

/** Writes page after page: each a table of its own for people, one CSV, or one JSON text a line. */
export function rowWriter<T>(
    log: (text: string) => void,
    format: Format,
    { columns, rows, continued }: RowShape<T>
): (items: readonly T[]) => void {
    // which columns go with which rows is the command's own business
    const flat = (items: readonly T[]) => (rows ? items.flatMap(rows) : items) as readonly never[];
    let header = !continued;
    return (items) => {
        if (format === 'csv') {
            const cells = flat(items).map((row) => columns.map(({ value }) => cell(value(row))));
            const csv = stringify(cells, { header, columns: columns.map(({ name }) => name) });
            header = false;
            if (csv !== '') log(csv.trimEnd());
        } else if (items.length > 0) {
            log(
                format === 'human'
                    ? humanTable(columns, flat(items))
                    : items.map((item) => JSON.stringify(item)).join('\n')
            );
        }
    };
}
