import { IdSet } from '../idSet.js';
import { dueAfter } from '../reading/waiting.js';
import type { Waiting } from '../reading/waiting.js';
import type { Failure } from './failure.js';
import type { SkipReason } from '../calls/routes.js';

/** What happened to the field of one Opportunity, from before the run to after it. */
export interface OpportunityChange {
    readonly id: string;
    readonly name: string;
    readonly before: string | null;
    readonly after: string | null;
    /** Names that are new in the field. */
    readonly added: readonly HeardName[];
    /** Names that no call mentions any more. */
    readonly dropped: readonly string[];
    /** Names that a rep took out, and that stay out until a newer call mentions them (Rule 5). */
    readonly keptOut: readonly HeardName[];
    /** Names that did not fit into the field (Rule 6). */
    readonly noRoom: readonly HeardName[];
}

/** A name and what an Opportunity's calls say of it: mentions that count, and calls that have one. */
export interface HeardName {
    readonly name: string;
    readonly mentions: number;
    readonly calls: number;
}

/** Keeps a run's memory and its record small, however much goes wrong. */
const MOST_LISTED = 1000;

/** As many ids of 20 digits as `Retry__c` holds. */
const MOST_RETRIED = 6000;

/** What failed before and waits, and what of it this run tries again. */
interface Turns {
    readonly waiting: ReadonlyMap<string, Waiting>;
    readonly due: ReadonlySet<string>;
}

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
    /** What failed in this run, and when it is tried again. */
    readonly retry = new Map<string, Waiting>();
    /** Failures that somebody should look at: new ones, and those whose turn it was. */
    alarms = 0;
    /** New ones of these. */
    newFailures = 0;
    /** What waits from runs before, and which of it is settled now. */
    private readonly waiting: ReadonlyMap<string, Waiting>;
    private readonly due: ReadonlySet<string>;
    private readonly settled = new Set<string>();
    /** Ids of calls that Gong has not finished; see {@link Report.later}. */
    readonly later = new Set<string>();
    /** Ids of the calls of which rows were removed. */
    readonly removedCalls = new Set<string>();
    readonly changes = new Map<string, OpportunityChange>();
    private readonly updated = new IdSet();
    private readonly now: () => number;

    constructor({ waiting, due }: Turns = { waiting: new Map(), due: new Set() }, now: () => number = () => 0) {
        this.waiting = waiting;
        this.due = due;
        this.now = now;
    }

    skip(reason: SkipReason): void {
        this.skipped++;
        this.skippedWhy[reason] = (this.skippedWhy[reason] ?? 0) + 1;
    }

    /** Lists a failed row; the call itself is counted by the caller, once. */
    fail(failure: Failure): void {
        const key = failure.callId ?? failure.opportunityId;
        const known = key === null ? undefined : this.waiting.get(key);
        // it waits for its turn, and came along with what is new
        if (key !== null && known && !this.due.has(key)) return;
        this.alarms++;
        if (!known) this.newFailures++;
        if (this.failures.length < MOST_LISTED) this.failures.push(failure);
        if (key === null || (this.retry.size >= MOST_RETRIED && !this.retry.has(key))) return;
        const { code, opportunityId } = failure;
        const tries = (known?.tries ?? 0) + 1;
        const where = failure.callId === null ? undefined : (opportunityId ?? undefined);
        this.retry.set(key, { tries, due: dueAfter(key, tries, this.now()), opportunityId: where, code });
    }

    /** A call, or the field of an Opportunity, that need not be tried again. */
    settle(key: string): void {
        if (this.waiting.has(key)) this.settled.add(key);
    }

    /** The field of this Opportunity is to be written, whatever becomes of this run. */
    mend(opportunityId: string, code: string): void {
        const tries = (this.waiting.get(opportunityId)?.tries ?? 0) + 1;
        const due = dueAfter(opportunityId, tries, this.now());
        this.retry.set(opportunityId, { tries, due, opportunityId: undefined, code });
    }

    /** What waits after this run, what it saw fail first. @param all whether also what it did not try */
    waits(all: boolean): Map<string, Waiting> {
        if (!all) return this.retry;
        const left = [...this.waiting].filter(
            ([key]) => !this.settled.has(key) && !this.retry.has(key) && !this.due.has(key)
        );
        return new Map([...this.retry, ...left]);
    }

    /** A row of this call is gone. */
    remove(callId: string): void {
        this.removed++;
        if (this.removedCalls.size < MOST_RETRIED) this.removedCalls.add(callId);
    }

    askLater(callId: string): void {
        if (this.later.size < MOST_LISTED) this.later.add(callId);
    }

    change(change: OpportunityChange): void {
        this.updated.add(change.id);
        if (change.before === change.after && !tells(change)) return;
        const first = this.changes.get(change.id);
        if (!first && this.changes.size >= MOST_LISTED) return;
        this.changes.set(change.id, first ? { ...change, before: first.before } : change);
    }

    get opportunities(): number {
        return this.updated.size;
    }
}

/** Whether there is something to tell although the field stays as it is. */
const tells = ({ added, dropped, keptOut, noRoom }: OpportunityChange): boolean =>
    [added, dropped, keptOut, noRoom].some((names) => names.length > 0);
