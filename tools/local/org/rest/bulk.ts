import { jobInfo, openJob } from '../bulk/job.js';
import type { Job } from '../bulk/jobs.js';
import { resultsCsv, runJob, unprocessedCsv } from '../bulk/run.js';
import { notFound, OrgError } from '../errors.js';
import type { OrgState } from '../orgState.js';
import {
    created,
    jsonBody,
    noContent,
    ok,
    type ApiResponse,
    type Handler,
    type Params,
    type Route
} from '../request.js';

const create: Handler = (request, session) =>
    ok(jobInfo(openJob(session, jsonBody(request), request.version), session.world));

const list: Handler = (_request, { world }) =>
    ok({ done: true, records: [...world.jobs.values()].map((job) => jobInfo(job, world)), nextRecordsUrl: null });

const upload: Handler = (request, { world }, params) => {
    const job = jobOf(world, params);
    if (job.state !== 'Open') throw new OrgError('INVALIDJOBSTATE', `InvalidJobState : job is ${job.state}`);
    job.csv = request.body.toString('utf8');
    return created(undefined);
};

/** Closes the upload, or aborts. The platform then works on its own; here the job has run when it is asked for next. */
const setState: Handler = (request, session, params) => {
    const job = jobOf(session.world, params);
    const { state } = jsonBody(request);
    if (state !== 'UploadComplete' && state !== 'Aborted')
        throw new OrgError('INVALIDJOBSTATE', `InvalidJobState : ${String(state)}`);
    if (job.state !== 'Open') throw new OrgError('INVALIDJOBSTATE', `InvalidJobState : job is ${job.state}`);
    job.state = state;
    const answer = ok(jobInfo(job, session.world));
    if (state === 'UploadComplete') runJob(session, job);
    return answer;
};

const status: Handler = (_request, { world }, params) => ok(jobInfo(jobOf(world, params), world));

const remove: Handler = (_request, { world }, params) => {
    world.jobs.delete(jobOf(world, params).id);
    return noContent();
};

const results =
    (csvOf: (job: Job) => string): Handler =>
    (_request, { world }, params) =>
        text(csvOf(jobOf(world, params)));

function text(body: string): ApiResponse {
    return { status: 200, body, headers: { 'content-type': 'text/csv' } };
}

function jobOf({ jobs }: OrgState, { id = '' }: Params): Job {
    const job = jobs.get(id);
    if (!job) throw notFound();
    return job;
}

const JOBS = '/jobs/ingest';
const JOB = `${JOBS}/:id`;

export const bulkRoutes: Route[] = [
    { method: 'POST', pattern: JOBS, kind: 'bulk', handle: create },
    { method: 'GET', pattern: JOBS, kind: 'bulk', handle: list },
    { method: 'PUT', pattern: `${JOB}/batches`, kind: 'bulk', handle: upload },
    { method: 'PATCH', pattern: JOB, kind: 'bulk', handle: setState },
    { method: 'GET', pattern: JOB, kind: 'bulk', handle: status },
    { method: 'DELETE', pattern: JOB, kind: 'bulk', handle: remove },
    {
        method: 'GET',
        pattern: `${JOB}/successfulResults`,
        kind: 'bulk',
        handle: results((job) => resultsCsv(job, 'successful'))
    },
    {
        method: 'GET',
        pattern: `${JOB}/failedResults`,
        kind: 'bulk',
        handle: results((job) => resultsCsv(job, 'failed'))
    },
    { method: 'GET', pattern: `${JOB}/unprocessedrecords`, kind: 'bulk', handle: results(unprocessedCsv) }
];
