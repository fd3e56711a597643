import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import { isSortable } from '../schema/types.js';
import { comparable, type Row, type Value } from '../tables.js';
import { pointAt, resolve, type Scope } from './scope.js';

/** A way to compare two entries of a result, from ORDER BY; nulls come first unless the query says otherwise, also descending. */
export function comparer<T>(
    clauses: OrderByClause[],
    key: (clause: OrderByClause) => (entry: T) => Value
): (a: T, b: T) => number {
    const keys = clauses.map((clause) => ({
        value: key(clause),
        sign: clause.order === 'DESC' ? -1 : 1,
        nulls: clause.nulls === 'LAST' ? 1 : -1
    }));
    return (a, b) => {
        for (const { value, sign, nulls } of keys) {
            const [left, right] = [value(a), value(b)];
            if (left === right) continue;
            if (left === null) return nulls;
            if (right === null) return -nulls;
            return (left < right ? -1 : 1) * sign;
        }
        return 0;
    };
}

/** Sorts rows by the fields an ORDER BY names. */
export function sortRows(scope: Scope, rows: Row[], clauses: OrderByClause[]): Row[] {
    return rows.sort(
        comparer<Row>(clauses, (clause) => {
            const name = 'field' in clause ? clause.field : (clause.fn.rawValue ?? '');
            const path = resolve(scope, name);
            if (!isSortable(path.field)) {
                throw pointAt(
                    scope.text,
                    name,
                    'MALFORMED_QUERY',
                    `field '${path.field.name}' can not be sorted in a query call`
                );
            }
            return (row) => comparable(path.field, path.read(row));
        })
    );
}
