import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { sync } from '../engine/index.js';
import { Refusal } from '../refusal.js';
import type { Report, SyncRequest } from '../engine/index.js';
import type { Session } from '../org/http.js';
import { Batches, countsOf, reasonOf } from './batches.js';
import { readAuth } from './auth.js';
import type { AuthOptions } from './auth.js';
import { CallQueue } from './callQueue.js';
import { Counts } from './counts.js';
import { BadOption } from './errors.js';
import { GongDay } from './gongDay.js';
import type { Log } from './log.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';
import { FOR_OPERATORS, receiver } from './receiver.js';
import { repeat } from './schedule.js';
import type { Repeated } from './schedule.js';
import { SharedPorts } from './sharedPorts.js';
import { HOUR, MINUTE } from '#rules';

export interface ServeOptions extends AuthOptions {
    readonly session: Session;
    readonly log: Log;
    /** @default 127.0.0.1 */
    readonly host?: string | undefined;
    readonly port: number;
    /** Where events are posted to. @default /gong */
    readonly path?: string | undefined;
    /** Minutes between incremental syncs; 0 for none. @default 15 */
    readonly everyMinutes?: number | undefined;
    /** Throws when the set-up is wrong; asked at the start and then hourly. */
    readonly preflight?: (() => Promise<void>) | undefined;
    /** For tests. */
    readonly delayMs?: number | undefined;
    readonly capacity?: number | undefined;
    readonly requestTimeoutMs?: number | undefined;
    readonly preflightEveryMs?: number | undefined;
}

/** A receiver that listens. */
export interface Serving {
    /** Where events are posted to on this machine. */
    readonly url: string;
    /** Refuses new events, settles those that it took, and ends. */
    stop(): Promise<void>;
    /** Settles once it has ended; rejects with the finding that ended it. */
    readonly ended: Promise<void>;
}

/** A verdict may be a day old; whoever asked last may have asked yesterday. */

/**
 * Receives Gong's webhooks, settles the calls that they name, and syncs on a schedule what they missed.
 * @throws {BadOption} for options that cannot be used; whatever `preflight` throws
 */
export async function serve(options: ServeOptions): Promise<Serving> {
    const { log, path = '/gong', everyMinutes = 15, preflight, preflightEveryMs = HOUR } = options;
    if (!/^\/[\w./-]+$/.test(path) || FOR_OPERATORS.includes(path))
        throw new BadOption(`Events cannot be posted to "${path}".`);
    const auth = readAuth(options);
    await preflight?.();

    const gongDay = new GongDay(Date.now);
    const ports = new SharedPorts(options.session, () => gongDay.sent());
    const queue = new CallQueue({ ...options, now: Date.now });
    const metrics = new Metrics({ queue, gongDay, usage: ports.usage, now: Date.now });
    const run = async (request: SyncRequest): Promise<Report> => {
        const startedAt = Date.now();
        let report: Report | undefined;
        try {
            report = await sync(request.kind === 'Webhook' ? ports.forBatch() : ports.fresh(), request);
            return report;
        } catch (error) {
            ports.forget();
            throw error;
        } finally {
            metrics.ran(request.kind, startedAt, report);
        }
    };
    const readiness = new Readiness({ queue, ask: (probe) => ports.fresh().gong(probe), now: Date.now });
    const counts = new Counts(log, metrics);
    const app = receiver({ ...options, path, auth, queue, counts, readiness, metrics });
    const batches = new Batches({ queue, sync: run, log, now: Date.now, sleep });
    const repeated: Repeated[] = [];
    const end = ending();

    const address = await listen(app, options);
    log.info('listening', { ...address, path, means: auth.means, everyMinutes });
    batches.start();
    repeated.push(repeat(MINUTE, () => counts.flush()));
    if (everyMinutes > 0) repeated.push(repeat(everyMinutes * MINUTE, () => incremental(run, log)));
    if (preflight) repeated.push(repeat(preflightEveryMs, () => again(preflight), { first: preflightEveryMs }));

    let stopping: Promise<void> | undefined;
    let finding: Error | undefined;
    const stop = (): Promise<void> =>
        (stopping ??= shutDown().then(() => (finding ? end.reject(finding) : end.resolve())));
    async function shutDown(): Promise<void> {
        log.info('stopping', { waiting: queue.size });
        await app.close();
        await Promise.all([batches.stop(), ...repeated.map((one) => one.stop())]);
        counts.flush();
        log.info('stopped');
    }
    /** A set-up that has become wrong ends the receiver; a check that could not be made does not. */
    async function again(check: () => Promise<void>): Promise<void> {
        try {
            await check();
        } catch (error) {
            log.error('check', reasonOf(error));
            if (!(error instanceof Refusal && error.exitCode === 4)) return;
            finding = error;
            void stop();
        }
    }
    return { url: `http://${address.host}:${address.port}${path}`, stop, ended: end.promise };
}

/** What events missed, or came too early for. */
async function incremental(run: (request: SyncRequest) => Promise<Report>, log: Log): Promise<void> {
    try {
        const report = await run({ kind: 'Incremental', host: 'serve' });
        const { status, error, from, to } = report;
        const why = error === null ? {} : reasonOf(error);
        log[error === null ? 'info' : 'error']('synced', { status, ...why, from, to, ...countsOf(report) });
    } catch (error) {
        log.error('sync failed', reasonOf(error));
    }
}

async function listen(
    app: FastifyInstance,
    { host = '127.0.0.1', port }: ServeOptions
): Promise<{ host: string; port: number }> {
    try {
        await app.listen({ host, port });
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        const used = code === 'EADDRINUSE' ? `The port ${port} is in use.` : `Cannot listen: ${message}.`;
        throw new BadOption(used, 'Give another port with --port.');
    }
    return { host, port: (app.server.address() as AddressInfo).port };
}

function ending(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
    let resolve!: () => void;
    let reject!: (error: unknown) => void;
    const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
    // who does not ask how it ended need not handle it
    promise.catch(() => undefined);
    return { promise, resolve, reject };
}
