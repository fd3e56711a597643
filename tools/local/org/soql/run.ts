import { parseQuery, type Query, type QueryBase, type Subquery, type WhereClause } from '@jetstreamapp/soql-parser-js';
import { OrgError } from '../errors.js';
import type { Field } from '../schema/types.js';
import type { Row, Value } from '../tables.js';
import type { Session } from '../orgState.js';
import { aggregate, isAggregate, isPlainCount } from './aggregate.js';
import { fieldCondition, type SubqueryValues } from './filter.js';
import { compile, type Test } from './logic.js';
import { sortRows } from './order.js';
import { pathOf, projection, type QueryRecord, type RunChildren } from './project.js';
import { objectNamed, resolve, type Scope } from './scope.js';

/** Rows a query may skip, and characters it may have. */
const MAX_OFFSET = 2000;
const MAX_LENGTH = 100_000;
const MAX_FIELDS_ROWS = 200;

export interface QueryResult {
    totalSize: number;
    records: QueryRecord[];
    query: Query;
    scope: Scope;
}

/**
 * All records of a SOQL query as the user may see them.
 * @param deleted rows in the recycle bin too (`queryAll`)
 * @throws OrgError MALFORMED_QUERY, INVALID_TYPE or INVALID_FIELD with the platform's wording
 */
export function runQuery(session: Session, text: string, { deleted = false } = {}): QueryResult {
    const query = parse(text);
    const scope = scopeOf(session, query, text, deleted);
    if (isPlainCount(query))
        return { totalSize: limited(query, filtered(scope, query)).length, records: [], query, scope };
    if (isAggregate(query)) {
        const records = limited(query, aggregate(scope, query, filtered(scope, query)));
        return { totalSize: records.length, records, query, scope };
    }
    checkFieldsLimit(query);
    const project = projection(scope, query.fields ?? [], runChildren);
    const records = limited(query, sorted(scope, query, filtered(scope, query))).map(project);
    return { totalSize: records.length, records, query, scope };
}

function parse(text: string): Query {
    if (text.length > MAX_LENGTH)
        throw new OrgError('QUERY_TOO_COMPLICATED', 'SOQL statements cannot be longer than 100000 characters.');
    try {
        return parseQuery(text);
    } catch (error) {
        const found = /found: --> (.*?) <--/s.exec((error as Error).message)?.[1];
        throw new OrgError('MALFORMED_QUERY', `unexpected token: '${found || '<EOF>'}'`);
    }
}

/** FIELDS(ALL) and FIELDS(CUSTOM) are given for a few records only. */
function checkFieldsLimit({ fields = [], limit = Infinity }: Query): void {
    const unbounded = fields.some(
        (field) => 'rawValue' in field && /^fields\((all|custom)\)$/i.test(field.rawValue ?? '')
    );
    if (unbounded && limit > MAX_FIELDS_ROWS) {
        throw new OrgError(
            'MALFORMED_QUERY',
            `The SOQL FIELDS function must have a LIMIT of at most ${MAX_FIELDS_ROWS}`
        );
    }
}

function scopeOf(session: Session, query: Query, text: string, deleted: boolean): Scope {
    const type = objectNamed(session, query.sObject ?? '', text);
    return { session, type, alias: query.sObjectAlias, text, deleted, now: session.world.now() };
}

function filtered(scope: Scope, { where }: QueryBase): Row[] {
    const rows = scope.session.world.tables.all(scope.type.name, { deleted: scope.deleted });
    return where ? rows.filter(predicate(scope, where)) : rows;
}

function predicate(scope: Scope, where: WhereClause): Test<Row> {
    return compile(where, scope.text, (condition) => fieldCondition(scope, condition, subqueryValues));
}

function sorted(scope: Scope, { orderBy }: QueryBase, rows: Row[]): Row[] {
    return orderBy ? sortRows(scope, rows, [orderBy].flat()) : rows;
}

function limited<T>({ offset = 0, limit }: QueryBase, entries: T[]): T[] {
    if (offset > MAX_OFFSET)
        throw new OrgError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${MAX_OFFSET}`);
    return entries.slice(offset, limit === undefined ? undefined : offset + limit);
}

/** The values of a semi-join's one field, among rows that pass its own filter. */
const subqueryValues: SubqueryValues = (condition, outer) => {
    const query = condition.valueQuery as Query;
    const scope = scopeOf(outer.session, query, outer.text, outer.deleted);
    const [selected, ...more] = query.fields ?? [];
    if (more.length || !selected || (selected.type !== 'Field' && selected.type !== 'FieldRelationship')) {
        throw new OrgError('MALFORMED_QUERY', 'semi join sub-selects can only have one field');
    }
    const name = selected.type === 'Field' ? selected.field : pathOf(selected);
    const path = resolve(scope, name);
    return new Set<Value>(limited(query, sorted(scope, query, filtered(scope, query))).map((row) => path.read(row)));
};

const runChildren: RunChildren = (scope: Scope, subquery: Subquery, parentField: Field) => {
    const project = projection(scope, subquery.fields ?? [], runChildren);
    const keep = subquery.where ? predicate(scope, subquery.where) : () => true;
    const { tables } = scope.session.world;
    return (parent) => {
        const rows = tables.find(scope.type.name, parentField, parent.Id).filter(keep);
        const records = limited(subquery, sorted(scope, subquery, rows)).map(project);
        return records.length ? { totalSize: records.length, done: true, records } : null;
    };
};
