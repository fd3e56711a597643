import type {
    Condition,
    ConditionWithValueQuery,
    HavingClause,
    Operator,
    WhereClause
} from '@jetstreamapp/soql-parser-js';
import { OrgError } from '../errors.js';
import { isLongText, type Field } from '../schema/types.js';
import { comparable, type Row, type Value } from '../tables.js';
import { operand, type Operand } from './literals.js';
import { pointAt, resolve, type Scope } from './scope.js';

export type Predicate = (row: Row) => boolean;
/** Runs a semi-join's query and gives the values of its one field. */
export type SubqueryValues = (condition: ConditionWithValueQuery & { valueQuery: unknown }, outer: Scope) => Set<Value>;
type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | ConditionWithValueQuery;

/**
 * A WHERE (or HAVING) as a test of a row.
 * @param leaf turns one comparison into a test
 * @throws OrgError MALFORMED_QUERY when AND and OR are mixed without parentheses
 */
export function compile(
    clause: WhereClause | HavingClause,
    text: string,
    leaf: (condition: Condition) => Predicate
): Predicate {
    const tokens = flatten(clause);
    let at = 0;
    const group = (): Predicate => {
        const parts = [term()];
        const operator = tokens[at];
        while (tokens[at] === 'AND' || tokens[at] === 'OR') {
            if (tokens[at] !== operator)
                throw pointAt(text, String(tokens[at]), 'MALFORMED_QUERY', `unexpected token: '${String(tokens[at])}'`);
            at++;
            parts.push(term());
        }
        return operator === 'OR' ? (row) => parts.some((part) => part(row)) : (row) => parts.every((part) => part(row));
    };
    const term = (): Predicate => {
        const token = tokens[at++]!;
        if (token === 'NOT') {
            const negated = term();
            return (row) => !negated(row);
        }
        if (token !== '(') return leaf(token as Condition);
        const inner = group();
        at++;
        return inner;
    };
    return group();
}

/** The parser's chain of conditions as a row of tokens, its parenthesis counts spelled out. */
function flatten(clause: WhereClause | HavingClause): Token[] {
    const tokens: Token[] = [];
    for (let link: WhereClause | HavingClause | undefined = clause; link;) {
        const { left } = link;
        tokens.push(...Array<Token>(left?.openParen ?? 0).fill('('));
        if (left && 'operator' in left) tokens.push(left);
        tokens.push(...Array<Token>((left && 'closeParen' in left && left.closeParen) || 0).fill(')'));
        if ('operator' in link) tokens.push(link.operator);
        link = 'right' in link ? link.right : undefined;
    }
    return tokens;
}

/** A comparison of a field, as a test of a row. */
export function fieldCondition(scope: Scope, condition: Condition, subquery: SubqueryValues): Predicate {
    if ('fn' in condition)
        throw new OrgError('MALFORMED_QUERY', `the local org does not evaluate ${condition.fn.rawValue} in a filter`);
    if (!('operator' in condition)) throw new OrgError('MALFORMED_QUERY', 'unexpected token');
    const path = resolve(scope, condition.field);
    if (isLongText(path.field)) {
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
    if (first && 'from' in first) return within(operator, first);
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

function within(operator: Operator, { from, before }: { from: string; before: string }): (value: Value) => boolean {
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
