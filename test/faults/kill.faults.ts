import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import type { Call } from '../../tools/local/gong/index.js';
import { call } from '../support/world.js';
import { openPlace, startCli } from './process.js';
import type { Place } from './process.js';
import { finalState } from './setUp.js';

const DAY = 86_400_000;
const FROM = Date.UTC(2025, 0, 1);
/** Five windows of 90 days. */
const BACKFILL = ['sync', '--from', '2025-01-01', '--to', '2026-01-01'];

/** Two calls in each window; deals share calls, a rep has typed into one of them, a name comes back in a later window. */
const calls = (): Call[] =>
    Array.from({ length: 10 }, (_, i) => {
        const one = call(i + 1, i % 2 === 0 ? [1, 2] : [(i % 3) + 1], ['SAP', 'Zoho', 'Oracle'][i % 3]!, 'Pipedrive');
        one.metaData!.started = new Date(FROM + (i * 36 + 10) * DAY).toISOString();
        return one;
    });

/** From where Gong was asked for calls, in milliseconds, each request once. */
function asked({ gong }: Place): number[] {
    const from: number[] = [];
    gong.faults = ({ body }) => {
        from.push(Date.parse((body as { filter: { fromDateTime: string } }).filter.fromDateTime));
        return undefined;
    };
    return from;
}

/** How many requests the undisturbed run makes, and what it leaves. */
async function undisturbed(): Promise<{ requests: number; state: string; windows: number }> {
    const place = await openPlace(calls());
    const windows = asked(place);
    let requests = 0;
    place.org.faults = () => void requests++;
    const { exitCode, printed } = await startCli(place, ...BACKFILL).ended;
    assert.equal(exitCode, 0, printed);
    const state = finalState(place.org);
    await place.close();
    return { requests, state, windows: windows.length };
}

const right = await undisturbed();

/** Kills the process once it has so many requests behind it and sends another, and runs the same command again. */
async function killedAfter(done: number): Promise<void> {
    const place = await openPlace(calls());
    try {
        let requests = 0;
        const first = startCli(place, ...BACKFILL);
        place.org.faults = () => {
            requests++;
            // of the last request the answer is all that is left to lose
            const last = done === right.requests && requests === done;
            if (requests <= done && !last) return undefined;
            first.child.kill('SIGKILL');
            return { kind: last ? 'resetAfter' : 'resetBefore' };
        };
        const { exitCode, printed } = await first.ended;
        assert.equal(exitCode, null, `killed, and not ended by itself: ${printed}`);
        place.org.faults = undefined;

        const [row] = place.org.tables.all('Gong_Sync_Run__c');
        const finished = row?.Status__c === 'Finished';
        const settled = finished ? FROM : Date.parse(String(row?.Checkpoint__c ?? new Date(FROM).toISOString()));
        const from = asked(place);
        const again = await startCli(place, ...BACKFILL).ended;
        assert.equal(again.exitCode, 0, again.printed);
        assert.equal(finalState(place.org), right.state);
        assert.deepEqual(
            from.filter((time) => time < settled),
            [],
            'Gong is not asked for windows that were settled'
        );
        assert.ok(from.length <= right.windows);
    } finally {
        await place.close();
    }
}

const boundaries = Array.from({ length: right.requests + 1 }, (_, done) => done);

// processes start slowly and wait much, so as many of them at once as there are cores
test(`kill -9 at each boundary of ${right.requests} requests`, { concurrency: availableParallelism() }, async (t) => {
    await Promise.all(boundaries.map((done) => t.test(`after ${done} requests`, () => killedAfter(done))));
});
