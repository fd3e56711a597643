import { isDeleted, noAccess, noAccessToMaster, notAccessible, notFound, OrgError, severalMatches } from '../errors.js';
import { isId, to18 } from '../ids.js';
import { choose, isPicklist, recordTypeOf } from '../picklists.js';
import { childrenOf, fieldOf, objectOf, type SObjectType } from '../schema/types.js';
import type { Row } from '../tables.js';
import { mayWriteUnder } from '../permissions.js';
import { refuseRow } from '../refusals.js';
import { formatDateTime, stored } from '../values.js';
import type { Session, OrgState } from '../orgState.js';
import { checkRequired, checkUnique, derive, withDefaults } from './complete.js';
import { checkLicense } from '../licenses.js';
import { prepare, type Changes } from './prepare.js';

export type Body = Record<string, unknown>;

/**
 * The object of that name, when the user may see it.
 * @throws OrgError NOT_FOUND, as the REST resources answer for an object they do not have
 */
export function visibleObject({ world, access }: Session, name: string): SObjectType {
    const type = objectOf(world.schema, name);
    if (!type || !access.object(type, 'read')) throw notFound();
    return type;
}

/** Inserts a row and gives it as stored. */
export function createRow(session: Session, type: SObjectType, body: Body): Row {
    if (!session.access.object(type, 'create')) throw noAccess();
    if (!mayWriteUnder(session.access, session.world.schema, type)) throw noAccessToMaster();
    if (Object.keys(body).some((name) => name.toLowerCase() === 'id')) {
        throw new OrgError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', {
            fields: ['Id']
        });
    }
    const row = insert(session.world, session.access.user.Id, type, prepare(session, type, body, 'create'));
    refuseRow(session.world.refusals, type, undefined, row);
    return row;
}

/** Updates a row; the platform stamps it even when every value stays the same. */
export function updateRow(session: Session, type: SObjectType, id: string, body: Body, skip = ['id']): Row {
    if (!mayWrite(session, type, 'edit')) throw noAccess();
    const { world, access } = session;
    const before = existingRow(world, type, id);
    const changes = prepare(session, type, body, 'edit', skip);
    const row: Row = { ...before, ...changes, ...stamp(world, 'LastModified', access.user.Id) };
    finish(world, type, row, changes);
    refuseRow(world.refusals, type, before, row);
    return row;
}

/** Updates the row with that external id, or inserts one; the Id is taken as an external id too. */
export function upsertRow(
    session: Session,
    type: SObjectType,
    key: { field: string; value: unknown },
    body: Body
): { row: Row; created: boolean } {
    const field = fieldOf(type, key.field);
    if (!field || !(field.externalId || field.type === 'id')) throw notAccessible(key.field);
    const value = stored(field, key.value);
    if (value === null) throw new OrgError('MISSING_ARGUMENT', `${field.name} not specified`);
    const found = session.world.tables.find(type.name, field, value);
    if (found.length > 1) throw severalMatches(field.name, String(value));
    const skip = ['id', field.name.toLowerCase()];
    if (found[0]) return { row: updateRow(session, type, found[0].Id, body, skip), created: false };
    if (field.type === 'id') throw notFoundById(session.world, type, String(value));
    return { row: createRow(session, type, { ...withoutKey(body, field.name), [field.name]: value }), created: true };
}

/** Moves a row to the recycle bin, with the rows that cannot be without it; other lookups to it become blank. */
export function deleteRow(session: Session, type: SObjectType, id: string): void {
    if (!mayWrite(session, type, 'delete')) throw noAccess();
    const row = existingRow(session.world, type, id);
    refuseRow(session.world.refusals, type, row, undefined);
    remove(session.world, type, row.Id);
}

/** Stores a new row whose values were checked already, or come from the org's own data. */
export function insert(world: OrgState, userId: string, type: SObjectType, changes: Changes, id?: string): Row {
    const newId = id ?? world.tables.nextId(type.name);
    const row: Row = {
        ...stamp(world, 'Created', userId),
        ...stamp(world, 'LastModified', userId),
        ...withDefaults(world, type, newId, userId, changes),
        Id: newId
    };
    finish(world, type, row, changes);
    return row;
}

function mayWrite({ access, world }: Session, type: SObjectType, action: 'edit' | 'delete'): boolean {
    return access.object(type, action) && mayWriteUnder(access, world.schema, type);
}

function finish(world: OrgState, type: SObjectType, row: Row, changes: Changes): void {
    pick(world, type, row, changes);
    checkRequired(type, row);
    if (type.name === 'PermissionSetAssignment') checkLicense(world, row);
    derive(type, row, changes);
    checkUnique(world.tables, type, row);
    world.tables.put(type.name, row);
}

/** Puts the picklist values that a row is given in the form that is kept; another record type has other values. */
function pick({ schema, tables }: OrgState, type: SObjectType, row: Row, changes: Changes): void {
    const recordType = recordTypeOf(schema.recordTypes, tables, type.name, row);
    for (const field of type.fields.values()) {
        const value = row[field.name];
        if (!isPicklist(field.type) || typeof value !== 'string' || !(field.name in changes)) continue;
        row[field.name] = choose(tables, type, field, value, recordType) || null;
    }
}

function remove(world: OrgState, type: SObjectType, id: string): void {
    const { schema, tables } = world;
    for (const { type: child, field } of childrenOf(schema, type.name)) {
        for (const row of tables.find(child.name, field, id)) {
            if (field.reference!.cascadeDelete) remove(world, child, row.Id);
            else tables.put(child.name, { ...row, [field.name]: null });
        }
    }
    tables.remove(type.name, id);
}

function existingRow({ tables }: OrgState, type: SObjectType, id: string): Row {
    if (!isId(id))
        throw new OrgError('MALFORMED_ID', `${type.label} ID: id value of incorrect type: ${id}`, { fields: ['Id'] });
    const row = tables.get(type.name, to18(id));
    if (row) return row;
    throw notFoundById({ tables }, type, to18(id));
}

function notFoundById({ tables }: Pick<OrgState, 'tables'>, type: SObjectType, id: string): OrgError {
    if (tables.wasDeleted(type.name, id)) return isDeleted();
    return new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', { status: 404 });
}

function withoutKey(body: Body, key: string): Body {
    return Object.fromEntries(
        Object.entries(body).filter(([name]) => name.toLowerCase() !== key.toLowerCase() && name.toLowerCase() !== 'id')
    );
}

function stamp(world: OrgState, what: 'Created' | 'LastModified', userId: string): Changes {
    const at = formatDateTime(world.now());
    return { [`${what}Date`]: at, [`${what}ById`]: userId, SystemModstamp: at };
}
