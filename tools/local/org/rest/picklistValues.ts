import { notFound, OrgError } from '../errors.js';
import { isId, to18 } from '../ids.js';
import { isPicklist, recordTypeOf } from '../picklists.js';
import { visibleObject } from '../rows/save.js';
import { fieldOf, type Field, type SObjectType } from '../schema/types.js';
import type { Session } from '../orgState.js';
import { ok, type Handler, type Params, type Route } from '../request.js';

/** The record type of rows that have none. */
export const MASTER = '012000000000000AAA';

const all: Handler = (_request, session, params) => {
    const type = visibleObject(session, params.object!);
    const fields = [...type.fields.values()].filter(
        (field) => isPicklist(field.type) && session.access.field(type, field, 'read')
    );
    const answers = fields.map((field) => [field.name, fieldValues(session, type, field, params)]);
    return ok({ eTag: '', picklistFieldValues: Object.fromEntries(answers) });
};

const one: Handler = (_request, session, params) => {
    const type = visibleObject(session, params.object!);
    const field = fieldOf(type, params.field!);
    if (!field || !isPicklist(field.type) || !session.access.field(type, field, 'read')) throw notFound();
    return ok(fieldValues(session, type, field, params));
};

/** What rows of the record type may choose now: active values only. */
function fieldValues(session: Session, type: SObjectType, field: Field, { recordTypeId = '' }: Params): object {
    const { world, version } = session;
    const id = isId(recordTypeId) ? to18(recordTypeId) : recordTypeId;
    const recordType = recordTypeOf(world.schema.recordTypes, world.tables, type.name, { Id: '', RecordTypeId: id });
    if (!recordType && id !== MASTER)
        throw new OrgError('NOT_FOUND', `The record type ${recordTypeId} does not exist for ${type.name}.`, {
            status: 404
        });
    const limits = recordType?.picklists.get(field.name.toLowerCase());
    const values = (field.picklist?.values ?? [])
        .filter(({ value, active }) => active && (limits?.values.has(value.toLowerCase()) ?? true))
        .map(({ value, label }) => ({ attributes: null, label, validFor: [], value }));
    const wanted = String((recordType ? limits?.defaultValue : undefined) ?? field.defaultValue ?? '').toLowerCase();
    return {
        controllerValues: {},
        defaultValue: values.find(({ value }) => value.toLowerCase() === wanted) ?? null,
        eTag: '',
        url: `/services/data/${version}/ui-api/object-info/${type.name}/picklist-values/${id}/${field.name}`,
        values
    };
}

const PATH = '/ui-api/object-info/:object/picklist-values/:recordTypeId';

export const picklistValueRoutes: Route[] = [
    { method: 'GET', pattern: PATH, kind: 'uiApi', handle: all },
    { method: 'GET', pattern: `${PATH}/:field`, kind: 'uiApi', handle: one }
];
