import { readFileSync } from 'node:fs';
import { parseXml, select, value, type Element } from '../../tools/gates/metadata/xml.js';
import type { Client } from '../tools/local/orgSetUp.js';

const FOLDER = new URL('../../force-app/main/default/reports/Gong_Competitors/', import.meta.url);
const ROWS = 'Opportunity.Gong_Deal_Competitors__r$';

type Row = Readonly<Record<string, unknown>>;

/** Groups of a report by their labels (`GridPulse`, `GridPulse | Prospecting`), each with its figures by column. */
export type Figures = Record<string, Record<string, number>>;

/** The items by what `of` gives for them, in the order they come. */
export function groupBy<T>(items: readonly T[], of: (item: T) => string): Map<string, T[]> {
    const groups = new Map<string, T[]>();
    for (const item of items) groups.set(of(item), [...(groups.get(of(item)) ?? []), item]);
    return groups;
}

/**
 * What a report of the folder shows: its filters as a query in the org, its groups, sums and summary formulas over the
 * rows. It knows what these reports use and refuses what it does not know.
 */
export async function runReport(file: string, client: Client): Promise<Figures> {
    const report = parseXml(readFileSync(new URL(`${file}.report-meta.xml`, FOLDER), 'utf8'));
    const across = value(report, 'reportType') === 'Gong_Deal_Competitors__c';
    const path = (column: string): string => pathOf(column, across);
    const groups = ['groupingsDown.field', 'groupingsAcross.field'].flatMap((at) => texts(report, at));
    const sums = select(report, 'columns').flatMap((each) =>
        value(each, 'aggregateTypes') === 'Sum' ? [value(each, 'field')!] : []
    );
    const formulas = select(report, 'aggregates');
    const summed = formulas.flatMap((each) =>
        [...value(each, 'calculatedFormula')!.matchAll(/([\w.]+):SUM/g)].map(([, column]) => columnOf(column!))
    );
    const fields = new Set([...groups, ...sums, ...summed].map(path));
    const where = select(report, 'filter.criteriaItems').map((each) => conditionOf(each, across));
    const from = across ? 'Gong_Deal_Competitor__c' : 'Opportunity';
    const soql = `SELECT ${[...fields].join(', ')} FROM ${from} WHERE ${where.join(' AND ')}`;
    const { status, body } = await client.query(soql);
    if (status !== 200) throw new Error(`${soql}: ${JSON.stringify(body)}`);
    const grouped = groupBy(body.records as Row[], (row) => groups.map((each) => at(row, path(each))).join(' | '));
    return Object.fromEntries(
        [...grouped].map(([label, rows]) => {
            const sum = (column: string): number => rows.reduce((all, row) => all + Number(at(row, path(column))), 0);
            const figures = [
                ['rows', rows.length] as const,
                ...sums.map((column) => [path(column).split('.').at(-1)!, sum(column)] as const),
                ...formulas.map(
                    (each) =>
                        [
                            value(each, 'masterLabel')!,
                            calculate(value(each, 'calculatedFormula')!, rows.length, (column) => sum(columnOf(column)))
                        ] as const
                )
            ];
            return [label, Object.fromEntries(figures)];
        })
    );
}

const texts = (report: Element, path: string): string[] => select(report, path).map(({ text }) => text);

/** In formulas a column has a full stop where it has a dollar elsewhere. */
const columnOf = (formula: string): string => formula.replace(/\.(\w+)$/, '$$$1');

/** The column `Opportunity$Amount` from where the query stands. */
function pathOf(column: string, across: boolean): string {
    if (column.startsWith(ROWS)) return column.slice(ROWS.length);
    const field = column.replace(/^Opportunity\$/, '').replace(/^Owner$/, 'Owner.LastName');
    return across ? `Opportunity__r.${field}` : field;
}

const at = (row: Row, path: string): unknown =>
    path.split('.').reduce<unknown>((found, name) => (found as Row | null)?.[name], row);

function conditionOf(item: Element, across: boolean): string {
    const [column, operator, text] = ['column', 'operator', 'value'].map((name) => value(item, name) ?? '');
    const path = pathOf(column!, across);
    // with an outer join a blank row is an opportunity without any
    if (!across && column!.startsWith(ROWS) && operator === 'equals' && text === '')
        return 'Id NOT IN (SELECT Opportunity__c FROM Gong_Deal_Competitor__c)';
    if (operator === 'equals' && /^[01]$/.test(text!)) return `${path} = ${text === '1'}`;
    if (operator === 'equals' && /^[A-Z_]+$/.test(text!)) return `${path} = ${text}`;
    if (operator === 'notEqual') {
        const values = text!.split(',').map((each) => `${path} != '${each}'`);
        return values.join(' AND ');
    }
    throw new Error(`a filter that is not known: ${column} ${operator} ${text}`);
}

/** `a`, `a - b`, `a / b`, `IF(a < b, c, d)` of numbers, sums and RowCount. */
function calculate(formula: string, rowCount: number, sum: (column: string) => number): number {
    const atom = (text: string): number => {
        if (text === 'RowCount') return rowCount;
        return text.endsWith(':SUM') ? sum(text.slice(0, -4)) : Number(text);
    };
    const [, a, b, yes, no] = /^IF\((\S+) < (\S+), (\S+), (\S+)\)$/.exec(formula) ?? [];
    if (a !== undefined) return atom(a) < atom(b!) ? atom(yes!) : atom(no!);
    const [left, operator, right] = formula.split(' ');
    if (operator === undefined) return atom(left!);
    if (operator === '-') return atom(left!) - atom(right!);
    if (operator === '/') return atom(left!) / atom(right!);
    throw new Error(`a formula that is not known: ${formula}`);
}
