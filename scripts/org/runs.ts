import type { Failure } from '../engine/index.js';
import { queryAll } from './composite.js';
import type { Row } from './composite.js';
import type { OrgHttp } from './http.js';
import { quote } from './soql.js';

/** A run as `Gong_Sync_Run__c` records it; times are ISO texts. */
export interface RunRow {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly status: string;
    readonly host: string | null;
    readonly started: string | null;
    readonly finished: string | null;
    readonly from: string | null;
    readonly to: string | null;
    /** Up to where everything is settled. */
    readonly checkpoint: string | null;
    readonly seen: number;
    readonly written: number;
    readonly unchanged: number;
    readonly skipped: number;
    readonly failed: number;
    /** Rows taken away; 0 for runs of before that was recorded. */
    readonly removed: number;
    readonly gongRequests: number;
    readonly orgRequests: number;
    readonly error: string | null;
}

/** A run with everything that an operator may want to know. */
export interface RunDetails extends RunRow {
    readonly skippedWhy: Readonly<Record<string, number>>;
    readonly failures: readonly Failure[];
    /** Ids of calls that the next incremental run asks for again. */
    readonly retry: readonly string[];
}

const COLUMNS =
    'Id, Name, Kind__c, Status__c, Host__c, Started__c, Finished__c, From__c, To__c, Checkpoint__c, Seen__c, Written__c, Unchanged__c, Skipped__c, Failed__c, Removed__c, Gong_Requests__c, Org_Requests__c, Error__c';

/** The newest runs, newest first. */
export async function listRuns(http: OrgHttp, limit: number): Promise<RunRow[]> {
    const soql = `SELECT ${COLUMNS} FROM Gong_Sync_Run__c ORDER BY CreatedDate DESC, Name DESC LIMIT ${limit}`;
    const [rows] = await queryAll(http, [soql]);
    return rows!.map(readRun);
}

/** One run by its id or name (`GR-00000042`), the newest without either; undefined when there is none. */
export async function findRun(http: OrgHttp, idOrName?: string): Promise<RunDetails | undefined> {
    const isId = idOrName !== undefined && /^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(idOrName);
    const where = idOrName === undefined ? '' : `WHERE ${isId ? 'Id' : 'Name'} = ${quote(idOrName)}`;
    const soql = `SELECT ${COLUMNS}, Skipped_Why__c, Failures__c, Retry__c FROM Gong_Sync_Run__c ${where} ORDER BY CreatedDate DESC, Name DESC LIMIT 1`;
    const [rows] = await queryAll(http, [soql]);
    const row = rows![0];
    return (
        row && {
            ...readRun(row),
            skippedWhy: parse(row.Skipped_Why__c, {}),
            failures: parse(row.Failures__c, []),
            retry: String(row.Retry__c ?? '')
                .split(/\s+/)
                .filter((id) => id !== '')
        }
    );
}

function readRun(row: Row): RunRow {
    const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
    const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
    return {
        id: String(row.Id),
        name: String(row.Name),
        kind: String(row.Kind__c),
        status: String(row.Status__c),
        host: text(row.Host__c),
        started: text(row.Started__c),
        finished: text(row.Finished__c),
        from: text(row.From__c),
        to: text(row.To__c),
        checkpoint: text(row.Checkpoint__c),
        seen: count(row.Seen__c),
        written: count(row.Written__c),
        unchanged: count(row.Unchanged__c),
        skipped: count(row.Skipped__c),
        failed: count(row.Failed__c),
        removed: count(row.Removed__c),
        gongRequests: count(row.Gong_Requests__c),
        orgRequests: count(row.Org_Requests__c),
        error: text(row.Error__c)
    };
}

/** What the engine wrote as JSON; a record that was edited by hand counts as empty. */
function parse<T>(value: unknown, empty: T): T {
    try {
        return (JSON.parse(String(value)) as T | null) ?? empty;
    } catch {
        return empty;
    }
}
