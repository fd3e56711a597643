import type { Condition, ConditionWithValueQuery, Operator } from '@jetstreamapp/soql-parser-js';
import { OrgError } from '../errors.js';
import { isLongText, type Field } from '../schema/types.js';
import { comparable, type Row, type Value } from '../tables.js';
import { operand, type Operand } from './literals.js';
import type { Test } from './logic.js';
import { pointAt, resolve, type Scope } from './scope.js';

/** Runs a semi-join's query and gives the values of its one field. */
export type SubqueryValues = (condition: ConditionWithValueQuery & { valueQuery: unknown }, outer: Scope) => Set<Value>;

/** A comparison of a field, as a test of a row. */
export function fieldCondition(scope: Scope, condition: Condition, subquery: SubqueryValues): Test<Row> {
    if ('fn' in condition)
        throw new OrgError('MALFORMED_QUERY', `the local org does not evaluate ${condition.fn.rawValue} in a filter`);
    if (!('operator' in condition)) throw new OrgError('MALFORMED_QUERY', 'unexpected token');
    const path = resolve(scope, condition.field);
    if (isLongText(path.field) || path.field.type === 'encryptedstring') {
        throw pointAt(
            scope.text,
            condition.field,
            'INVALID_FIELD',
            `field '${path.field.name}' can not be filtered in a query call`
        );
    }
    const test =
        'valueQuery' in condition
            ? membership(condition.operator, subquery(condition as never, scope))
            : compare(condition.operator, path.field, operands(scope, path.field, condition));
    return (row) => test(comparable(path.field, path.read(row)));
}

function operands(
    scope: Scope,
    field: Field,
    { value, literalType }: { value: string | string[]; literalType?: unknown }
): Operand[] {
    const texts = [value].flat();
    const types = [literalType as string | string[]].flat();
    return texts.map((text, index) => operand(field, text, types[index] ?? types[0] ?? 'STRING', scope.now));
}

function compare(operator: Operator, field: Field, given: Operand[]): (value: Value) => boolean {
    const [first] = given;
    const values = given.map((one) => ('value' in one ? one.value : one.from));
    if (operator === 'IN' || operator === 'NOT IN') return membership(operator, new Set(values));
    if (operator === 'LIKE') return like(field, String(values[0]));
    if (first && 'from' in first) return insideRange(operator, first);
    const wanted = values[0] ?? null;
    // null is neither less nor more than anything
    const known =
        (test: (value: Exclude<Value, null>, wanted: Exclude<Value, null>) => boolean) =>
        (value: Value): boolean =>
            value !== null && wanted !== null && test(value, wanted);
    switch (operator) {
        case '=':
            return (value) => value === wanted;
        case '!=':
            return (value) => value !== wanted;
        case '<':
            return known((value, wanted) => value < wanted);
        case '<=':
            return known((value, wanted) => value <= wanted);
        case '>':
            return known((value, wanted) => value > wanted);
        case '>=':
            return known((value, wanted) => value >= wanted);
        default:
            throw new OrgError('MALFORMED_QUERY', `invalid operator on ${field.name}: ${operator}`);
    }
}

function membership(operator: Operator, values: Set<Value>): (value: Value) => boolean {
    return operator === 'IN' ? (value) => values.has(value) : (value) => !values.has(value);
}

function insideRange(
    operator: Operator,
    { from, before }: { from: string; before: string }
): (value: Value) => boolean {
    const tests: Partial<Record<Operator, (value: string) => boolean>> = {
        '=': (value) => value >= from && value < before,
        '!=': (value) => value < from || value >= before,
        '<': (value) => value < from,
        '<=': (value) => value < before,
        '>': (value) => value >= before,
        '>=': (value) => value >= from
    };
    return (value) => value !== null && Boolean(tests[operator]?.(String(value)));
}

/** `%` is any text, `_` any character; a backslash before one takes it literally. */
function like(field: Field, pattern: string): (value: Value) => boolean {
    const source = pattern.replace(/\\([%_])|[%_]|[.*+?^${}()|[\]\\]/g, (match, literal: string | undefined) => {
        if (literal) return literal;
        if (match === '%') return '[^]*';
        return match === '_' ? '[^]' : `\\${match}`;
    });
    const regex = new RegExp(`^${source}$`, 'i');
    if (!['string', 'picklist', 'textarea', 'url', 'email', 'phone'].includes(field.type)) {
        throw new OrgError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${field.type} field`);
    }
    return (value) => typeof value === 'string' && regex.test(value);
}
