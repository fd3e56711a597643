import { notFound, OrgError } from '../errors.js';
import { runQuery } from '../soql/run.js';
import type { OrgState } from '../orgState.js';
import { columnsOf } from './columns.js';
import { ok, type ApiRequest, type Handler, type Route } from '../request.js';

const BATCH = 2000;

const query =
    (deleted: boolean): Handler =>
    (request, session) => {
        const text = request.query.get('q');
        if (text === null) throw new OrgError('MALFORMED_QUERY', 'A query string has to be specified');
        const { records, totalSize, ...asked } = runQuery(session, text, { deleted });
        if (request.query.get('columns') === 'true') return ok(columnsOf(asked.scope, asked.query));
        const size = batchSize(request);
        if (records.length <= size) return ok({ totalSize, done: true, records });
        const locator = remember(session.world, totalSize, records);
        return ok(batch(request.version, locator, { totalSize, records }, 0, size));
    };

const more: Handler = (request, { world }, { locator: address = '' }) => {
    const [locator = '', from] = address.split('-');
    const cursor = world.cursors.get(locator);
    if (!cursor || !Number.isInteger(Number(from))) {
        throw new OrgError('INVALID_QUERY_LOCATOR', 'invalid query locator', { status: 404 });
    }
    if (Number(from) >= cursor.records.length) throw notFound();
    return ok(batch(request.version, locator, cursor, Number(from), batchSize(request)));
};

function remember(world: OrgState, totalSize: number, records: unknown[]): string {
    const locator = `01gLc0000000${String(world.cursors.size + 1).padStart(6, '0')}`;
    world.cursors.set(locator, { totalSize, records });
    return locator;
}

function batch(
    version: string,
    locator: string,
    { totalSize, records }: { totalSize: number; records: unknown[] },
    from: number,
    size: number
): object {
    const end = from + size;
    const part = records.slice(from, end);
    if (end >= records.length) return { totalSize, done: true, records: part };
    return {
        totalSize,
        done: false,
        nextRecordsUrl: `/services/data/${version}/query/${locator}-${end}`,
        records: part
    };
}

/** 2,000 records an answer, or what `Sforce-Query-Options: batchSize=n` asks for within 200–2,000. */
function batchSize({ headers }: ApiRequest): number {
    const asked = /batchSize=(\d+)/i.exec(headers['sforce-query-options'] ?? '')?.[1];
    return asked ? Math.min(BATCH, Math.max(200, Number(asked))) : BATCH;
}

export const queryRoutes: Route[] = [
    { method: 'GET', pattern: '/query', kind: 'query', handle: query(false) },
    { method: 'GET', pattern: '/queryAll', kind: 'query', handle: query(true) },
    { method: 'GET', pattern: '/query/:locator', kind: 'queryMore', handle: more },
    { method: 'GET', pattern: '/queryAll/:locator', kind: 'queryMore', handle: more }
];
