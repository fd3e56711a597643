import type { FieldFunctionExpression, FieldType as Selected, Query } from '@jetstreamapp/soql-parser-js';
import { OrgError } from '../errors.js';
import { isLongText } from '../schema/types.js';
import { comparable, type Row, type Value } from '../tables.js';
import { compile } from './filter.js';
import { comparer } from './order.js';
import { pathOf, type QueryRecord } from './project.js';
import { pointAt, resolve, type Path, type Scope } from './scope.js';

/** A column of an aggregate answer: its name there, and its value over a group's rows. */
interface Column {
    name: string;
    raw: string;
    /** The grouped field, on a column that is no function. */
    path?: Path;
    value(rows: Row[]): Value;
}

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
    const grouped = [query.groupBy ?? []].flat().map((clause) => {
        if (!('field' in clause))
            throw new OrgError('MALFORMED_QUERY', `the local org does not group by ${clause.fn.rawValue}`);
        const path = resolve(scope, clause.field);
        if (isLongText(path.field)) {
            throw pointAt(
                scope.text,
                clause.field,
                'MALFORMED_QUERY',
                `field '${path.field.name}' can not be grouped in a query call`
            );
        }
        return path;
    });
    let unnamed = 0;
    const columns = (query.fields ?? []).map((field) => column(scope, field, grouped, () => `expr${unnamed++}`));
    let groups = group(rows, grouped);
    const value = (text: string): ((entry: Row[]) => Value) =>
        (
            columns.find(({ raw, name }) => [raw, name].some((one) => one.toLowerCase() === text.toLowerCase())) ??
            ungrouped(scope, text, grouped)
        ).value;
    if (query.having) {
        const keep = compile(query.having, scope.text, (condition) => {
            const named = 'fn' in condition ? condition.fn.rawValue! : 'field' in condition ? condition.field : '';
            const test = having(value(named), condition as { operator: string; value: string; literalType?: string });
            return (first) => test(groupOf.get(first) ?? []);
        });
        const groupOf = new Map(groups.map((rowsOf) => [rowsOf[0]!, rowsOf]));
        groups = groups.filter((rowsOf) => keep(rowsOf[0]!));
    }
    const order = [query.orderBy ?? []].flat();
    groups.sort(comparer<Row[]>(order, (clause) => value('field' in clause ? clause.field : clause.fn.rawValue!)));
    return groups.map((rowsOf) => ({
        attributes: { type: 'AggregateResult' },
        ...Object.fromEntries(columns.map(({ name, value: of }) => [name, of(rowsOf)]))
    }));
}

function column(scope: Scope, selected: Selected, grouped: Path[], nextName: () => string): Column {
    if (selected.type === 'FieldFunctionExpression') {
        return { name: selected.alias ?? nextName(), raw: selected.rawValue ?? '', value: functionOf(scope, selected) };
    }
    if (selected.type !== 'Field' && selected.type !== 'FieldRelationship')
        throw new OrgError('MALFORMED_QUERY', 'unexpected token');
    const raw = selected.type === 'Field' ? selected.field : pathOf(selected);
    const alias = (selected as { alias?: string }).alias;
    const found = ungrouped(scope, raw, grouped);
    return { ...found, name: alias ?? found.path!.field.name };
}

/** The grouped field of that name. @throws OrgError MALFORMED_QUERY when the query does not group by it */
function ungrouped(scope: Scope, raw: string, grouped: Path[]): Column {
    const path = resolve(scope, raw);
    if (!grouped.some(({ name }) => name === path.name)) {
        throw pointAt(scope.text, raw, 'MALFORMED_QUERY', `Field must be grouped or aggregated: ${raw}`);
    }
    return { name: path.field.name, raw, path, value: ([first]) => (first ? path.read(first) : null) };
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

function functionOf(scope: Scope, { functionName, parameters }: FieldFunctionExpression): (rows: Row[]) => Value {
    const name = functionName.toUpperCase();
    if (name === 'COUNT' && !parameters.length) return (rows) => rows.length;
    const path = resolve(scope, String(parameters[0]));
    const known = (rows: Row[]): Array<Exclude<Value, null>> =>
        rows.map((row) => path.read(row)).filter((value) => value !== null);
    const sum = (values: Value[]): number => values.reduce((total: number, value) => total + Number(value), 0);
    switch (name) {
        case 'COUNT':
            return (rows) => known(rows).length;
        case 'COUNT_DISTINCT':
            return (rows) => new Set(known(rows).map((value) => comparable(path.field, value))).size;
        case 'SUM':
            return (rows) => (known(rows).length ? sum(known(rows)) : null);
        case 'AVG':
            return (rows) => (known(rows).length ? sum(known(rows)) / known(rows).length : null);
        case 'MIN':
            return (rows) =>
                known(rows).reduce<Value>((least, value) => (least === null || value < least ? value : least), null);
        case 'MAX':
            return (rows) =>
                known(rows).reduce<Value>((most, value) => (most === null || value > most ? value : most), null);
        default:
            throw new OrgError('MALFORMED_QUERY', `the local org does not evaluate ${functionName}()`);
    }
}

function having(
    value: (rows: Row[]) => Value,
    condition: { operator: string; value: string; literalType?: string }
): (rows: Row[]) => boolean {
    const wanted = Number(condition.value);
    const tests: Record<string, (n: number) => boolean> = {
        '=': (n) => n === wanted,
        '!=': (n) => n !== wanted,
        '<': (n) => n < wanted,
        '<=': (n) => n <= wanted,
        '>': (n) => n > wanted,
        '>=': (n) => n >= wanted
    };
    const test = tests[condition.operator];
    if (!test || !/^(INTEGER|DECIMAL)/.test(condition.literalType ?? '')) {
        throw new OrgError('MALFORMED_QUERY', 'the local org compares with numbers only in HAVING');
    }
    return (rows) => test(Number(value(rows)));
}
