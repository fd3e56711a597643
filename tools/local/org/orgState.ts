import type { Job } from './bulk/jobs.js';
import type { GongCredential } from './gateway/callout.js';
import type { Access } from './permissions.js';
import type { Refusal } from './refusals.js';
import type { Schema } from './schema/types.js';
import type { Tables, Writes } from './tables.js';

/** How often the org was asked, and what was written. */
export interface Stats {
    /** API calls that count against the daily limit. */
    apiCalls: number;
    /** The same by kind: `query`, `collection`, `composite`, `apexrest`… */
    byKind: Record<string, number>;
    /** Rows created, updated and deleted since the start, by object. */
    writes: Writes;
}

/**
 * Asked for every row that is written in a batch (collections, bulk jobs); what it gives, the row fails with.
 * `index` counts within the collection.
 */
export type RowFaults = (row: Record<string, unknown>, index: number) => { code: string; message?: string } | undefined;

/** What a deploy's Apex tests find: it fails with any of them. */
export interface ApexTests {
    readonly failures?: ReadonlyArray<{ name: string; methodName: string; message: string; stackTrace: string }>;
    readonly coverageWarnings?: ReadonlyArray<{ name: string | null; message: string }>;
}

/** The org itself, without any user or request. */
export interface OrgState {
    schema: Schema;
    tables: Tables;
    stats: Stats;
    /** 18 characters. */
    orgId: string;
    /** API calls a day. */
    apiLimit: number;
    /** Results of queries that did not fit into one answer, by locator. */
    cursors: Map<string, { totalSize: number; records: unknown[] }>;
    /** Bulk API 2.0 ingest jobs by id. */
    jobs: Map<string, Job>;
    /** The secret of the Named Credential Gong; undefined until it is set up. */
    gong: GongCredential | undefined;
    /** Where requests to an origin really go: `https://api.gong.io` to a local Gong. */
    hosts: Readonly<Record<string, string>>;
    /** Results of deploy requests by id. */
    deploys: Map<string, object>;
    rowFaults: RowFaults | undefined;
    refusals: readonly Refusal[];
    /** How the Apex tests of a deploy end, which this org cannot run; undefined: they are not run. */
    apexTests: ApexTests | undefined;
    now(): number;
}

/** The org as one user sees it. */
export interface Session {
    world: OrgState;
    access: Access;
    /** The API version of the request: `v65.0`. */
    version: string;
}

/** Counts an API call. */
export function countCall({ stats }: OrgState, kind: string): void {
    stats.apiCalls++;
    stats.byKind[kind] = (stats.byKind[kind] ?? 0) + 1;
}
