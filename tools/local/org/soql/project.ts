import type { FieldType as Selected, Subquery } from '@jetstreamapp/soql-parser-js';
import { OrgError } from '../errors.js';
import { childrenOf, referenced, type Field, type SObjectType } from '../schema/types.js';
import type { Row } from '../tables.js';
import type { Session } from '../orgState.js';
import { parentOf, pointAt, resolve, type Path, type Scope } from './scope.js';

/** A record of an answer: its attributes, its fields, its parents and lists of children. */
export type QueryRecord = { [name: string]: unknown };
/** Runs a child sub-query for one parent row. */
export type RunChildren = (scope: Scope, subquery: Subquery, parentField: Field) => (parent: Row) => QueryRecord | null;

/** How a row becomes a record, from a SELECT without aggregates. */
export function projection(scope: Scope, selected: Selected[], runChildren: RunChildren): (row: Row) => QueryRecord {
    checkRepeated(scope, selected);
    const writers = selected.map((field) => writer(scope, field, runChildren));
    return (row) => {
        const record: QueryRecord = { attributes: attributes(scope.session, scope.type, row.Id) };
        for (const write of writers) write(row, record);
        return record;
    };
}

/** @throws OrgError INVALID_FIELD for a field selected twice */
function checkRepeated(scope: Scope, selected: Selected[]): void {
    const seen = new Set<string>();
    for (const name of selected.flatMap((one) => namesOf(scope, one))) {
        if (seen.has(name)) throw new OrgError('INVALID_FIELD', `duplicate field selected: ${name}`);
        seen.add(name);
    }
}

function namesOf(scope: Scope, selected: Selected): string[] {
    if (selected.type === 'Field') return [resolve(scope, selected.field).name];
    if (selected.type === 'FieldRelationship') return [resolve(scope, pathOf(selected)).name];
    if (selected.type !== 'FieldFunctionExpression' || !/^fields$/i.test(selected.functionName)) return [];
    return visibleFields(scope, String(selected.parameters[0])).map(({ name }) => name);
}

/** `Opportunity__r.Name` from the parser's parts. */
export function pathOf({ relationships, field }: { relationships: string[]; field: string }): string {
    return [...relationships, field].join('.');
}

/** What every record of an answer carries: its object, and where it can be read. */
export function attributes({ version }: Session, type: SObjectType, id: string): { type: string; url: string } {
    return { type: type.name, url: `/services/data/${version}/sobjects/${type.name}/${id}` };
}

type Writer = (row: Row, record: QueryRecord) => void;

function writer(scope: Scope, selected: Selected, runChildren: RunChildren): Writer {
    switch (selected.type) {
        case 'Field':
            return field(scope, resolve(scope, selected.field));
        case 'FieldRelationship':
            return field(scope, resolve(scope, pathOf(selected)));
        case 'FieldSubquery':
            return children(scope, selected.subquery, runChildren);
        case 'FieldFunctionExpression':
            return call(scope, selected);
        default:
            throw new OrgError('MALFORMED_QUERY', 'the local org does not evaluate TYPEOF');
    }
}

function field(scope: Scope, path: Path): Writer {
    if (!path.parents.length) return (row, record) => (record[path.field.name] = row[path.field.name] ?? null);
    return (row, record) => {
        let target = record;
        for (const [depth, parent] of path.parents.entries()) {
            const name = parent.reference!.relationshipName!;
            const owner = parentOf(scope, row, path.parents.slice(0, depth + 1));
            if (!owner) {
                target[name] = null;
                return;
            }
            const type = referenced(scope.session.world.schema, parent, owner.Id)!;
            target = (target[name] ??= { attributes: attributes(scope.session, type, owner.Id) }) as QueryRecord;
        }
        target[path.field.name] = path.read(row);
    };
}

function children(scope: Scope, subquery: Subquery, runChildren: RunChildren): Writer {
    const wanted = subquery.relationshipName.toLowerCase();
    const child = childrenOf(scope.session.world.schema, scope.type.name).find(
        ({ field: { reference } }) => reference?.childRelationshipName?.toLowerCase() === wanted
    );
    if (!child || !scope.session.access.object(child.type, 'read')) {
        const advice = `If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`;
        throw pointAt(
            scope.text,
            subquery.relationshipName,
            'INVALID_TYPE',
            `Didn't understand relationship '${subquery.relationshipName}' in FROM part of query call. ${advice}`
        );
    }
    const run = runChildren({ ...scope, type: child.type, alias: subquery.sObjectAlias }, subquery, child.field);
    return (row, record) => (record[child.field.reference!.childRelationshipName!] = run(row));
}

interface Call {
    functionName: string;
    parameters: unknown[];
    alias?: string;
}

/** FIELDS(), and toLabel() and FORMAT(), which give the value as it is stored. */
function call(scope: Scope, { functionName, parameters, alias }: Call): Writer {
    const argument = String(parameters[0]);
    if (/^fields$/i.test(functionName)) {
        const fields = visibleFields(scope, argument);
        return (row, record) => fields.forEach(({ name }) => (record[name] = row[name] ?? null));
    }
    if (!/^(tolabel|format)$/i.test(functionName)) {
        throw new OrgError('MALFORMED_QUERY', `the local org does not evaluate ${functionName}()`);
    }
    const path = resolve(scope, argument);
    return (row, record) => (record[alias ?? path.field.name] = path.read(row));
}

/** What FIELDS(ALL), FIELDS(STANDARD) or FIELDS(CUSTOM) stands for: fields the user may see. */
function visibleFields({ session: { access }, type }: Scope, which: string): Field[] {
    const wanted = which.toUpperCase();
    return [...type.fields.values()].filter(
        (one) => access.field(type, one, 'read') && (wanted === 'ALL' || one.custom === (wanted === 'CUSTOM'))
    );
}
