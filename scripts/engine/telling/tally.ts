import { IdSet } from '../idSet.js';
import type { Failure } from './failure.js';
import type { SkipReason } from '../calls/routes.js';

/** What happened to the field of one Opportunity, from before the run to after it. */
export interface OpportunityChange {
    readonly id: string;
    readonly name: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly why: string;
}

/** Keeps a run's memory and its record small, however much goes wrong. */
const MOST_LISTED = 1000;

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
