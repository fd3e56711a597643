import type { Condition, FieldType as Selected, FunctionExp, GroupByClause, Query } from '@jetstreamapp/soql-parser-js';
import { OrgError } from '../errors.js';
import { isSortable } from '../schema/types.js';
import { comparable, type Row, type Value } from '../tables.js';
import { compile, type Test } from './logic.js';
import { comparer } from './order.js';
import { pathOf, type QueryRecord } from './project.js';
import { pointAt, resolve, type Path, type Scope } from './scope.js';

type Group = Row[];
/** A value of a group: an aggregate over its rows, or a field they share. */
type Measure = (group: Group) => Value;

interface Column {
    name: string;
    /** As the query writes it: `COUNT(Id)`, `Opportunity__r.Name`. */
    raw: string;
    value: Measure;
}

/** Whether a query asks for groups instead of rows. */
export function isAggregate(query: Query): boolean {
    return (
        Boolean(query.groupBy) ||
        (query.fields ?? []).some((field) => field.type === 'FieldFunctionExpression' && field.isAggregateFn)
    );
}

/** `SELECT COUNT()`: only the number of rows is asked. */
export function isPlainCount({ fields = [] }: Query): boolean {
    const [first] = fields;
    return (
        fields.length === 1 && first?.type === 'FieldFunctionExpression' && first.rawValue?.toUpperCase() === 'COUNT()'
    );
}

/** The records of an aggregate query over the filtered rows: one a group, or one in all without GROUP BY. */
export function aggregate(scope: Scope, query: Query, rows: Row[]): QueryRecord[] {
    const grouped = [query.groupBy ?? []].flat().map((clause) => groupedPath(scope, clause));
    const columns = columnsOf(scope, query.fields ?? [], grouped);
    const measure = (clause: { field: string } | { fn: FunctionExp }): Measure => {
        const raw = 'field' in clause ? clause.field : (clause.fn.rawValue ?? '');
        const column = columns.find((one) =>
            [one.raw, one.name].some((name) => name.toLowerCase() === raw.toLowerCase())
        );
        if (column) return column.value;
        return 'fn' in clause ? functionOf(scope, clause.fn) : fieldOf(scope, raw, grouped);
    };
    const keep = query.having
        ? compile<Group>(query.having, scope.text, (condition) => havingTest(condition, measure))
        : () => true;
    return group(rows, grouped)
        .filter(keep)
        .sort(comparer<Group>([query.orderBy ?? []].flat(), measure))
        .map((rowsOf) => ({
            attributes: { type: 'AggregateResult' },
            ...Object.fromEntries(columns.map(({ name, value }) => [name, value(rowsOf)]))
        }));
}

function groupedPath(scope: Scope, clause: GroupByClause): Path {
    if (!('field' in clause))
        throw new OrgError('MALFORMED_QUERY', `the local org does not group by ${clause.fn.rawValue}`);
    const path = resolve(scope, clause.field);
    if (isSortable(path.field)) return path;
    const message = `field '${path.field.name}' can not be grouped in a query call`;
    throw pointAt(scope.text, clause.field, 'MALFORMED_QUERY', message);
}

/** The answer's columns; a function without an alias is called expr0, expr1… */
function columnsOf(scope: Scope, selected: Selected[], grouped: Path[]): Column[] {
    let unnamed = 0;
    return selected.map((one) => {
        const { alias } = one as { alias?: string };
        if (one.type === 'FieldFunctionExpression') {
            return { name: alias ?? `expr${unnamed++}`, raw: one.rawValue ?? '', value: functionOf(scope, one) };
        }
        if (one.type !== 'Field' && one.type !== 'FieldRelationship')
            throw new OrgError('MALFORMED_QUERY', 'unexpected token');
        const raw = one.type === 'Field' ? one.field : pathOf(one);
        const value = fieldOf(scope, raw, grouped);
        return { name: alias ?? resolve(scope, raw).field.name, raw, value };
    });
}

/** The field the rows of a group share. @throws OrgError MALFORMED_QUERY when the query does not group by it */
function fieldOf(scope: Scope, raw: string, grouped: Path[]): Measure {
    const path = resolve(scope, raw);
    if (!grouped.some(({ name }) => name === path.name)) {
        throw pointAt(scope.text, raw, 'MALFORMED_QUERY', `Field must be grouped or aggregated: ${raw}`);
    }
    return ([first]) => (first ? path.read(first) : null);
}

function group(rows: Row[], paths: Path[]): Row[][] {
    if (!paths.length) return [rows];
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
        const key = JSON.stringify(paths.map((path) => comparable(path.field, path.read(row))));
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key)!.push(row);
    }
    return [...groups.values()];
}

function functionOf(scope: Scope, { functionName = '', parameters = [] }: FunctionExp): Measure {
    const name = functionName.toUpperCase();
    if (name === 'COUNT' && !parameters.length) return (rows) => rows.length;
    const path = resolve(scope, String(parameters[0]));
    const summarise = SUMMARIES[name];
    if (!summarise) throw new OrgError('MALFORMED_QUERY', `the local org does not evaluate ${functionName}()`);
    return (rows) => {
        const known = rows.map((row) => path.read(row)).filter((value) => value !== null);
        return summarise(known, path);
    };
}

type Known = Exclude<Value, null>;

/** Aggregates over the values that are not null. */
const SUMMARIES: Record<string, (values: Known[], path: Path) => Value> = {
    COUNT: (values) => values.length,
    COUNT_DISTINCT: (values, { field }) => new Set(values.map((value) => comparable(field, value))).size,
    SUM: (values) => (values.length ? sum(values) : null),
    AVG: (values) => (values.length ? sum(values) / values.length : null),
    MIN: (values) => (values.length ? values.reduce((least, value) => (value < least ? value : least)) : null),
    MAX: (values) => (values.length ? values.reduce((most, value) => (value > most ? value : most)) : null)
};

function sum(values: Known[]): number {
    return values.reduce((total: number, value) => total + Number(value), 0);
}

const COMPARISONS: Record<string, (n: number, wanted: number) => boolean> = {
    '=': (n, wanted) => n === wanted,
    '!=': (n, wanted) => n !== wanted,
    '<': (n, wanted) => n < wanted,
    '<=': (n, wanted) => n <= wanted,
    '>': (n, wanted) => n > wanted,
    '>=': (n, wanted) => n >= wanted
};

function havingTest(
    condition: Condition,
    measure: (clause: { field: string } | { fn: FunctionExp }) => Measure
): Test<Group> {
    if (!('operator' in condition)) throw new OrgError('MALFORMED_QUERY', 'unexpected token');
    const compareWith = COMPARISONS[condition.operator];
    if (!compareWith || !/^(INTEGER|DECIMAL)$/.test(String(condition.literalType))) {
        throw new OrgError('MALFORMED_QUERY', 'the local org compares with numbers only in HAVING');
    }
    const value = measure(condition);
    return (rows) => compareWith(Number(value(rows)), Number(condition.value));
}
