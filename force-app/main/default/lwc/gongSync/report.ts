import { IdSet } from './idSet.js';
import type { SkipReason } from './routes.js';

export type RunKind = 'Incremental' | 'Backfill' | 'Calls' | 'Opportunity' | 'Webhook';
export type RunStatus = 'Running' | 'Finished' | 'Stopped' | 'Failed';

/** One row that could not be read or written (Rule 10). */
export interface Failure {
    readonly callId: string | null;
    readonly opportunityId: string | null;
    readonly code: string;
    readonly message: string;
    /** What to do. */
    readonly action: string;
}

/** What happened to the field of one Opportunity, from before the run to after it. */
export interface OpportunityChange {
    readonly id: string;
    readonly name: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly why: string;
}

/** What a run did. `seen = written + unchanged + skipped + failed`, counted in calls. */
export interface Report {
    readonly id: string | null;
    readonly kind: RunKind;
    readonly status: RunStatus;
    readonly dryRun: boolean;
    /** ISO times; null for runs over given calls. */
    readonly from: string | null;
    readonly to: string | null;
    readonly seen: number;
    readonly written: number;
    readonly unchanged: number;
    readonly skipped: number;
    readonly failed: number;
    readonly skippedWhy: Readonly<Partial<Record<SkipReason, number>>>;
    /** Rows removed because their call moved to another Opportunity, became private or lost its context. */
    readonly removed: number;
    /** Opportunities whose field or state was written. */
    readonly opportunities: number;
    /** At most {@link MOST_LISTED}; the counts are always complete. */
    readonly changes: readonly OpportunityChange[];
    readonly failures: readonly Failure[];
    /** Calls that Gong has not finished: they came without trackers, or were announced by a webhook and did not come. */
    readonly later: readonly string[];
    readonly gongRequests: number;
    /** Salesforce API calls, each request to Gong through the gateway included. */
    readonly orgRequests: number;
    /** Why a run stopped or failed, in one sentence. */
    readonly error: string | null;
    readonly actions: readonly string[];
    readonly exitCode: 0 | 1 | 2 | 3 | 4 | 5;
}

/** Keeps a run's memory and its record small, however much goes wrong. */
export const MOST_LISTED = 1000;

/** As many ids of 20 digits as `Retry__c` holds. */
const MOST_RETRIED = 6000;

/** Counts one run. What is listed is bounded, what is counted is not. */
export class Tally {
    seen = 0;
    written = 0;
    unchanged = 0;
    skipped = 0;
    failed = 0;
    removed = 0;
    readonly skippedWhy: Partial<Record<SkipReason, number>> = {};
    readonly failures: Failure[] = [];
    /** Ids of calls that the next run asks for again. */
    readonly retry = new Set<string>();
    /** Ids of calls that Gong has not finished; see {@link Report.later}. */
    readonly later = new Set<string>();
    readonly changes = new Map<string, OpportunityChange>();
    private readonly updated = new IdSet();

    skip(reason: SkipReason): void {
        this.skipped++;
        this.skippedWhy[reason] = (this.skippedWhy[reason] ?? 0) + 1;
    }

    /** Lists a failed row; the call itself is counted by the caller, once. */
    fail(failure: Failure): void {
        if (this.failures.length < MOST_LISTED) this.failures.push(failure);
        if (failure.callId !== null && this.retry.size < MOST_RETRIED) this.retry.add(failure.callId);
    }

    askLater(callId: string): void {
        if (this.later.size < MOST_LISTED) this.later.add(callId);
    }

    change(change: OpportunityChange): void {
        this.updated.add(change.id);
        if (change.why === '') return;
        const first = this.changes.get(change.id);
        if (!first && this.changes.size >= MOST_LISTED) return;
        this.changes.set(change.id, first ? { ...change, before: first.before } : change);
    }

    get opportunities(): number {
        return this.updated.size;
    }
}

const ADVICE: Readonly<Record<string, string>> = {
    NOT_UNDERSTOOD: 'Open the call in Gong; if it looks normal there, report it with its id.',
    CALL_NOT_FOUND: 'Check the id: it is the number at the end of the address of the call in Gong.',
    OPPORTUNITY_NOT_FOUND:
        'Let the integration user see the Opportunity; if it was deleted or lives in another org, unlink it from the call in Gong.',
    UNABLE_TO_LOCK_ROW:
        'Nothing: the next run tries again. If it keeps failing, look for automation that holds the Opportunity.',
    FIELD_CUSTOM_VALIDATION_EXCEPTION: 'Let the validation rule pass for the integration user.',
    CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'Mend the trigger or flow that the message names.',
    INSUFFICIENT_ACCESS_OR_READONLY: 'Give the integration user edit access to the Opportunity.',
    INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'Give the integration user edit access to the Opportunity.',
    INVALID_FIELD_FOR_INSERT_UPDATE: 'Assign the permission set Gong Sync to the integration user.',
    STORAGE_LIMIT_EXCEEDED: 'Free or buy data storage in Setup › Storage Usage; the next run tries again.',
    REQUEST_LIMIT_EXCEEDED: "Wait until the org's daily API calls are free again; the next run tries again."
};

/** What to do about a row that Salesforce or the engine refused with this code. */
export const adviceFor = (code: string): string =>
    ADVICE[code] ?? 'Mend what the message says; the next run tries this call again.';
