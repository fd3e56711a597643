import { execFileSync, fork } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { manyCalls } from '../../tools/local/data/index.js';
import type { Call } from '../../tools/local/gong/index.js';
import { newWebhookKey, startLocalGong } from '../../tools/local/gong/index.js';
import { webhookPayload } from '../../tools/local/gong/webhook.js';
import { makeId } from '../../tools/local/org/ids.js';
import { readSchema, startLocalOrg } from '../../tools/local/org/index.js';
import { startServer } from '../webhook/server.js';
import type { Load, Seen } from './webhookClient.js';

// The receiver under load, and the way of one event: `gong serve` and the client are processes of their own, Gong and
// the org are the local ones, with Gong's real limit of 3 requests a second. Exits with 1 when a limit is missed.

const PER_SECOND = 200;
const SECONDS = 30;
/** The others are repeats: events about a call that had one some seconds before. */
const CALLS = 4000;
const OPPORTUNITIES = 400;
const LIMITS = { p99Ms: 50, rssMb: 200 };
const MINUTE = 60_000;

const opportunityIds = Array.from({ length: OPPORTUNITIES }, (_, i) => makeId('006', i + 1));
const to = new Date(Date.now() - MINUTE);
const calls = [...manyCalls(CALLS + 2, { opportunityIds, from: new Date(to.getTime() - 48 * 60 * MINUTE), to })];
const gong = await startLocalGong({ world: { calls } });
const org = await startLocalOrg({
    schema: await readSchema(['force-app', 'main-competitors']),
    data: { Opportunity: opportunityIds.map((Id) => ({ Id, Name: Id })) },
    gong: { url: gong.url, accessKey: gong.accessKey, secret: gong.secret },
    verdict: 'ok'
});
const { privateKey, publicKey } = newWebhookKey();
const port = await freePort();
const url = `http://127.0.0.1:${port}/gong`;
const server = await startServer(
    org,
    { PORT: String(port), GONG_WEBHOOK_URL: url, GONG_WEBHOOK_PUBLIC_KEY: publicKey },
    '--every',
    '0'
);

const client = fork(fileURLToPath(new URL('webhookClient.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const send = (bodies: readonly string[]): Promise<Seen> =>
    new Promise((resolve) => {
        client.once('message', (seen: Seen) => resolve(seen));
        client.send({ url, privateKey: key, bodies, perSecond: PER_SECOND } satisfies Load);
    });
/** Each a little different, as no two tokens may be the same. */
const bodyOf = (call: Call, n: number): string => JSON.stringify({ ...webhookPayload(call, false), n });

// one event, after another one for which the settings were read
await send([bodyOf(calls[0]!, -2)]);
await settled(1);
const one = await wayOf(calls[1]!);

// the load: of three events two are about new calls, the third repeats one of 1.5 s before
const memory = watchMemory(server.pid);
const idleMb = memory.peakMb();
const before = { gong: gong.stats.requests, org: org.stats.apiCalls };
const order: number[] = [];
for (let i = 0, next = 2; i < PER_SECOND * SECONDS; i++)
    order.push(i % 3 === 2 ? order[Math.max(0, i - 300)]! : next++);
const loadBefore = loadavg()[0]!;
const started = Date.now();
const seen = await send(order.map((call, i) => bodyOf(calls[call]!, i)));
const loadAfter = loadavg()[0]!;
await settled(CALLS + 2);
const drained = (Date.now() - started) / 1000;
const stored = org.tables.all('Gong_Call__c').map((row) => String(row.Gong_Call_Id__c));
memory.stop();

const percentile = (share: number): number => seen.latencies[Math.ceil(seen.latencies.length * share) - 1]!;
const result = {
    oneEvent: one,
    load: {
        events: order.length,
        seconds: round(seen.seconds),
        statuses: seen.statuses,
        p50Ms: round(percentile(0.5)),
        p99Ms: round(percentile(0.99)),
        maxMs: round(percentile(1)),
        idleMb,
        peakMb: memory.peakMb(),
        calls: CALLS,
        storedRows: stored.length - 2,
        storedCalls: new Set(stored).size - 2,
        settledAfterSeconds: round(drained),
        gongRequests: gong.stats.requests - before.gong,
        gongThrottled: gong.stats.throttled,
        orgRequests: org.stats.apiCalls - before.org,
        loadAverage: [round(loadBefore), round(loadAfter)]
    }
};
console.log(JSON.stringify(result, null, 4));

server.kill('SIGTERM');
client.disconnect();
const missed = [
    [seen.statuses[202] === order.length, 'every event is accepted'],
    [result.load.p99Ms < LIMITS.p99Ms, `99 of 100 events are answered in ${LIMITS.p99Ms} ms`],
    [result.load.peakMb < LIMITS.rssMb, `the receiver stays below ${LIMITS.rssMb} MB`],
    [result.load.storedRows === CALLS && result.load.storedCalls === CALLS, 'every call is there exactly once'],
    [(await server.exit) === 0, 'the receiver ends in order']
].filter(([met]) => !met);
for (const [, what] of missed) console.error(`Missed: ${what}.`);
await org.close();
await gong.close();
process.exitCode = missed.length > 0 ? 1 : 0;

/** Waits until so many call rows are there and settled. */
async function settled(rows: number): Promise<void> {
    for (;;) {
        const found = org.tables.all('Gong_Call__c');
        if (found.length >= rows && found.every((row) => row.Fingerprint__c)) return;
        await sleep(20);
    }
}

/** What it takes from an event to the field of its Opportunity, and what it costs in all. */
async function wayOf(call: Call): Promise<object> {
    const costs = { gong: gong.stats.requests, org: org.stats.apiCalls };
    const objectId = call.context![0]!.objects![0]!.objectId;
    const field = () => org.tables.get('Opportunity', String(objectId))!.MainCompetitors__c;
    const sent = Date.now();
    await send([bodyOf(call, -1)]);
    while (!field()) await sleep(2);
    const ms = Date.now() - sent;
    const until = { apiCalls: org.stats.apiCalls - costs.org };
    await settled(2);
    return {
        msToField: ms,
        gongRequests: gong.stats.requests - costs.gong,
        orgRequestsToField: until.apiCalls,
        orgRequests: org.stats.apiCalls - costs.org
    };
}

/** The receiver's resident memory, looked at twice a second. */
function watchMemory(pid: number): { peakMb(): number; stop(): void } {
    let peak = 0;
    const look = (): void => {
        const kb = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString());
        peak = Math.max(peak, Math.round(kb / 1024));
    };
    look();
    const timer = setInterval(look, 500);
    return { peakMb: () => peak, stop: () => clearInterval(timer) };
}

function freePort(): Promise<number> {
    const probe = createServer();
    return new Promise((resolve) => {
        probe.listen(0, '127.0.0.1', () => {
            const { port: free } = probe.address() as AddressInfo;
            probe.close(() => resolve(free));
        });
    });
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}
