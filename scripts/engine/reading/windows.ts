import type { Fields } from '../ports.js';
import { asCount, asText, asTime, DAY, HOUR } from '#rules';
import { readWaiting } from './waiting.js';
import type { Waiting } from './waiting.js';

/** A span of time in milliseconds since 1970; `from` inclusive, `to` exclusive. */
export interface Span {
    readonly from: number;
    readonly to: number;
}

/**
 * Each window costs up to one request that is not full, and is what a crash makes a run read again: 90 days are one
 * window for nearly every sync and minutes of reading in a busy company.
 */
export const WINDOW_DAYS = 90;

/** Cuts a span into windows of at most `days`, oldest first. */
export function windows(span: Span, days: number = WINDOW_DAYS): Span[] {
    const result: Span[] = [];
    for (let from = span.from; from < span.to; from += days * DAY) {
        result.push({ from, to: Math.min(from + days * DAY, span.to) });
    }
    return result;
}

/** A run as `Gong_Sync_Run__c` records it. */
export interface PastRun {
    readonly id: string;
    readonly kind: string;
    readonly finished: boolean;
    /** What is certainly settled: the window of a finished run until it began, up to the checkpoint of another. */
    readonly settled: Span | undefined;
    readonly span: Span | undefined;
    /** Calls that failed and are to be asked for again. */
    readonly retry: ReadonlyMap<string, Waiting>;
    /** How far it confirmed stored calls, as it was recorded. */
    readonly confirmed: string | undefined;
    /** Requests to Gong that it took. */
    readonly requests: number;
    /** Milliseconds since 1970. */
    readonly created: number | undefined;
}

/** @param rows `Gong_Sync_Run__c`, newest first. */
export function readRuns(rows: readonly Fields[]): PastRun[] {
    return rows.map((row) => {
        const from = asTime(row.From__c);
        const to = asTime(row.To__c);
        const checkpoint = asTime(row.Checkpoint__c);
        const finished = row.Status__c === 'Finished';
        // a run may have been asked for a span that reaches into the future, or by a clock that was ahead
        const until = earlier(finished ? to : checkpoint, asTime(row.CreatedDate));
        return {
            id: asText(row.Id) ?? '',
            kind: asText(row.Kind__c) ?? '',
            finished,
            span: from !== undefined && to !== undefined ? { from, to } : undefined,
            settled: from !== undefined && until !== undefined && until > from ? { from, to: until } : undefined,
            confirmed: asText(row.Confirmed__c),
            requests: asCount(row.Gong_Requests__c) ?? 0,
            created: asTime(row.CreatedDate),
            retry: readWaiting(asText(row.Retry__c) ?? '')
        };
    });
}

const earlier = (time: number | undefined, most: number | undefined): number | undefined =>
    time === undefined || most === undefined ? time : Math.min(time, most);

/**
 * The point up to which everything is settled without a gap: the end of the newest incremental run (of a backfill where
 * there is none), carried on by every run that reaches over it. A backfill of last week does not move it past a gap.
 */
export function watermark(runs: readonly PastRun[]): number | undefined {
    const settled = (...kinds: string[]): Span[] =>
        runs.flatMap((run) => (run.settled && kinds.includes(run.kind) ? [run.settled] : []));
    const anchors = settled('Incremental');
    const all = settled('Incremental', 'Backfill');
    let mark = Math.max(...(anchors.length > 0 ? anchors : all).map((span) => span.to));
    if (mark === -Infinity) return undefined;
    for (let moved = true; moved;) {
        moved = false;
        for (const span of all) {
            if (span.from <= mark && span.to > mark) {
                mark = span.to;
                moved = true;
            }
        }
    }
    return mark;
}

/** The interrupted backfill that one over this span goes on with; only the newest counts, and not when it finished. */
export function interrupted(runs: readonly PastRun[], span: Span): { id: string; settledTo: number } | undefined {
    const newest = runs.find(
        ({ kind, span: past }) => kind === 'Backfill' && past && past.from <= span.from && past.to > span.from
    );
    if (!newest?.settled || newest.finished) return undefined;
    const settledTo = newest.settled.to;
    return settledTo > span.from && settledTo < span.to ? { id: newest.id, settledTo } : undefined;
}

/** Of Gong's 10,000 requests a day looking far back takes at most a tenth. */
const REQUESTS_A_DAY = 1000;
/** A run that looked so far back counts, though clocks differ. */
const NEARLY = HOUR;

/**
 * Whether it is time to look far back again, for calls that Gong has linked since: as long after the last time as what
 * that one took is of a tenth of Gong's day, and at most once an hour.
 * @param days how far back
 */
export function isDeepDue(runs: readonly PastRun[], days: number, now: number): boolean {
    const last = runs.find(
        ({ kind, finished, span }) =>
            ['Incremental', 'Backfill'].includes(kind) && finished && span && span.to - span.from >= days * DAY - NEARLY
    );
    // an end in the future comes from a clock that was wrong
    if (!last?.span || last.span.to > now) return true;
    const { from, to } = last.span;
    // a backfill of years took more than its last days will
    const requests = (last.requests * days * DAY) / (to - from);
    return now - to >= Math.max((requests * DAY) / REQUESTS_A_DAY, HOUR);
}

/** What failed and waits to be tried again, as the newest run that knows says; an incremental run carries all on. */
export function pendingRetries(runs: readonly PastRun[]): Map<string, Waiting> {
    const waiting = new Map<string, Waiting>();
    for (const run of runs) {
        for (const [key, entry] of run.retry) if (!waiting.has(key)) waiting.set(key, entry);
        if (run.kind === 'Incremental' && run.finished) break;
    }
    return waiting;
}

/** Since when a change of an Opportunity has not been looked at: the start of the last incremental run. */
export const lookedAt = (runs: readonly PastRun[]): number | undefined =>
    runs.find(({ kind, finished }) => kind === 'Incremental' && finished)?.created;
