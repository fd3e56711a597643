import type { SyncRequest } from '../engine/index.js';
import { spanOf } from './spanFlags.js';
import type { SpanValues } from './spanFlags.js';
import { usageError } from './toSfError.js';

/** The flags of `gong sync`, as they were parsed: ids of Gong, an Opportunity's id of 18 characters, ISO times. */
export interface SyncFlags extends SpanValues {
    readonly 'call-id'?: readonly string[] | undefined;
    readonly opportunity?: string | undefined;
    readonly confirm?: boolean | undefined;
    readonly parked?: boolean | undefined;
    readonly removals?: number | undefined;
    readonly 'dry-run'?: boolean | undefined;
}

/**
 * What the flags of `gong sync` ask for: given calls, one Opportunity, every stored call, a backfill, or (without flags) what is new.
 * @param now milliseconds since 1970
 * @throws {SfError} with exit code 2 for a span that ends before it starts
 */
export function syncRequest(flags: SyncFlags, now: number): SyncRequest {
    const common = { host: 'cli', dryRun: flags['dry-run'], removals: flags.removals };
    const { 'call-id': callIds, opportunity: opportunityId } = flags;
    if (flags.confirm) return { ...common, kind: 'Confirm' };
    if (callIds) return { ...common, kind: 'Calls', callIds };
    const span = timesOf(flags, now);
    if (opportunityId !== undefined) return { ...common, kind: 'Opportunity', opportunityId, span };
    return span ? { ...common, kind: 'Backfill', span } : { ...common, kind: 'Incremental', parked: flags.parked };
}

function timesOf(flags: SpanValues, now: number): SyncRequest['span'] {
    const span = spanOf(flags, now);
    if (span.from === undefined) return undefined;
    const from = Date.parse(span.from);
    const to = span.to === undefined ? now : Date.parse(span.to);
    if (to <= from) throw usageError('--to must be later than --from.');
    return { from, to };
}
