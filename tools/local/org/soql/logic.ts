import type { Condition, ConditionWithValueQuery, HavingClause, WhereClause } from '@jetstreamapp/soql-parser-js';
import { pointAt } from './scope.js';

export type Test<T> = (entry: T) => boolean;
type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | ConditionWithValueQuery;

/**
 * A WHERE or HAVING as a test of a row or a group.
 * @param leaf turns one comparison into a test
 * @throws OrgError MALFORMED_QUERY when AND and OR are mixed without parentheses
 */
export function compile<T>(
    clause: WhereClause | HavingClause,
    text: string,
    leaf: (condition: Condition) => Test<T>
): Test<T> {
    const tokens = flatten(clause);
    let at = 0;
    const group = (): Test<T> => {
        const parts = [term()];
        const operator = tokens[at];
        for (let next = operator; next === 'AND' || next === 'OR'; next = tokens[at]) {
            if (next !== operator) throw pointAt(text, next, 'MALFORMED_QUERY', `unexpected token: '${next}'`);
            at++;
            parts.push(term());
        }
        if (operator === 'OR') return (entry) => parts.some((part) => part(entry));
        return (entry) => parts.every((part) => part(entry));
    };
    const term = (): Test<T> => {
        const token = tokens[at++]!;
        if (token === 'NOT') {
            const negated = term();
            return (entry) => !negated(entry);
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
