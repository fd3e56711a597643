import { OrgError, rowError } from '../errors.js';
import { to18 } from '../ids.js';
import { createRow, deleteRow, updateRow, upsertRow, visibleObject } from '../rows/save.js';
import { objectOf, type SObjectType } from '../schema/types.js';
import type { Session } from '../world.js';
import { jsonBody, ok, type ApiRequest, type Handler, type Route } from './request.js';

const MAX_RECORDS = 200;
/** Runs of records of one object in a request of several. */
const MAX_CHUNKS = 10;

type Record_ = Record<string, unknown>;
type Saved = { id: string; created?: boolean };
type Result = { id?: string; success: boolean; errors: object[]; created?: boolean };

const createAll: Handler = (request, session) => {
    const { records, allOrNone } = collection(request);
    checkChunks(records);
    return ok(
        each(session, request, records, allOrNone, (record) => ({
            id: createRow(session, typeOf(session, record), record).Id
        }))
    );
};

const updateAll: Handler = (request, session) => {
    const { records, allOrNone } = collection(request);
    checkChunks(records);
    const repeated = duplicates(records.map((record) => idOf(record) && to18(idOf(record))));
    return ok(
        each(session, request, records, allOrNone, (record) => {
            const id = idOf(record);
            if (!id) throw new OrgError('MISSING_ARGUMENT', 'Id not specified in an update call', { fields: ['Id'] });
            if (repeated.has(to18(id))) throw new OrgError('DUPLICATE_VALUE', `duplicate id in list: ${id}`);
            return { id: updateRow(session, typeOf(session, record), id, record).Id };
        })
    );
};

const upsertAll: Handler = (request, session, { object = '', field = '' }) => {
    const { records, allOrNone } = collection(request);
    const type = visibleObject(session, object);
    const keyOf = (record: Record_): unknown =>
        Object.entries(record).find(([name]) => name.toLowerCase() === field.toLowerCase())?.[1];
    const repeated = duplicates(records.map((record) => keyOf(record)));
    return ok(
        each(session, request, records, allOrNone, (record) => {
            if (typeOf(session, record) !== type)
                throw new OrgError('INVALID_TYPE', `all records must be of type ${type.name}`);
            const value = keyOf(record);
            if (repeated.has(value)) {
                throw new OrgError('DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, {
                    fields: [field]
                });
            }
            const { row, created } = upsertRow(session, type, { field, value }, record);
            return { id: row.Id, created };
        })
    );
};

const deleteAll: Handler = (request, session) => {
    const ids = (request.query.get('ids') ?? '').split(',').filter(Boolean);
    checkCount(ids.length);
    const allOrNone = request.query.get('allOrNone') === 'true';
    return ok(
        each(
            session,
            request,
            ids.map((id) => ({ id })),
            allOrNone,
            ({ id }) => {
                const type = [...session.world.schema.objects.values()].find(({ keyPrefix }) =>
                    id.startsWith(keyPrefix)
                );
                if (!type) throw new OrgError('MALFORMED_ID', `malformed id ${id}`);
                deleteRow(session, visibleObject(session, type.name), id);
                return { id: to18(id) };
            }
        )
    );
};

function collection(request: ApiRequest): { records: Record_[]; allOrNone: boolean } {
    const { records, allOrNone } = jsonBody(request);
    if (!Array.isArray(records)) throw new OrgError('JSON_PARSER_ERROR', 'records must be specified');
    checkCount(records.length);
    return { records: records as Record_[], allOrNone: allOrNone === true };
}

function checkCount(n: number): void {
    if (n > MAX_RECORDS) {
        throw new OrgError(
            'EXCEEDED_ID_LIMIT',
            `record limit reached. cannot submit more than ${MAX_RECORDS} records into this call`
        );
    }
}

function checkChunks(records: Record_[]): void {
    const types = records.map((record) => (record.attributes as { type?: string } | undefined)?.type);
    const chunks = types.filter((type, index) => type !== types[index - 1]).length;
    if (chunks > MAX_CHUNKS) {
        const advice = 'Please rearrange the data to reduce chunking.';
        throw new OrgError(
            'LIMIT_EXCEEDED',
            `Cannot have more than ${MAX_CHUNKS} chunks in a single operation. ${advice}`
        );
    }
}

function typeOf(session: Session, record: Record_): SObjectType {
    const name = (record.attributes as { type?: unknown } | undefined)?.type;
    if (typeof name !== 'string') throw new OrgError('INVALID_TYPE', 'Must send a type attribute for each record');
    const type = objectOf(session.world.schema, name);
    if (!type || !session.access.object(type, 'read')) {
        throw new OrgError('INVALID_TYPE', `sObject type '${name}' is not supported.`);
    }
    return type;
}

function idOf(record: Record_): string {
    return String(Object.entries(record).find(([name]) => name.toLowerCase() === 'id')?.[1] ?? '');
}

function duplicates(keys: unknown[]): Set<unknown> {
    const seen = new Set<unknown>();
    return new Set(keys.filter((key) => key !== undefined && key !== '' && (seen.has(key) || !seen.add(key))));
}

/**
 * Saves each record on its own and gives a result for each, in order; with `allOrNone`, one failure undoes the others.
 * A body the platform cannot read at all fails the request, whatever `allOrNone` says.
 */
function each<T extends Record_>(
    { world }: Session,
    { rowFault }: ApiRequest,
    records: T[],
    allOrNone: boolean,
    save: (record: T) => Saved
): Result[] {
    let failed = false;
    const results: Result[] = [];
    const saveAll = (): void => {
        for (const [index, record] of records.entries()) {
            try {
                const fault = rowFault?.(record, index);
                if (fault) throw fault;
                results.push({ success: true, errors: [], ...world.tables.atomically(() => save(record)) });
            } catch (error) {
                if (!(error instanceof OrgError) || error.errorCode === 'JSON_PARSER_ERROR') throw error;
                failed = true;
                results.push({ success: false, errors: [rowError(error)] });
            }
        }
        if (failed && allOrNone) throw new RolledBack();
    };
    try {
        world.tables.atomically(saveAll);
        return results;
    } catch (error) {
        if (!(error instanceof RolledBack)) throw error;
        return results.map((result) => (result.success ? ROLLED_BACK : result));
    }
}

class RolledBack extends Error {}

const ROLLED_BACK: Result = {
    success: false,
    errors: [
        {
            statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
            message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
            fields: []
        }
    ]
};

export const collectionRoutes: Route[] = [
    { method: 'POST', pattern: '/composite/sobjects', kind: 'collection', handle: createAll },
    { method: 'PATCH', pattern: '/composite/sobjects', kind: 'collection', handle: updateAll },
    { method: 'DELETE', pattern: '/composite/sobjects', kind: 'collection', handle: deleteAll },
    { method: 'PATCH', pattern: '/composite/sobjects/:object/:field', kind: 'collection', handle: upsertAll }
];
