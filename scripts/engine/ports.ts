import type { DealCall, PicklistValue } from '#rules';
import type { GongHost } from '../gong/client/transport.js';

/**
 * What the engine asks of its host. The engine has no clock, no fetch and no platform: the command line and the
 * browser each bring these, and tests bring them in memory.
 *
 * Words used throughout: a *call* is Gong's; a *row* is Salesforce's (one call on one Opportunity is one
 * `Gong_Call__c` row); a row is *settled* once its hits and its Opportunity are written too.
 */
/** A `Gong_Call__c` row as stored. */
export interface StoredCall {
    readonly id: string;
    readonly key: string;
    readonly callId: string;
    readonly opportunityId: string;
    readonly fingerprint: string | null;
    /** Gong's workspace; null for calls that did not say, or that were stored before it was kept. */
    readonly workspaceId: string | null;
}

/** Some of the stored call rows, in the order of their keys, and how many there are in all. */
export interface StoredPart {
    readonly stored: number;
    readonly rows: readonly { readonly key: string; readonly callId: string }[];
}

/** A `Gong_Tracker_Hit__c` row as stored: `fields` holds every field that the engine writes. */
export interface StoredHit {
    readonly id: string;
    readonly key: string;
    readonly callKey: string;
    readonly fields: Readonly<Record<string, unknown>>;
}

/** An Opportunity and what its stored calls say. */
export interface Deal {
    readonly id: string;
    readonly name: string;
    /** The Main Competitor(s) field. */
    readonly field: string | null;
    /** `Gong_Competitors__c`. */
    readonly state: string | null;
    readonly calls: readonly DealCall[];
    readonly rows: readonly DealRow[];
    /** When the first of its calls was stored, milliseconds since 1970; undefined where none is. */
    readonly firstSync?: number | undefined;
}

/** A `Gong_Deal_Competitor__c` row as stored: `fields` holds every field that the engine writes, times as ISO texts. */
export interface DealRow {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    /** The rep's word; undefined without one. */
    readonly decision: 'in' | 'out' | undefined;
    /** Milliseconds since 1970. */
    readonly decidedAt: number | undefined;
    readonly fields: Fields;
}

export type ObjectName = 'Gong_Call__c' | 'Gong_Tracker_Hit__c' | 'Gong_Deal_Competitor__c' | 'Gong_Competitor__c';
export type Fields = Readonly<Record<string, unknown>>;

/** One row to write. Upserts go by the external id `Key__c`. */
export type Change =
    | { readonly op: 'upsert'; readonly object: ObjectName; readonly key: string; readonly fields: Fields }
    | { readonly op: 'delete'; readonly object: ObjectName; readonly id: string };

/** What a sync writes on an Opportunity. */
export interface FieldTexts {
    /** The Main Competitor(s) field. */
    readonly field: string | null;
    /** `Gong_Competitors__c`. */
    readonly state: string | null;
}

/** An Opportunity to write, only where it still holds what was read (Rule 5). */
export interface FieldWrite {
    readonly id: string;
    readonly expected: FieldTexts;
    readonly next: FieldTexts;
}

/** What became of it; where it is there, what it holds now. */
export type FieldOutcome =
    | ({ readonly outcome: 'written' | 'changed' } & FieldTexts)
    | { readonly outcome: 'refused'; readonly code: string; readonly message: string }
    | { readonly outcome: 'missing' };

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly message: string };

/** A field of Opportunity as the org describes it to the running user. */
export interface FieldInfo {
    readonly type: string;
    /** Characters; 0 for types without a length. */
    readonly length: number;
    /** A text area with markup. */
    readonly htmlFormatted?: boolean | undefined;
    /** A formula: nobody writes it. */
    readonly calculated?: boolean | undefined;
    readonly encrypted?: boolean | undefined;
    /** Of a picklist, those that may not be chosen any more among them. */
    readonly picklistValues?: readonly PicklistValue[] | undefined;
}

/** What a run reads before anything else, in one round trip. */
export interface Setup {
    /** The org default row of `Gong_Settings__c`, if there is one. */
    readonly settings: Fields | undefined;
    /** Rows of `Gong_Competitor__c`. */
    readonly competitors: readonly Fields[];
    /** The 200 newest rows of `Gong_Sync_Run__c` that ran over a span or had failures, newest first. */
    readonly runs: readonly Fields[];
    /** Rows of runs that took calls out, which stay out (`Kept_Out__c`). @default none */
    readonly keptOut?: readonly Fields[] | undefined;
    /** The sum of `Gong_Requests__c` over the runs of the last 24 hours. @default 0 */
    readonly gongRequests?: number | undefined;
    /** Ids of Opportunities with decisions that do not show in the field yet. @default none */
    readonly decided?: readonly string[] | undefined;
    /** By API name. */
    readonly opportunityFields: ReadonlyMap<string, FieldInfo>;
}

/** The rows of a Salesforce org. Every method throws only when the whole request failed. */
export interface Org {
    /** API calls made so far, requests to Gong not included. */
    readonly requests: number;
    /** The org's API calls of the last 24 hours, whoever made them; undefined where the org does not tell. */
    readonly limit?: { readonly used: number; readonly max: number } | undefined;
    /** @param now milliseconds since 1970, for what happened in the last 24 hours */
    setup(now?: number): Promise<Setup>;
    /** The stored rows of these calls, on whatever Opportunity. */
    calls(callIds: readonly string[]): Promise<StoredCall[]>;
    /** The ids of the calls stored for an Opportunity. */
    callIdsOf(opportunityId: string): Promise<string[]>;
    /** Those of the Opportunities that were changed since, whoever did it. @param since milliseconds since 1970 */
    changedDeals(opportunityIds: readonly string[], since: number): Promise<Set<string>>;
    /** Stored call rows in the order of their keys, after this key and at most so many, and how many rows there are. */
    storedAfter(key: string, most: number): Promise<StoredPart>;
    hits(callKeys: readonly string[]): Promise<StoredHit[]>;
    /** The Opportunities that exist and that the user may see, each with its calls and its competitors. */
    deals(opportunityIds: readonly string[], field: string): Promise<Deal[]>;
    /** Writes rows in the order given, each on its own; outcomes come in the same order. */
    save(changes: readonly Change[]): Promise<Outcome[]>;
    /**
     * Writes this field and `Gong_Competitors__c` of the Opportunities that still hold what was expected, each on its own;
     * an edit that came in between stays. Outcomes come in the same order.
     */
    writeFields(field: string, writes: readonly FieldWrite[]): Promise<FieldOutcome[]>;
    /** `save`, then `deals`, for hosts that need one round trip for both. */
    saveThenDeals?(
        changes: readonly Change[],
        opportunityIds: readonly string[],
        field: string
    ): Promise<{ readonly outcomes: Outcome[]; readonly deals: Deal[] }>;
    startRun(fields: Fields): Promise<string>;
    updateRun(id: string, fields: Fields): Promise<void>;
}

export interface Ports extends GongHost {
    readonly org: Org;
    /** Told after every page and every batch. */
    progress?(progress: Progress): void;
}

export interface Progress {
    /** Calls read from Gong so far. */
    readonly read: number;
    /** Calls settled so far. */
    readonly settled: number;
    /** Calls in the window being read, as Gong counts them; undefined until its first page. */
    readonly total: number | undefined;
}
