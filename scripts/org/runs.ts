import { adviceFor, pendingRetries, readRuns } from '../engine/index.js';
import { queryAll } from './composite.js';
import type { OrgHttp } from './http.js';
import { newestRunDetails, newestRuns, oneRun, readRun, readRunDetails, RUNS_TO_PLAN_BY } from './runQueries.js';
import type { RunDetails, RunRow } from './runQueries.js';

/** The newest runs, newest first. */
export async function listRuns(http: OrgHttp, limit: number): Promise<RunRow[]> {
    const [rows] = await queryAll(http, [newestRuns(limit)]);
    return rows!.map(readRun);
}

/** One run by its id or name (`GR-00000042`), the newest without either; undefined when there is none. */
export async function findRun(http: OrgHttp, idOrName?: string): Promise<RunDetails | undefined> {
    const [rows] = await queryAll(http, [idOrName === undefined ? newestRunDetails(1) : oneRun(idOrName)]);
    const row = rows![0];
    return row && readRunDetails(row);
}

/** A call that no run tries again by itself. */
export interface Parked {
    readonly callId: string;
    readonly opportunityId: string | null;
    readonly tries: number;
    /** Of its last failure. */
    readonly code: string | null;
    readonly action: string;
}

/** What is parked, as the newest runs tell. */
export async function listParked(http: OrgHttp): Promise<Parked[]> {
    const [rows = []] = await queryAll(http, [RUNS_TO_PLAN_BY]);
    return [...pendingRetries(readRuns(rows))].flatMap(([callId, { tries, due, opportunityId = null, code = null }]) =>
        due === Infinity ? [{ callId, opportunityId, tries, code, action: adviceFor(code ?? '') }] : []
    );
}
