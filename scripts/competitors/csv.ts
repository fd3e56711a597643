import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Competitor, Listed } from './competitor.js';

/** The columns, called as the fields are in Salesforce; lists are one a line, as in the record. */
const COLUMNS = {
    Name: 'name',
    Aliases: 'aliases',
    Trackers: 'trackers',
    Hidden: 'hidden',
    Battlecard: 'battlecard',
    'How We Win': 'howWeWin'
} as const satisfies Record<string, keyof Competitor>;
type Column = keyof typeof COLUMNS;

/** The lengths of the fields. */
const LONGEST: Readonly<Record<Column, number>> = {
    Name: 80,
    Aliases: 4096,
    Trackers: 4096,
    Hidden: 5,
    Battlecard: 255,
    'How We Win': 255
};

/** The list as CSV, sorted by name so that versions of it can be compared. */
export function toCsv(competitors: readonly Competitor[]): string {
    const sorted = [...competitors].sort((a, b) => (a.name < b.name ? -1 : 1));
    const cells = sorted.map(({ aliases, trackers, hidden, ...rest }) => ({
        ...rest,
        aliases: aliases.join('\n'),
        trackers: trackers.join('\n'),
        hidden: String(hidden)
    }));
    const columns = Object.entries(COLUMNS).map(([header, key]) => ({ key, header }));
    return stringify(cells, { header: true, columns });
}

/** @returns the competitors of a CSV, and one sentence for each row that is none, by line */
export function fromCsv(text: string): { listed: Listed[]; problems: string[] } {
    let rows: { record: string[]; info: { lines: number } }[];
    try {
        rows = parse(text, { bom: true, info: true, relax_column_count: true }) as unknown as typeof rows;
    } catch (error) {
        if (!(error instanceof CsvError)) throw error;
        return { listed: [], problems: [`The file is not CSV: ${error.message.replace(/\.?$/, '.')}`] };
    }
    const [header, ...body] = rows;
    const columns = (header?.record ?? []).map((name) => name.trim());
    const problems = headerProblems(columns);
    if (problems.length > 0) return { listed: [], problems };
    const listed: Listed[] = [];
    let line = header!.info.lines;
    for (const { record, info } of body) {
        const at = line + 1;
        line = info.lines;
        if (record.every((cell) => cell.trim() === '')) continue;
        const problem = rowProblem(columns as Column[], record);
        if (problem) problems.push(`Line ${at}: ${problem}`);
        else listed.push({ ...competitorOf(columns as Column[], record), line: at });
    }
    return { listed, problems };
}

function headerProblems(columns: readonly string[]): string[] {
    const known = Object.keys(COLUMNS);
    const problems = columns
        .filter((name) => !known.includes(name))
        .map((name) => `Line 1: there is no column "${name}"; the columns are ${known.join(', ')}.`);
    if (!columns.includes('Name')) problems.push('Line 1: the column Name is missing.');
    if (new Set(columns).size < columns.length) problems.push('Line 1: a column is there twice.');
    return problems;
}

function rowProblem(columns: readonly Column[], record: readonly string[]): string | undefined {
    if (record.length !== columns.length)
        return `there are ${record.length} values for ${columns.length} columns; put quotes around a value with a comma.`;
    const cells = Object.fromEntries(columns.map((name, i) => [name, record[i]!.trim()])) as Record<Column, string>;
    if (cells.Name === '') return 'the name is missing.';
    const long = columns.find((name) => cells[name].length > LONGEST[name]);
    if (long && long !== 'Hidden') return `${long} is longer than ${LONGEST[long]} characters.`;
    if (!/^(true|false|)$/i.test(cells.Hidden ?? '')) return `Hidden is "${cells.Hidden}"; it can be true or false.`;
    if (cells.Battlecard && !/^https:\/\/\S+$/i.test(cells.Battlecard))
        return `the battlecard ${cells.Battlecard} is no address that starts with https://.`;
    return undefined;
}

function competitorOf(columns: readonly Column[], record: readonly string[]): Partial<Competitor> & { name: string } {
    const values = columns.map((name, i) => {
        const cell = record[i]!.trim();
        if (name === 'Hidden') return [COLUMNS[name], cell.toLowerCase() === 'true'];
        return [COLUMNS[name], name === 'Aliases' || name === 'Trackers' ? linesOf(cell) : cell];
    });
    return Object.fromEntries(values) as Partial<Competitor> & { name: string };
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
    return text
        .split(/\r?\n/)
        .map((each) => each.trim())
        .filter((each) => each !== '');
}
