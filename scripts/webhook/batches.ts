import { Refusal } from '../refusal.js';
import type { Report, SyncRequest } from '../engine/index.js';
import type { CallQueue, Waiting } from './callQueue.js';
import { withoutAddresses } from './log.js';
import type { Log } from './log.js';
import { MINUTE } from '#rules';

export interface BatchesOptions {
    readonly queue: CallQueue;
    /** Runs the engine. */
    readonly sync: (request: SyncRequest) => Promise<Report>;
    readonly log: Log;
    readonly now: () => number;
    readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/** What one request to Gong may ask for. */
const CALLS_AT_ONCE = 100;
const TICK_MS = 200;
/** When a call that Gong has not finished is read again; after that the incremental sync has seen it, too. */
const READ_AGAIN_MS = [MINUTE / 2, MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE];
/** How long to leave Gong and the org alone when a batch failed as a whole, doubled each time. */
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 15 * MINUTE;
/** After so many failures in a row, some 20 minutes, a batch no longer holds up those behind it. */
const PATIENCE = 8;

/** Takes the calls that are due from the queue and settles them, one batch after the other. */
export class Batches {
    private readonly options: BatchesOptions;
    private stopping = false;
    private failures = 0;
    private pausedUntil = 0;
    private running: Promise<void> | undefined;

    constructor(options: BatchesOptions) {
        this.options = options;
    }

    start(): void {
        this.running = this.run();
    }

    /** Settles what waits, without any delay, and ends. What cannot be settled now the next incremental sync finds. */
    async stop(): Promise<void> {
        this.stopping = true;
        await this.running;
        const { queue, log } = this.options;
        if (queue.size > 0) log.warn('left to the next sync', { calls: queue.size });
    }

    private async run(): Promise<void> {
        const { queue, now, sleep } = this.options;
        for (;;) {
            if (this.stopping) queue.dropRetries();
            const paused = !this.stopping && now() < this.pausedUntil;
            const batch = paused ? [] : queue.take(CALLS_AT_ONCE, this.stopping ? Infinity : now());
            if (batch.length > 0) {
                const settled = await this.settle(batch);
                if (!settled && this.stopping) return;
            } else if (this.stopping) return;
            else await sleep(TICK_MS);
        }
    }

    /** False when nothing is known about the batch; it waits in the queue again then. */
    private async settle(batch: readonly Waiting[]): Promise<boolean> {
        const { sync, log, now } = this.options;
        const callIds = batch.map(({ callId }) => callId);
        const dryRun = batch[0]!.isTest;
        const started = now();
        try {
            const report = await sync({ kind: 'Webhook', callIds, host: 'serve', dryRun });
            if (report.error !== null) throw new Error([report.error, ...report.actions].join(' '));
            this.failures = 0;
            log.info(dryRun ? 'test' : 'settled', {
                ...(dryRun && { callIds, opportunityIds: report.changes.map(({ id }) => id) }),
                ...countsOf(report),
                ms: now() - started,
                waiting: this.options.queue.size
            });
            for (const { callId, opportunityId, code } of report.failures) {
                log.warn('failed', { callId, opportunityId, code });
            }
            if (!dryRun) this.readAgain(batch, new Set(report.later));
            return true;
        } catch (error) {
            this.pause(batch, error);
            return false;
        }
    }

    /** Puts back the calls that Gong has not finished, to be read with growing delays. */
    private readAgain(batch: readonly Waiting[], unfinished: ReadonlySet<string>): void {
        const { queue, log, now } = this.options;
        for (const call of batch) {
            if (!unfinished.has(call.callId)) continue;
            const delay = READ_AGAIN_MS[call.tries];
            const waits = delay !== undefined && queue.putBack({ ...call, tries: call.tries + 1, due: now() + delay });
            if (!waits) log.warn('left to the next sync', { callId: call.callId, tries: call.tries + 1 });
        }
    }

    private pause(batch: readonly Waiting[], error: unknown): void {
        const { queue, log, now } = this.options;
        const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.failures++, LONGEST_PAUSE_MS);
        this.pausedUntil = now() + pauseMs;
        const patient = this.failures <= PATIENCE;
        const leftToNextSync = batch.filter((call) => !patient || !queue.putBack(call)).length;
        log.error('paused', { ...reasonOf(error), seconds: pauseMs / 1000, waiting: queue.size, leftToNextSync });
    }
}

/** The numbers of a report, for the log. */
export function countsOf(report: Report): object {
    const { seen, written, unchanged, skipped, skippedWhy, failed, removed, later, opportunities } = report;
    const { gongRequests, orgRequests } = report;
    return {
        seen,
        written,
        unchanged,
        skipped,
        ...(skipped > 0 && { skippedWhy }),
        failed,
        removed,
        notFinished: later.length,
        opportunities,
        gongRequests,
        orgRequests
    };
}

/** Why something did not work, for the log. */
export function reasonOf(error: unknown): object {
    const said = error instanceof Error ? error.message : String(error);
    const code = error instanceof Refusal ? error.code : undefined;
    return { code, why: withoutAddresses(said), ...(error instanceof Refusal && { actions: error.actions }) };
}
