import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GongThrottled } from '../../scripts/gong/client/errors.js';
import type { Report, SyncRequest } from '../../scripts/engine/index.js';
import { Batches } from '../../scripts/webhook/batches.js';
import { CallQueue } from '../../scripts/webhook/callQueue.js';
import { jsonLog } from '../../scripts/webhook/log.js';

const MINUTE = 60_000;
const REPORT: Partial<Report> = { failures: [], later: [], changes: [], skippedWhy: {}, error: null, actions: [] };

/** Batches over an engine that does what it is told, at a time that the test moves. */
function batchesOf(sync: (request: SyncRequest) => Partial<Report>) {
    let time = 0;
    let wake: { at: number; resolve: (value?: unknown) => void } | undefined;
    const lines: Record<string, unknown>[] = [];
    /** Second of each read, and the calls that it was for. */
    const reads: [number, readonly string[]][] = [];
    const queue = new CallQueue({ now: () => time, delayMs: 3000, capacity: 3 });
    const batches = new Batches({
        queue,
        log: jsonLog((line) => lines.push(JSON.parse(line) as Record<string, unknown>)),
        now: () => time,
        sleep: (ms) => new Promise((resolve) => (wake = { at: time + ms, resolve })),
        sync: (request) => {
            reads.push([time / 1000, request.callIds!]);
            return new Promise((resolve) => resolve({ ...REPORT, ...sync(request) } as Report));
        }
    });
    batches.start();
    const settled = () => new Promise(setImmediate);
    const pass = async (ms: number): Promise<void> => {
        await settled();
        const end = time + ms;
        while (wake && wake.at <= end) {
            const { at, resolve } = wake;
            time = at;
            wake = undefined;
            resolve();
            await settled();
        }
    };
    const end = async (): Promise<void> => {
        const stopped = batches.stop();
        await pass(200);
        await stopped;
    };
    return { queue, reads, lines, pass, end };
}

test('a call is read when its delay is over', async () => {
    const { queue, reads, pass, end } = batchesOf(() => ({}));
    queue.offer('1', false);
    await pass(2800);
    queue.offer('1', false);
    queue.offer('2', false);
    assert.deepEqual(reads, []);
    await pass(4000);
    assert.deepEqual(reads, [
        [3, ['1']],
        [5.8, ['2']]
    ]);
    await end();
});

test('a call that Gong has not finished is read again with growing delays, and then left to the sync', async () => {
    const { queue, reads, lines, pass, end } = batchesOf(({ callIds }) => ({ later: callIds! }));
    queue.offer('1', false);
    await pass(30 * MINUTE);
    const seconds = reads.map(([at]) => Math.round(at - 3));
    assert.deepEqual(seconds, [0, 30, 90, 210, 450, 930]);
    assert.deepEqual(
        lines.filter(({ event }) => event === 'left to the next sync').map(({ callId, tries }) => [callId, tries]),
        [['1', 6]]
    );
    await end();
});

test('an event brings its call forward, also in a queue that is full', () => {
    const queue = new CallQueue({ now: () => 0, capacity: 1 });
    queue.putBack({ callId: '1', isTest: false, tries: 2, due: 30_000 });
    assert.deepEqual([queue.offer('2', false), queue.offer('1', false)], ['full', 'queued']);
    assert.deepEqual(queue.take(10, 3000), [{ callId: '1', isTest: false, tries: 0, due: 3000 }]);
});

test('an event about a call that is to be read later brings it forward', async () => {
    let finished = false;
    const { queue, reads, pass, end } = batchesOf(({ callIds }) => ({ later: finished ? [] : callIds! }));
    queue.offer('1', false);
    await pass(10_000);
    finished = true;
    assert.equal(queue.offer('1', false), 'queued');
    await pass(30 * MINUTE);
    assert.equal(reads.length, 2);
    assert.ok(reads[1]![0] < 14);
    await end();
});

test('when Gong or the org cannot work the calls wait, with growing pauses', async () => {
    let works = false;
    const { queue, reads, lines, pass, end } = batchesOf(() => {
        if (!works) throw new GongThrottled(3600);
        return {};
    });
    queue.offer('1', false);
    await pass(10 * MINUTE);
    const gaps = reads.slice(1).map(([at], i) => Math.round(at - reads[i]![0]));
    assert.deepEqual(gaps, [5, 10, 20, 40, 80, 160]);
    const { code, waiting } = lines.find(({ event }) => event === 'paused')!;
    assert.deepEqual([code, waiting], ['GONG_THROTTLED', 1]);
    works = true;
    queue.offer('2', false);
    await pass(10 * MINUTE);
    assert.deepEqual(reads.at(-1)![1], ['1', '2']);
    assert.equal(queue.size, 0);
    await end();
});

test('a call with which nothing works is left to the sync after 20 minutes, and holds up nobody any longer', async () => {
    const { queue, reads, lines, pass, end } = batchesOf(({ callIds }) => {
        if (callIds!.includes('1')) throw new Error('this one is too large');
        return {};
    });
    queue.offer('1', false);
    await pass(25 * MINUTE);
    assert.equal(queue.size, 0);
    assert.equal(lines.filter(({ event }) => event === 'paused').at(-1)!.leftToNextSync, 1);
    queue.offer('2', false);
    await pass(20 * MINUTE);
    assert.deepEqual(reads.at(-1)![1], ['2']);
    queue.offer('3', false);
    await pass(5000);
    assert.deepEqual(reads.at(-1)![1], ['3'], 'without a pause');
    await end();
});

test('a run that stopped half-way counts as one that did not happen', async () => {
    let error: string | null = 'Gong did not answer.';
    const { queue, reads, pass, end } = batchesOf(() => ({ error }));
    queue.offer('1', false);
    await pass(4000);
    error = null;
    await pass(10_000);
    assert.equal(reads.length, 2);
    await end();
});

test('what does not fit into the queue any more is left to the sync, and said so', async () => {
    const { queue, lines, pass, end } = batchesOf(() => {
        for (const id of ['5', '6', '7']) queue.offer(id, false);
        throw new Error('no answer for rep@acme.example');
    });
    queue.offer('1', false);
    await pass(4000);
    const { leftToNextSync, why } = lines.find(({ event }) => event === 'paused')!;
    assert.deepEqual([leftToNextSync, why, queue.size], [1, 'no answer for …@…', 3]);
    await end();
});

test('at the end what waits is read at once, but for what Gong had not finished', async () => {
    let first = true;
    const { queue, reads, pass, end } = batchesOf(({ callIds }) => ({ later: first ? callIds! : [] }));
    queue.offer('1', false);
    await pass(4000);
    first = false;
    queue.offer('2', false);
    await end();
    assert.deepEqual(
        reads.map(([, ids]) => ids),
        [['1'], ['2']]
    );
});
