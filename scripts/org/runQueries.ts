import { readWaiting } from '../engine/index.js';
import type { ColumnOf, Failure } from '../engine/index.js';
import { asCount, asTime, DAY } from '#rules';
import { select } from './queries.js';
import type { Row } from './queries.js';
import { quote } from './soql.js';

/** What is asked of `Gong_Sync_Run__c`, and what its rows mean. */

/** A run as it is recorded; times are ISO texts. */
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
    /** Ids of the calls that rows were taken away of. */
    readonly removedCalls: readonly string[];
    /** Ids of calls that were erased and still stay out. */
    readonly keptOut: readonly string[];
}

const RUN = 'Gong_Sync_Run__c';
const NEWEST = 'ORDER BY CreatedDate DESC, Name DESC LIMIT';
const LISTED: readonly (ColumnOf<typeof RUN> | 'Id')[] = [
    'Id',
    'Name',
    'Kind__c',
    'Status__c',
    'Host__c',
    'Started__c',
    'Finished__c',
    'From__c',
    'To__c',
    'Checkpoint__c',
    'Seen__c',
    'Written__c',
    'Unchanged__c',
    'Skipped__c',
    'Failed__c',
    'Removed__c',
    'Gong_Requests__c',
    'Org_Requests__c',
    'Error__c'
];
const DETAILS = [...LISTED, 'Skipped_Why__c', 'Failures__c', 'Retry__c', 'Removed_Calls__c', 'Kept_Out__c'] as const;

/** What an engine's plan goes by: the newest runs over a span or with failures, as they are stored. */
export const RUNS_TO_PLAN_BY = select(
    [
        'Id',
        'CreatedDate',
        'Kind__c',
        'Status__c',
        'From__c',
        'To__c',
        'Checkpoint__c',
        'Retry__c',
        'Confirmed__c',
        'Gong_Requests__c'
    ],
    RUN,
    `WHERE Kind__c IN ('Incremental','Backfill','Confirm') OR Failed__c > 0 ${NEWEST} 200`
);

/**
 * The runs of the last 24 hours, for what they asked of Gong, and those that took calls out, for what stays out: one query
 * for both, since one request holds five. @param now milliseconds since 1970
 */
export const recentAndErasing = (now: number): string =>
    select(
        ['Id', 'Kind__c', 'Kept_Out__c', 'Gong_Requests__c', 'LastModifiedDate'],
        RUN,
        `WHERE LastModifiedDate >= ${new Date(now - DAY).toISOString()} OR Kind__c = 'Erase' ORDER BY CreatedDate DESC`
    );

/** How many requests to Gong the runs of the last 24 hours made, from {@link recentAndErasing}. */
export const readSpent = (rows: readonly Row[], now: number): number =>
    rows
        .filter((row) => (asTime(row['LastModifiedDate']) ?? 0) >= now - DAY)
        .reduce((sum, row) => sum + (asCount(row['Gong_Requests__c']) ?? 0), 0);

/** The runs that took calls out, of which some may still be kept out, from {@link recentAndErasing}. */
export const keptOutRuns = (rows: readonly Row[]): Row[] => rows.filter((row) => row['Kind__c'] === 'Erase');

/** The newest runs, newest first; their rows are read with {@link readRun}. */
export const newestRuns = (limit: number): string => select(LISTED, RUN, `${NEWEST} ${limit}`);

/** The newest runs with everything about them; their rows are read with {@link readRunDetails}. */
export const newestRunDetails = (limit: number): string => select(DETAILS, RUN, `${NEWEST} ${limit}`);

/** One run by its id or name (`GR-00000042`). */
export function oneRun(idOrName: string): string {
    const isId = /^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(idOrName);
    return select(DETAILS, RUN, `WHERE ${isId ? 'Id' : 'Name'} = ${quote(idOrName)} LIMIT 1`);
}

export function readRun(row: Row): RunRow {
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

export const readRunDetails = (row: Row): RunDetails => ({
    ...readRun(row),
    skippedWhy: parse(row.Skipped_Why__c, {}),
    failures: parse(row.Failures__c, []),
    retry: [...readWaiting(String(row.Retry__c ?? '')).keys()],
    removedCalls: idsOf(row.Removed_Calls__c),
    keptOut: idsOf(row.Kept_Out__c)
});

const idsOf = (text: unknown): string[] =>
    String(text ?? '')
        .split(/\s+/)
        .filter((id) => id !== '');

/** What the engine wrote as JSON; a record that was cut short or edited by hand counts as empty. */
function parse<T extends object>(value: unknown, empty: T): T {
    try {
        const found = JSON.parse(String(value)) as T | null;
        return Array.isArray(found) === Array.isArray(empty) ? (found ?? empty) : empty;
    } catch {
        return empty;
    }
}
