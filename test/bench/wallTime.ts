import { backfill, serve, twoProcessPorts } from './served.js';

/** How a run's time compares with the least that Gong's limit allows. */
export interface WallTime {
    readonly latencyMs: number;
    readonly calls: number;
    readonly requests: number;
    readonly throttled: number;
    /** Calls ÷ 100 ÷ 3 a second. */
    readonly floorSeconds: number;
    /** From the start of the run to its report. */
    readonly seconds: number;
    /** From the first request to Gong to its last answer. */
    readonly readingSeconds: number;
}

export const CALLS = 10_500;
const PER_REQUEST = 100;
const PER_SECOND = 3;

/** Times a backfill at Gong's real limit, with latency added to every answer of Gong and of the org. */
export async function wallTime(latencyMs: number): Promise<WallTime> {
    const [gateway, rows] = await Promise.all([serve({ calls: CALLS, latencyMs }), serve({ calls: CALLS, latencyMs })]);
    let first = 0;
    let last = 0;
    const ports = twoProcessPorts(gateway.session, rows.session);
    const began = performance.now();
    const report = await backfill(gateway, {
        ...ports,
        async gong(request) {
            first ||= performance.now();
            return ports.gong(request).finally(() => (last = performance.now()));
        }
    });
    const seconds = (performance.now() - began) / 1000;
    const { gongRequests, throttled } = await gateway.counts();
    const stored = (await rows.counts()).rows;
    gateway.close();
    rows.close();
    if (report.written !== CALLS || stored !== CALLS) throw new Error(report.error ?? `${stored} calls are stored`);
    return {
        latencyMs,
        calls: CALLS,
        requests: gongRequests,
        throttled,
        floorSeconds: CALLS / PER_REQUEST / PER_SECOND,
        seconds,
        readingSeconds: (last - first) / 1000
    };
}
