import Table from 'cli-table3';

/** Where no terminal says how wide it is. */
const WIDTH = 120;

/** Ids are never cut: they are what people copy. */
const LONGEST_WORD = 20;

/**
 * A table that fits the terminal; longer texts go on in the next line of their cell.
 * @param columns titles and their share of the width in per cent
 */
export function table(columns: Readonly<Record<string, number>>, rows: readonly (readonly string[])[]): string {
    const width = (process.stdout.columns ?? WIDTH) - Object.keys(columns).length - 1;
    const word = (column: number): number =>
        Math.min(
            LONGEST_WORD,
            Math.max(
                ...[Object.keys(columns), ...rows].flatMap((row) =>
                    (row[column] ?? '').split(/\s/).map((part) => part.length)
                )
            )
        );
    const made = new Table({
        head: Object.keys(columns),
        colWidths: Object.values(columns).map((share, i) => Math.max(word(i) + 2, Math.floor((width * share) / 100))),
        wordWrap: true,
        style: { head: [], border: [], compact: true }
    });
    made.push(...rows.map((row) => [...row]));
    return made.toString();
}
