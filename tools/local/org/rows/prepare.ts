import {
    cannotDeserialize,
    invalidReference,
    isDeleted,
    malformedId,
    noSuchColumn,
    notWritable,
    OrgError
} from '../errors.js';
import { fieldOf, objectOf, referenced, relationshipOf, type Field, type SObjectType } from '../schema/types.js';
import type { Value } from '../tables.js';
import { stored } from '../values.js';
import type { Session } from '../orgState.js';

/** The changes a request asks for, by field name, checked and in stored form. */
export type Changes = Record<string, Value>;

/**
 * A request's row as changes: names resolved without regard to case, values in stored form, permissions asked, parents found.
 * @param skip fields that address the row and are no change (Id, the external id of an upsert)
 * @throws OrgError for the first field the platform would refuse
 */
export function prepare(
    session: Session,
    type: SObjectType,
    body: Record<string, unknown>,
    action: 'create' | 'edit',
    skip: string[] = []
): Changes {
    const changes: Changes = {};
    const refused: string[] = [];
    for (const [name, given] of Object.entries(body)) {
        if (name === 'attributes' || skip.includes(name.toLowerCase())) continue;
        const parent = fieldOf(type, name) ? undefined : relationshipOf(type, name);
        const field = fieldOf(type, name) ?? parent;
        if (!field || !session.access.field(type, field, 'read')) throw noSuchColumn(name, type.name);
        const value = parent ? parentId(session, parent, given) : stored(field, given);
        if (!session.access.field(type, field, action)) refused.push(field.name);
        else if (field.type === 'reference' && !parent) changes[field.name] = existing(session, field, value);
        else changes[field.name] = value;
    }
    if (refused.length) throw notWritable(refused);
    return changes;
}

/** The id of a parent named by one of its external ids: `"Gong_Call__r": {"Key__c": "…"}`. */
function parentId(session: Session, field: Field, given: unknown): Value {
    if (given === null) return null;
    const { schema, tables } = session.world;
    const parent = objectOf(schema, field.reference?.to[0] ?? '');
    if (typeof given !== 'object' || Array.isArray(given) || !parent) throw cannotDeserialize('reference', given);
    const keys = Object.entries(given).filter(([name]) => name !== 'attributes');
    if (keys.length !== 1) {
        throw new OrgError(
            'INVALID_FIELD',
            `More than 1 field provided in an external foreign key reference in entity: ${parent.name}`
        );
    }
    const [name = '', value] = keys[0]!;
    const key = fieldOf(parent, name);
    if (!key || !session.access.field(parent, key, 'read')) throw noSuchColumn(name, parent.name);
    if (!key.externalId && key.type !== 'id') {
        throw new OrgError('INVALID_FIELD', `${name} is not an External ID or indexed field for ${parent.name}`);
    }
    const found = tables.find(parent.name, key, stored(key, value));
    if (found.length === 1) return found[0]!.Id;
    const problem = found.length ? 'matches more than one record' : 'not found';
    throw new OrgError(
        'INVALID_FIELD',
        `Foreign key external ID: ${String(value)} ${problem} for field ${key.name} in entity ${parent.name}`
    );
}

/** A reference's id, when a row of a right object has it. */
function existing({ world: { schema, tables } }: Session, field: Field, value: Value): Value {
    if (value === null) return null;
    const id = String(value);
    // seeded rows may have an id of any prefix: documented examples of Gong's do
    if (field.reference?.to.some((name) => tables.get(name, id))) return id;
    const target = referenced(schema, field, id);
    if (!target) throw malformedId(field.label, field.name, id);
    throw tables.wasDeleted(target.name, id) ? isDeleted() : invalidReference(field.name);
}
