import { stringify } from 'csv-stringify/sync';
import type { Change } from '../../scripts/engine/ports.js';
import { OrgHttp } from '../../scripts/org/http.js';
import { save } from '../../scripts/org/save.js';
import { dataOf, start } from './server.js';
import { DATA } from '../../scripts/org/apiVersion.js';

/** API calls for upserting rows of one object, both ways. */
export interface Crossover {
    readonly rows: number;
    readonly collections: number;
    /** Create, upload, close, one look at the state, and the failed rows: at least. */
    readonly bulk: number;
}

const ROWS = [1000, 2000, 4000, 5000, 6000, 10_000];

/** Writes the same call rows with composite collections and with a job of Bulk API 2.0, and counts. */
export async function crossover(): Promise<Crossover[]> {
    const world = await start({ calls: 1000, perSecond: 1e6 });
    const session = { ...world.started.login, refreshAuth: () => Promise.reject(new Error('a local session')) };
    const http = new OrgHttp(session);
    const { opportunityIds } = dataOf(1000);
    const result: Crossover[] = [];
    const counted = async (work: () => Promise<unknown>): Promise<number> => {
        const before = world.org.stats.apiCalls;
        await work();
        return world.org.stats.apiCalls - before;
    };
    for (const rows of ROWS) {
        const changes = rowsOf(rows, opportunityIds);
        const collections = await counted(() => save(http, changes));
        const bulk = await counted(() => job(http, changes));
        result.push({ rows, collections, bulk });
    }
    await world.org.close();
    await world.gong.close();
    return result;
}

function rowsOf(count: number, opportunityIds: readonly string[]): Extract<Change, { op: 'upsert' }>[] {
    return Array.from({ length: count }, (_, i) => {
        const opportunity = opportunityIds[i % opportunityIds.length]!;
        const fields = { Opportunity__c: opportunity, Name: `Call ${i}`, Gong_Call_Id__c: String(i) };
        return { op: 'upsert', object: 'Gong_Call__c', key: `${i}.${opportunity}`, fields };
    });
}

/** One ingest job, as `sf data upsert bulk` makes it. */
async function job(http: OrgHttp, changes: readonly Extract<Change, { op: 'upsert' }>[]): Promise<void> {
    const { id } = await http.data<{ id: string }>('POST', '/jobs/ingest', {
        object: 'Gong_Call__c',
        operation: 'upsert',
        externalIdFieldName: 'Key__c',
        contentType: 'CSV',
        lineEnding: 'LF'
    });
    const csv = stringify(
        changes.map(({ key, fields }) => ({ Key__c: key, ...fields })),
        { header: true }
    );
    const path = `${DATA}/jobs/ingest/${id}`;
    const { status } = await http.send('PUT', `${path}/batches`, Buffer.from(csv), {
        headers: { 'content-type': 'text/csv' }
    });
    if (status !== 201) throw new Error(`The upload was answered with ${status}.`);
    await http.data('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
    const { state, numberRecordsFailed } = await http.data<{ state: string; numberRecordsFailed: number }>(
        'GET',
        `/jobs/ingest/${id}`
    );
    if (state !== 'JobComplete' || numberRecordsFailed > 0) throw new Error(`The job ended as ${state}.`);
    await http.send('GET', `${path}/failedResults`);
}
