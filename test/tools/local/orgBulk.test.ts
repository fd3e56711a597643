import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCsv } from '../../../tools/local/org/bulk/csv.js';
import { DEAL, DEALS, withOrg, type Client } from './orgSetUp.js';

async function run(
    { send, get }: Client,
    job: object,
    csv: string
): Promise<{ info: Record<string, unknown>; results: (kind: string) => Promise<string[][]> }> {
    const { body } = await send('POST', '/jobs/ingest', { contentType: 'CSV', ...job });
    const path = `/jobs/ingest/${body.id}`;
    await send('PUT', `${path}/batches`, csv, { 'content-type': 'text/csv' });
    const closed = await send('PATCH', path, { state: 'UploadComplete' });
    assert.equal(closed.body.state, 'UploadComplete');
    const { body: info } = await get(path);
    return { info, results: async (kind) => parseCsv((await get(`${path}/${kind}/`)).body) };
}

test('a job upserts each row on its own and tells of successes and failures', async () => {
    await withOrg({ data: DEALS }, async (client, org) => {
        const csv = `Key__c,Opportunity__c,Short__c,Long__c\na,${DEAL},x,"two\nlines, ""quoted"""\nb,${DEAL},far too long,\n`;
        const job = { object: 'Project__c', operation: 'upsert', externalIdFieldName: 'Key__c' };
        const { info, results } = await run(client, job, csv);
        assert.deepEqual([info.state, info.numberRecordsProcessed, info.numberRecordsFailed], ['JobComplete', 2, 1]);
        const [row] = org.tables.all('Project__c');
        assert.equal(row!.Long__c, 'two\nlines, "quoted"');
        assert.deepEqual(await results('successfulResults'), [
            ['sf__Id', 'sf__Created', 'Key__c', 'Opportunity__c', 'Short__c', 'Long__c'],
            [row!.Id, 'true', 'a', DEAL, 'x', 'two\nlines, "quoted"']
        ]);
        const failed = await results('failedResults');
        assert.match(failed[1]![1]!, /^STRING_TOO_LONG:Short: data value too large: far too long .*:Short__c --$/);
        assert.deepEqual(await results('unprocessedrecords'), [['Key__c', 'Opportunity__c', 'Short__c', 'Long__c']]);
    });
});

test('an empty cell leaves a field as it is, #N/A makes it blank, a parent goes by its external id', async () => {
    await withOrg(
        { data: { ...DEALS, Project__c: [{ Key__c: 'p', Opportunity__c: DEAL, Short__c: 'x', Long__c: 'y' }] } },
        async (client, org) => {
            const projects = { object: 'Project__c', operation: 'upsert', externalIdFieldName: 'Key__c' };
            await run(client, projects, 'Key__c,Short__c,Long__c\np,,#N/A\n');
            const [row] = org.tables.all('Project__c');
            assert.deepEqual([row!.Short__c, row!.Long__c], ['x', null]);
            const tasks = { object: 'Task__c', operation: 'insert' };
            const { info } = await run(client, tasks, 'Key__c,Project__r.Key__c\nt,p\nu,nobody\n');
            assert.equal(info.numberRecordsFailed, 1);
            assert.equal(org.tables.all('Task__c')[0]!.Project__c, row!.Id);
        }
    );
});

test('jobs update and delete by id, with other delimiters and line endings', async () => {
    await withOrg({ data: DEALS }, async (client, org) => {
        const update = { object: 'Opportunity', operation: 'update', columnDelimiter: 'SEMICOLON', lineEnding: 'CRLF' };
        await run(client, update, `Id;NextStep\r\n${DEAL};Call\r\n`);
        assert.equal(org.tables.get('Opportunity', DEAL)!.NextStep, 'Call');
        const { results } = await run(
            client,
            { object: 'Opportunity', operation: 'delete' },
            `Id\n${DEAL}\n006Lc0000000077IAA\n`
        );
        assert.equal(org.tables.get('Opportunity', DEAL), undefined);
        assert.match((await results('failedResults'))[1]![1]!, /^INVALID_CROSS_REFERENCE_KEY/);
    });
});

test('a job with an unknown column fails as a whole, its rows unprocessed', async () => {
    await withOrg({ data: DEALS }, async (client) => {
        const job = { object: 'Project__c', operation: 'insert' };
        const { info, results } = await run(client, job, 'Key__c,Nope__c\na,b\n');
        assert.deepEqual([info.state, info.errorMessage], ['Failed', 'InvalidBatch : Field name not found : Nope__c']);
        assert.deepEqual(await results('unprocessedrecords'), [
            ['Key__c', 'Nope__c'],
            ['a', 'b']
        ]);
    });
});

test('a job can be aborted, listed and deleted; an upsert without an external id is refused', async () => {
    await withOrg({}, async ({ send, get }) => {
        const refused = await send('POST', '/jobs/ingest', { object: 'Account', operation: 'upsert' });
        assert.equal(refused.body[0].errorCode, 'INVALIDJOB');
        const { body } = await send('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' });
        assert.match(body.contentUrl, /^services\/data\/v65\.0\/jobs\/ingest\/750/);
        assert.equal((await send('PATCH', `/jobs/ingest/${body.id}`, { state: 'Aborted' })).body.state, 'Aborted');
        assert.equal((await get('/jobs/ingest')).body.records.length, 1);
        assert.equal((await send('DELETE', `/jobs/ingest/${body.id}`)).status, 204);
        assert.equal((await get(`/jobs/ingest/${body.id}`)).status, 404);
    });
});
