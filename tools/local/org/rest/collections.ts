import { OrgError, rowError } from '../errors.js';
import { CHUNK, createRows, deleteRows, updateRows, upsertRows } from '../rows/batch.js';
import type { RowResult } from '../rows/result.js';
import { visibleObject, type Body } from '../rows/save.js';
import { objectOf, type SObjectType } from '../schema/types.js';
import type { Session } from '../orgState.js';
import { jsonBody, ok, type ApiRequest, type ApiResponse, type Handler, type Route } from '../request.js';

/** Runs of records of one object, in a request of several. */
const MAX_RUNS = 10;

const createAll: Handler = (request, session) => {
    const { records, allOrNone } = collection(request);
    return answer(createRows(session, records, (record) => typeOf(session, record), { allOrNone }));
};

const updateAll: Handler = (request, session) => {
    const { records, allOrNone } = collection(request);
    return answer(updateRows(session, records, (record) => typeOf(session, record), { allOrNone }));
};

const upsertAll: Handler = (request, session, { object = '', field = '' }) => {
    const type = visibleObject(session, object);
    const { records, allOrNone } = collection(request);
    if (records.some((record) => typeOf(session, record) !== type)) {
        throw new OrgError('INVALID_TYPE', `All records of this request must be of type ${type.name}`);
    }
    return answer(upsertRows(session, type, field, records, { allOrNone }));
};

const deleteAll: Handler = (request, session) => {
    const ids = (request.query.get('ids') ?? '').split(',').filter(Boolean);
    checkCount(ids.length);
    const typeOfId = (id: string): SObjectType => {
        const type = [...session.world.schema.objects.values()].find(({ keyPrefix }) => id.startsWith(keyPrefix));
        if (!type) throw new OrgError('MALFORMED_ID', `malformed id ${id}`);
        return visibleObject(session, type.name);
    };
    return answer(deleteRows(session, ids, typeOfId, { allOrNone: request.query.get('allOrNone') === 'true' }));
};

function collection(request: ApiRequest): { records: Body[]; allOrNone: boolean } {
    const { records, allOrNone } = jsonBody(request);
    if (!Array.isArray(records)) throw new OrgError('JSON_PARSER_ERROR', 'records must be specified');
    checkCount(records.length);
    checkRuns(records as Body[]);
    return { records: records as Body[], allOrNone: allOrNone === true };
}

function checkCount(n: number): void {
    if (n > CHUNK) {
        throw new OrgError(
            'EXCEEDED_ID_LIMIT',
            `record limit reached. cannot submit more than ${CHUNK} records into this call`
        );
    }
}

function checkRuns(records: Body[]): void {
    const types = records.map(typeName);
    if (types.filter((type, index) => type !== types[index - 1]).length <= MAX_RUNS) return;
    const advice = 'Please rearrange the data to reduce chunking.';
    throw new OrgError('LIMIT_EXCEEDED', `Cannot have more than ${MAX_RUNS} chunks in a single operation. ${advice}`);
}

function typeName(record: Body): unknown {
    return (record.attributes as { type?: unknown } | undefined)?.type;
}

function typeOf(session: Session, record: Body): SObjectType {
    const name = typeName(record);
    const type = typeof name === 'string' ? objectOf(session.world.schema, name) : undefined;
    if (type && session.access.object(type, 'read')) return type;
    throw new OrgError(
        'INVALID_TYPE',
        name ? `sObject type '${String(name)}' is not supported.` : 'Must send a type attribute'
    );
}

function answer(results: RowResult[]): ApiResponse {
    return ok(
        results.map((result) =>
            result.error
                ? { success: false, errors: [rowError(result.error)] }
                : { ...result, success: true, errors: [] }
        )
    );
}

export const collectionRoutes: Route[] = [
    { method: 'POST', pattern: '/composite/sobjects', kind: 'collection', handle: createAll },
    { method: 'PATCH', pattern: '/composite/sobjects', kind: 'collection', handle: updateAll },
    { method: 'DELETE', pattern: '/composite/sobjects', kind: 'collection', handle: deleteAll },
    { method: 'PATCH', pattern: '/composite/sobjects/:object/:field', kind: 'collection', handle: upsertAll }
];
