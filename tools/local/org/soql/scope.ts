import { OrgError } from '../errors.js';
import { NAME_TYPE } from '../schema/standard.js';
import { fieldOf, objectOf, referenced, relationshipOf, type Field, type SObjectType } from '../schema/types.js';
import type { Row, Value } from '../tables.js';
import type { Session } from '../orgState.js';

const ADVICE = 'Please reference your WSDL or the describe call for the appropriate names.';

/** One FROM of a query: whose rows, under which alias, and the query's text for error messages. */
export interface Scope {
    session: Session;
    type: SObjectType;
    alias: string | undefined;
    text: string;
    /** Rows in the recycle bin count too (`queryAll`). */
    deleted: boolean;
    now: number;
}

/** A field reached from a row, through its parents where the path has any. */
export interface Path {
    /** As the API spells it: `Opportunity__r.Name`. */
    name: string;
    type: SObjectType;
    field: Field;
    parents: Field[];
    read(row: Row): Value;
}

/** The object a FROM names. @throws OrgError INVALID_TYPE */
export function objectNamed(session: Session, name: string, text: string): SObjectType {
    const type = objectOf(session.world.schema, name);
    if (type && session.access.object(type, 'read')) return type;
    const advice = `If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${ADVICE}`;
    throw pointAt(text, name, 'INVALID_TYPE', `sObject type '${name}' is not supported. ${advice}`, / from /i);
}

/** A field path as seen from the scope's object. @throws OrgError INVALID_FIELD for a name the user has not */
export function resolve(scope: Scope, path: string): Path {
    const { session } = scope;
    const names = path.split('.');
    const prefixes = [scope.alias, scope.type.name].map((prefix) => prefix?.toLowerCase());
    if (names.length > 1 && prefixes.includes(names[0]!.toLowerCase())) names.shift();
    let type = scope.type;
    const parents: Field[] = [];
    for (const name of names.slice(0, -1)) {
        const parent = relationshipOf(type, name);
        const target = parent && parentType(session, parent);
        if (
            !parent ||
            !target ||
            !session.access.field(type, parent, 'read') ||
            !session.access.object(target, 'read')
        ) {
            const advice = `If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${ADVICE}`;
            throw pointAt(
                scope.text,
                path,
                'INVALID_FIELD',
                `Didn't understand relationship '${name}' in field path. ${advice}`
            );
        }
        parents.push(parent);
        type = target;
    }
    const last = names.at(-1)!;
    const field = fieldOf(type, last);
    if (!field || !session.access.field(type, field, 'read')) {
        const advice = `If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${ADVICE}`;
        throw pointAt(
            scope.text,
            path,
            'INVALID_FIELD',
            `No such column '${last}' on entity '${type.name}'. ${advice}`
        );
    }
    return {
        name: [...parents.map((parent) => parent.reference!.relationshipName!), field.name].join('.'),
        type,
        field,
        parents,
        read: (row) => parentOf(scope, row, parents)?.[field.name] ?? null
    };
}

/** The row at the end of a chain of parents, or undefined when one of them is blank. */
export function parentOf({ session: { world } }: Scope, row: Row, parents: Field[]): Row | undefined {
    let owner: Row | undefined = row;
    for (const parent of parents) {
        const id: Value = owner?.[parent.name] ?? null;
        const target: SObjectType | undefined = referenced(world.schema, parent, id);
        const found: Row | undefined = target && world.tables.get(target.name, String(id));
        owner = found && isPolymorphic(parent) ? { ...found, Type: target!.name } : found;
    }
    return owner;
}

function parentType({ world }: Session, parent: Field): SObjectType | undefined {
    return isPolymorphic(parent) ? NAME_TYPE : objectOf(world.schema, parent.reference!.to[0]!);
}

function isPolymorphic({ reference }: Field): boolean {
    return reference!.to.length > 1;
}

/** An error with the platform's pointer: the query, a caret under the word it is about, row and column. */
export function pointAt(text: string, word: string, code: string, message: string, after?: RegExp): OrgError {
    const offset = after ? Math.max(text.search(after), 0) : 0;
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const found = text.slice(offset).search(new RegExp(`(?<![\\w.])${escaped}(?![\\w])`, 'i'));
    const column = found < 0 ? 0 : offset + found;
    const pointer = `\n${text}\n${' '.repeat(column)}^\nERROR at Row:1:Column:${column + 1}\n`;
    return new OrgError(code, `${pointer}${message}`);
}
