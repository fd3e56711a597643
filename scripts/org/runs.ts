import { queryAll } from './composite.js';
import type { OrgHttp } from './http.js';
import { newestRunDetails, newestRuns, oneRun, readRun, readRunDetails } from './runQueries.js';
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
