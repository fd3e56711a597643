import type { Failure } from './failure.js';
import type { Refusal } from '../../refusal.js';
import type { SkipReason } from '../calls/routes.js';
import type { OpportunityChange, Tally } from './tally.js';
import type { Span } from '../reading/windows.js';
import type { ExitCode } from '../../exitCodes.js';

export type RunKind = 'Incremental' | 'Backfill' | 'Calls' | 'Opportunity' | 'Webhook' | 'Confirm' | 'Erase';
export type RunStatus = 'Running' | 'Finished' | 'Stopped' | 'Failed';

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
    /** Rows removed because their call moved to another Opportunity, became private, lost its context, or is gone from Gong. */
    readonly removed: number;
    /** Ids of the calls that these rows were of; at most 6,000. */
    readonly removedCalls: readonly string[];
    /** Opportunities whose field or state was written. */
    readonly opportunities: number;
    /** At most a thousand; the counts are always complete. */
    readonly changes: readonly OpportunityChange[];
    /** New ones, and those whose turn it was to be tried again; others wait. */
    readonly failures: readonly Failure[];
    /** Calls that are tried again on request only, or when their Opportunity changes. */
    readonly parked: number;
    /** Calls that Gong has not finished: they came without trackers, or were announced by a webhook and did not come. */
    readonly later: readonly string[];
    readonly gongRequests: number;
    /** Salesforce API calls, each request to Gong through the gateway included. */
    readonly orgRequests: number;
    /** Why a run stopped or failed, in one sentence. */
    readonly error: string | null;
    readonly actions: readonly string[];
    readonly exitCode: ExitCode;
}

/** What a run has done so far. */
export interface Done {
    readonly tally: Tally;
    readonly gongRequests: number;
    readonly orgRequests: number;
}

/** What was asked for, what was done, and how it ended. */
export function reportOf(
    asked: { readonly kind: RunKind; readonly dryRun?: boolean | undefined; readonly span: Span | undefined },
    { tally, gongRequests, orgRequests }: Done,
    id: string,
    error: Refusal | undefined,
    status = statusAfter(error)
): Report {
    const { kind, dryRun = false, span } = asked;
    return {
        id: id || null,
        kind,
        status,
        dryRun,
        from: span ? new Date(span.from).toISOString() : null,
        to: span ? new Date(span.to).toISOString() : null,
        seen: tally.seen,
        written: tally.written,
        unchanged: tally.unchanged,
        skipped: tally.skipped,
        failed: tally.failed,
        skippedWhy: tally.skippedWhy,
        removed: tally.removed,
        removedCalls: [...tally.removedCalls],
        opportunities: tally.opportunities,
        changes: [...tally.changes.values()],
        failures: tally.failures,
        parked: [...tally.waits(true).values()].filter(({ due }) => due === Infinity).length,
        later: [...tally.later],
        gongRequests,
        orgRequests,
        error: error?.message ?? null,
        actions: error?.actions ?? [],
        exitCode: error?.exitCode ?? (tally.alarms > 0 ? 1 : 0)
    };
}

/** What a limit ended has stopped; the next run goes on from there. */
export const statusAfter = (error: Refusal | undefined): RunStatus =>
    !error ? 'Finished' : error.exitCode === 5 ? 'Stopped' : 'Failed';
