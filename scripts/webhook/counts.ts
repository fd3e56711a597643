import type { Log } from './log.js';
import type { Metrics } from './metrics.js';

/** Refusals of a minute that are logged one by one: enough to see what is wrong, few enough for a flood. */
const LISTED = 5;

/** Counts what became of the requests, for the metrics and for one line a minute: their number must not become the log's. */
export class Counts {
    private counts: Record<string, number> = {};
    private listed = 0;
    private readonly log: Log;
    private readonly metrics: Metrics;

    constructor(log: Log, metrics: Metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    add(what: string): void {
        this.metrics.event(what);
        this.counts[what] = (this.counts[what] ?? 0) + 1;
    }

    /** Counts a refused request, and says why as long as there are few. */
    refused(status: number, why: string): void {
        this.add(`refused ${status}`);
        if (this.listed++ < LISTED) this.log.warn('refused', { status, why });
    }

    /** Logs what was counted since the last time, if anything. */
    flush(): void {
        if (Object.keys(this.counts).length > 0) this.log.info('requests', this.counts);
        this.counts = {};
        this.listed = 0;
    }
}
