import { OrgError } from '../errors.js';
import { makeId } from '../ids.js';
import { formatDateTime } from '../values.js';
import type { Session, OrgState } from '../orgState.js';
import type { Job, Operation } from './jobs.js';

const OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];

/** A new job, open for its data. @throws OrgError INVALIDJOB */
export function openJob({ world, access }: Session, asked: Record<string, unknown>, version: string): Job {
    const { object, operation, externalIdFieldName, columnDelimiter = 'COMMA', lineEnding = 'LF' } = asked;
    if (!OPERATIONS.includes(String(operation)))
        throw new OrgError('INVALIDJOB', `InvalidJob : Unknown operation ${String(operation)}`);
    if (operation === 'upsert' && !externalIdFieldName) {
        throw new OrgError(
            'INVALIDJOB',
            'InvalidJob : External ID was blank. An External ID must be specified for upsert'
        );
    }
    const job: Job = {
        id: makeId('750', world.jobs.size + 1),
        object: String(object),
        operation: operation as Operation,
        externalIdFieldName: externalIdFieldName as string | undefined,
        columnDelimiter: columnDelimiter as Job['columnDelimiter'],
        lineEnding: lineEnding as Job['lineEnding'],
        createdById: access.user.Id,
        createdDate: formatDateTime(world.now()),
        apiVersion: Number(version.slice(1)),
        state: 'Open',
        csv: '',
        header: [],
        rows: []
    };
    world.jobs.set(job.id, job);
    return job;
}

/** What the API tells of a job. */
export function jobInfo(job: Job, { now }: OrgState): object {
    const { csv, header, rows, errorMessage, ...info } = job;
    return {
        ...info,
        contentType: 'CSV',
        concurrencyMode: 'Parallel',
        jobType: 'V2Ingest',
        systemModstamp: formatDateTime(now()),
        ...(job.state === 'Open' && {
            contentUrl: `services/data/v${job.apiVersion.toFixed(1)}/jobs/ingest/${job.id}/batches`
        }),
        ...(errorMessage && { errorMessage }),
        numberRecordsProcessed: rows.length,
        numberRecordsFailed: rows.filter(({ result }) => result.error).length,
        retries: 0,
        totalProcessingTime: 0,
        apiActiveProcessingTime: 0,
        apexProcessingTime: 0
    };
}
