import { chunks } from '../chunks.js';
import type { Ask } from '../../gong/client/pages.js';
import type { Org } from '../ports.js';
import type { RunKind } from '../telling/report.js';
import type { Settings } from '../settings/settings.js';
import { isOpportunity } from './waiting.js';
import type { Waiting } from './waiting.js';
import { interrupted, isDeepDue, lookedAt, pendingRetries, watermark, windows } from './windows.js';
import type { PastRun, Span } from './windows.js';
import { DAY, HOUR } from '#rules';

/** What a host asks the engine for. */
export interface SyncRequest {
    /**
     * - `Incremental`: from the watermark, less the look-back, until now, or from farther back; and calls that failed before
     * - `Backfill`: the given span
     * - `Calls`, `Webhook`: the given call ids
     * - `Confirm`: every stored call
     * - `Erase`: no call: takes the given ones out, without asking Gong
     * - `Opportunity`: the calls stored for one Opportunity, and those linked to it in the span (or the last 90 days)
     */
    readonly kind: RunKind;
    readonly span?: Span | undefined;
    readonly callIds?: readonly string[] | undefined;
    /** 18-character id. */
    readonly opportunityId?: string | undefined;
    /** How many calls that Gong no longer has one run may remove. @default 200, or 5 % of the stored ones */
    /** Tries everything again that failed, parked or not. Only for incremental runs. */
    readonly parked?: boolean | undefined;
    readonly removals?: number | undefined;
    /** Reads and works out everything, writes nothing. */
    readonly dryRun?: boolean | undefined;
    /** Length of a backfill's windows in days. @default 90 */
    readonly windowDays?: number | undefined;
    /** Where the run runs, for the record: `cli`, `serve`, `browser`. */
    readonly host: string;
}

/** One thing to ask Gong for, and up to where everything is settled afterwards. */
export interface Part {
    readonly ask: Ask;
    readonly settledTo?: number | undefined;
}

export interface Plan {
    /** The span that is settled once the run has finished; undefined for runs over given calls. */
    readonly span: Span | undefined;
    readonly parts: readonly Part[];
    /** The interrupted run that this one goes on with, and up to where that one had settled. */
    /** What failed before and waits. */
    readonly waiting: ReadonlyMap<string, Waiting>;
    /** Those of it whose turn it is. */
    readonly due: ReadonlySet<string>;
    readonly continues?: string | undefined;
    readonly settledTo?: number | undefined;
}

/** So far apart may the clocks of Gong, the org and the hosts be without the look-back getting shorter. */
const CLOCKS_APART = HOUR;
/** How far back calls are looked for that were linked to one Opportunity since, in days. */
const LINKED_WITHIN = 90;

const linkedSince = (now: number): Span => ({ from: now - LINKED_WITHIN * DAY, to: now });

/** What one request may ask for by id, and what one page holds. */
const IDS_AT_ONCE = 100;

/** Turns a request into what is to be read, given the runs before it. */
export async function planRun(
    request: SyncRequest,
    runs: readonly PastRun[],
    settings: Settings,
    org: Pick<Org, 'callIdsOf' | 'changedDeals'>,
    now: number
): Promise<Plan> {
    const waiting = pendingRetries(runs);
    const due = await dueOf(waiting, request, lookedAt(runs), org, now);
    return { ...(await planParts(request, runs, settings, org, now, due)), waiting, due };
}

async function planParts(
    request: SyncRequest,
    runs: readonly PastRun[],
    settings: Settings,
    org: Pick<Org, 'callIdsOf'>,
    now: number,
    due: ReadonlySet<string>
): Promise<Omit<Plan, 'waiting' | 'due'>> {
    const { workspaceId } = settings;
    const timed = (spans: readonly Span[]): Part[] =>
        spans.map((span) => ({ ask: { ...span, workspaceId }, settledTo: span.to }));
    // a watermark in the future comes from a clock that was wrong then, or is now
    const recent = (): Span => ({
        from: Math.min((watermark(runs) ?? Infinity) - CLOCKS_APART, now) - settings.lookbackHours * HOUR,
        to: now
    });

    switch (request.kind) {
        case 'Incremental': {
            const { from, to } = recent();
            const days = settings.deepLookbackDays;
            const deep = isDeepDue(runs, days, now) ? now - days * DAY : from;
            const span = { from: Math.min(from, deep), to };
            // what is new comes first: what keeps failing may be much
            const again = [...due].filter((key) => !isOpportunity(key));
            return { span, parts: [...timed([span]), ...byId(again)] };
        }
        case 'Backfill': {
            const span = request.span ?? recent();
            const before = interrupted(runs, span);
            const rest = { from: before?.settledTo ?? span.from, to: span.to };
            const parts = timed(windows(rest, request.windowDays));
            return { span, parts, continues: before?.id, settledTo: before?.settledTo };
        }
        case 'Opportunity': {
            const known = await org.callIdsOf(request.opportunityId ?? '');
            const parts = timed(windows(request.span ?? linkedSince(now), request.windowDays));
            return { span: undefined, parts: [...byId(known), ...parts.map(({ ask }) => ({ ask }))] };
        }
        case 'Confirm':
        case 'Erase':
            return { span: undefined, parts: [] };
        default:
            return { span: undefined, parts: byId(request.callIds ?? []) };
    }
}

/**
 * What is tried again: what has waited long enough, or whose Opportunity has changed since. Other runs than incremental
 * ones try only what they were asked for, and that whenever they are.
 */
async function dueOf(
    waiting: ReadonlyMap<string, Waiting>,
    { kind, parked }: SyncRequest,
    since: number | undefined,
    org: Pick<Org, 'changedDeals'>,
    now: number
): Promise<Set<string>> {
    if (kind !== 'Incremental' || parked) return new Set(waiting.keys());
    const ready = (keys: readonly [string, Waiting][], changed: ReadonlySet<string>): string[] =>
        keys.flatMap(([key, { due, opportunityId }]) => (due <= now || changed.has(opportunityId ?? '') ? [key] : []));
    const entries = [...waiting];
    const deals = new Set(entries.flatMap(([, one]) => (one.due > now ? (one.opportunityId ?? []) : [])));
    const ask = since !== undefined && deals.size > 0;
    return new Set(ready(entries, ask ? await org.changedDeals([...deals], since) : new Set()));
}

export const byId = (callIds: readonly string[]): Part[] =>
    chunks(callIds, IDS_AT_ONCE).map((some) => ({ ask: { callIds: some } }));
