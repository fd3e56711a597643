import { isDeleted, notAccessible, notFound, OrgError, severalMatches } from '../errors.js';
import { isId, to18 } from '../ids.js';
import { createRow, deleteRow, updateRow, upsertRow, visibleObject } from '../rows/save.js';
import { fieldOf, type SObjectType } from '../schema/types.js';
import { attributes, type QueryRecord } from '../soql/project.js';
import type { Row } from '../tables.js';
import { stored } from '../values.js';
import type { Session } from '../orgState.js';
import { created, jsonBody, noContent, ok, type Handler, type Route } from '../request.js';

const create: Handler = (request, session, { object = '' }) => {
    const { Id: id } = createRow(session, visibleObject(session, object), jsonBody(request));
    return created({ id, success: true, errors: [] });
};

const read: Handler = (request, session, { object = '', id = '' }) => {
    const type = visibleObject(session, object);
    return ok(record(session, type, existing(session, type, id), request.query.get('fields')));
};

const update: Handler = (request, session, { object = '', id = '' }) => {
    const type = visibleObject(session, object);
    updateRow(session, type, existing(session, type, id).Id, jsonBody(request));
    return noContent();
};

const remove: Handler = (_request, session, { object = '', id = '' }) => {
    const type = visibleObject(session, object);
    deleteRow(session, type, existing(session, type, id).Id);
    return noContent();
};

const readByKey: Handler = (request, session, { object = '', field = '', value = '' }) => {
    const type = visibleObject(session, object);
    return ok(record(session, type, byKey(session, type, field, value), request.query.get('fields')));
};

const upsert: Handler = (request, session, { object = '', field = '', value = '' }) => {
    const type = visibleObject(session, object);
    const body = jsonBody(request);
    const repeated = Object.keys(body).find((name) => name.toLowerCase() === field.toLowerCase());
    if (repeated)
        throw new OrgError('INVALID_FIELD', `The ${repeated} field should not be specified in the sobject data.`);
    const { row, created: isNew } = upsertRow(session, type, { field, value }, body);
    return { status: isNew ? 201 : 200, body: { id: row.Id, success: true, errors: [], created: isNew } };
};

const removeByKey: Handler = (_request, session, { object = '', field = '', value = '' }) => {
    const type = visibleObject(session, object);
    deleteRow(session, type, byKey(session, type, field, value).Id);
    return noContent();
};

function existing({ world: { tables } }: Session, type: SObjectType, id: string): Row {
    const row = isId(id) ? tables.get(type.name, to18(id)) : undefined;
    if (row) return row;
    if (tables.wasDeleted(type.name, to18(id))) throw isDeleted();
    throw notAccessible(id);
}

function byKey({ world }: Session, type: SObjectType, name: string, value: string): Row {
    const field = fieldOf(type, name);
    if (!field?.externalId) throw notAccessible(name);
    const found = world.tables.find(type.name, field, stored(field, value));
    if (found.length > 1) throw severalMatches(name, value);
    if (!found[0]) throw notFound();
    return found[0];
}

function record(session: Session, type: SObjectType, row: Row, wanted: string | null): QueryRecord {
    const answer: QueryRecord = { attributes: attributes(session, type, row.Id) };
    const names = wanted?.split(',').map((name) => name.trim()) ?? [...type.fields.values()].map(({ name }) => name);
    for (const name of names) {
        const field = fieldOf(type, name);
        if (field && session.access.field(type, field, 'read')) answer[field.name] = row[field.name] ?? null;
        else if (wanted) throw new OrgError('INVALID_FIELD', `No such column '${name}' on entity '${type.name}'.`);
    }
    return answer;
}

export const sobjectRoutes: Route[] = [
    { method: 'POST', pattern: '/sobjects/:object', kind: 'sobject', handle: create },
    { method: 'GET', pattern: '/sobjects/:object/:id', kind: 'sobject', handle: read },
    { method: 'PATCH', pattern: '/sobjects/:object/:id', kind: 'sobject', handle: update },
    { method: 'DELETE', pattern: '/sobjects/:object/:id', kind: 'sobject', handle: remove },
    { method: 'GET', pattern: '/sobjects/:object/:field/:value', kind: 'sobject', handle: readByKey },
    { method: 'PATCH', pattern: '/sobjects/:object/:field/:value', kind: 'sobject', handle: upsert },
    { method: 'DELETE', pattern: '/sobjects/:object/:field/:value', kind: 'sobject', handle: removeByKey }
];
