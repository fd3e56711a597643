import type { SyncError } from './errors.js';
import type { SkipReason } from './routes.js';
import type { Tally } from './tally.js';
import type { Span } from './windows.js';

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
    /** At most a thousand; the counts are always complete. */
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
    error: SyncError | undefined
): Report {
    const { kind, dryRun = false, span } = asked;
    return {
        id: id || null,
        kind,
        status: statusAfter(error),
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
        opportunities: tally.opportunities,
        changes: [...tally.changes.values()],
        failures: tally.failures,
        later: [...tally.later],
        gongRequests,
        orgRequests,
        error: error?.message ?? null,
        actions: error?.actions ?? [],
        exitCode: error?.exitCode ?? (tally.failed > 0 ? 1 : 0)
    };
}

/** What a limit ended has stopped; the next run goes on from there. */
export const statusAfter = (error: SyncError | undefined): RunStatus =>
    !error ? 'Finished' : error.exitCode === 5 ? 'Stopped' : 'Failed';

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
