import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Report, RunKind } from '../engine/index.js';
import type { ApiUsage } from '../org/apiUsage.js';
import type { CallQueue } from './callQueue.js';
import type { GongDay } from './gongDay.js';

export interface MetricsOptions {
    readonly queue: CallQueue;
    readonly gongDay: GongDay;
    readonly usage: ApiUsage;
    readonly now: () => number;
}

/** What a run of a few calls and one of a year's take, in seconds. */
const SECONDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 1800];

/**
 * What the receiver does, counted for Prometheus since it started. Labels are outcomes, kinds and states: no ids, and
 * nothing about a person or a customer. docs/operating.md explains each name.
 */
export class Metrics {
    private readonly registry = new Registry();
    private readonly registers = [this.registry];
    private readonly events = new Counter({
        name: 'gong_events_total',
        help: 'Requests to the webhook, by what became of them.',
        labelNames: ['outcome'],
        registers: this.registers
    });
    private readonly runs = new Counter({
        name: 'gong_runs_total',
        help: 'Batches of events and incremental syncs, by how they ended.',
        labelNames: ['kind', 'status'],
        registers: this.registers
    });
    private readonly took = new Histogram({
        name: 'gong_run_duration_seconds',
        help: 'How long batches and incremental syncs took.',
        labelNames: ['kind'],
        buckets: SECONDS,
        registers: this.registers
    });
    private readonly calls = new Counter({
        name: 'gong_calls_total',
        help: 'Calls that were read, by what became of them.',
        labelNames: ['outcome'],
        registers: this.registers
    });
    private readonly now: () => number;
    /** The end of the last incremental sync that went through; before there is one, the start. */
    private syncedAt: number;

    constructor({ queue, gongDay, usage, now }: MetricsOptions) {
        this.now = now;
        this.syncedAt = now();
        collectDefaultMetrics({ register: this.registry });
        this.gauge('gong_queue_calls', 'Calls that wait to be read.', () => queue.size);
        this.gauge('gong_queue_capacity_calls', 'Calls that may wait at most.', () => queue.capacity);
        this.gauge(
            'gong_requests_last_day',
            'Requests to Gong in the last 24 hours, by this server.',
            () => gongDay.count
        );
        this.gauge(
            'gong_requests_last_day_ratio',
            'The same as a share of what Gong takes a day.',
            () => gongDay.share
        );
        this.gauge(
            'salesforce_api_calls_last_day',
            'API calls of the org in the last 24 hours, by whomever.',
            () => usage.limit?.used
        );
        this.gauge('salesforce_api_calls_limit', 'API calls that the org may make a day.', () => usage.limit?.max);
        this.gauge(
            'gong_seconds_since_sync',
            'Since the last incremental sync that went through, or since the start.',
            () => (this.now() - this.syncedAt) / 1000
        );
    }

    event(outcome: string): void {
        this.events.inc({ outcome });
    }

    /** @param report undefined when the run did not get as far as one */
    ran(kind: RunKind, startedAt: number, report: Report | undefined): void {
        const status = report?.status ?? 'Failed';
        this.runs.inc({ kind, status });
        this.took.observe({ kind }, (this.now() - startedAt) / 1000);
        if (!report || report.dryRun) return;
        const { written, unchanged, skipped, failed } = report;
        for (const [outcome, count] of Object.entries({ written, unchanged, skipped, failed }))
            this.calls.inc({ outcome }, count);
        if (kind === 'Incremental' && status === 'Finished') this.syncedAt = this.now();
    }

    /** The text that Prometheus reads, and its content type. */
    async text(): Promise<{ type: string; body: string }> {
        return { type: this.registry.contentType, body: await this.registry.metrics() };
    }

    /** A number that is looked up when it is asked for; left out as long as it is not known. */
    private gauge(name: string, help: string, read: () => number | undefined): void {
        new Gauge({
            name,
            help,
            registers: this.registers,
            collect() {
                const value = read();
                if (value === undefined) this.remove();
                else this.set(value);
            }
        });
    }
}
