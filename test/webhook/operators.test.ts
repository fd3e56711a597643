import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { CallQueue } from '../../scripts/webhook/callQueue.js';
import { GongDay } from '../../scripts/webhook/gongDay.js';
import { Readiness } from '../../scripts/webhook/readiness.js';
import { BadOption } from '../../scripts/webhook/errors.js';
import { OPPORTUNITIES } from '../support/world.js';
import { both, closeAll, event, idOf, post, recent, running, withSecret } from './serving.js';
import type { Running } from './serving.js';

afterEach(closeAll);

const at = ({ serving }: Running, path: string): string => serving.url.replace('/gong', path);

/** The metrics by name and labels: `gong_calls_total{outcome="written"}`. */
async function metricsOf(receiver: Running): Promise<Map<string, number>> {
    const response = await fetch(at(receiver, '/metrics'));
    assert.match(response.headers.get('content-type')!, /^text\/plain; version=0\.0\.4/);
    const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(
        lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))])
    );
}

test('/readyz tells that the org and Gong answer, and asks them once a minute at most', async () => {
    const { org, gong } = await both([]);
    const receiver = await running(org);
    const before = gong.stats.requests;
    for (let i = 0; i < 5; i++) {
        const response = await fetch(at(receiver, '/readyz'));
        assert.equal(response.status, 200);
        assert.deepEqual(await response.json(), { ready: true, org: 'ok', gong: 'ok', queue: 'ok' });
    }
    assert.equal(gong.stats.requests - before, 1);
});

test('/readyz says who does not answer', async () => {
    const { org, gong } = await both([]);
    const receiver = await running(org);
    await gong.close();
    const gone = await fetch(at(receiver, '/readyz'));
    assert.equal(gone.status, 503);
    const said = (await gone.json()) as Record<string, unknown>;
    assert.deepEqual([said.ready, said.org], [false, 'ok']);
    assert.match(String(said.gong), /^50\d$/);
});

test('readiness: an answer holds for a minute, an org that is silent is none, and a full queue has no room', async () => {
    let now = 0;
    const queue = new CallQueue({ capacity: 1, now: () => now });
    const answers: (() => Promise<{ status: number; body: string; retryAfter: undefined }>)[] = [
        () => Promise.resolve({ status: 401, body: '', retryAfter: undefined }),
        () => Promise.reject(new BadOption('no')),
        () => new Promise(() => undefined),
        () => Promise.resolve({ status: 200, body: '', retryAfter: undefined })
    ];
    const readiness = new Readiness({ queue, ask: () => answers.shift()!(), now: () => now, patienceMs: 10 });
    const after = async (ms: number) => {
        now += ms;
        const { ready, org, gong, queue: room } = await readiness.look();
        return [ready, org, gong, room];
    };
    assert.deepEqual(await after(0), [false, 'ok', '401', 'ok']);
    assert.deepEqual(await after(59_999), [false, 'ok', '401', 'ok']);
    assert.deepEqual(await after(1), [false, 'BAD_OPTION', 'unknown', 'ok']);
    assert.deepEqual(await after(60_000), [false, 'no answer', 'unknown', 'ok']);
    assert.deepEqual(await after(60_000), [true, 'ok', 'ok', 'ok']);
    queue.offer('7001', false);
    assert.deepEqual(await after(1), [false, 'ok', 'ok', 'full']);
});

test('/metrics counts events, calls, runs and requests, and tells nothing about anybody', async () => {
    const call = recent(1, [1], 'Zoho');
    const { org, gong, storedCalls } = await both([call]);
    const receiver = await running(org);
    assert.equal((await metricsOf(receiver)).get('gong_queue_calls'), 0);
    await post(withSecret(receiver), event(idOf(call)));
    await post(receiver.serving.url, event(idOf(call)));
    await receiver.logged('settled');
    const text = await (await fetch(at(receiver, '/metrics'))).text();
    const found = await metricsOf(receiver);
    assert.equal(storedCalls().length, 1);
    for (const [name, value] of [
        ['gong_events_total{outcome="queued"}', 1],
        ['gong_events_total{outcome="refused 401"}', 1],
        ['gong_runs_total{kind="Webhook",status="Finished"}', 1],
        ['gong_run_duration_seconds_count{kind="Webhook"}', 1],
        ['gong_calls_total{outcome="written"}', 1],
        ['gong_calls_total{outcome="failed"}', 0],
        ['gong_requests_last_day', gong.stats.requests],
        ['gong_queue_capacity_calls', 10_000]
    ] as const)
        assert.equal(found.get(name), value, `${name}\n${text}`);
    assert.ok(found.get('salesforce_api_calls_last_day')! > 0);
    assert.ok(found.get('gong_seconds_since_sync')! > 0);
    for (const secret of ['Zoho', idOf(call), OPPORTUNITIES[0]!, '@', 'Deal'])
        assert.ok(!text.includes(secret), secret);
});

test('the seconds since the last sync start again when one has gone through', async () => {
    const { org } = await both([]);
    const receiver = await running(org, { everyMinutes: 1 });
    await receiver.logged('synced');
    assert.equal((await metricsOf(receiver)).get('gong_runs_total{kind="Incremental",status="Finished"}'), 1);
});

test('the requests to Gong of a day fall out of the count after 24 hours', () => {
    let hour = 100;
    const day = new GongDay(() => hour * 3_600_000);
    for (; hour < 130; hour++) day.sent();
    hour = 129;
    assert.equal(day.count, 24);
    hour = 152;
    assert.equal(day.count, 1);
    hour = 153;
    assert.equal(day.count, 0);
});
