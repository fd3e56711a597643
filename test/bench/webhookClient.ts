import { createHash, createPrivateKey } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { Pool } from 'undici';

/** What the bench asks its client for. */
export interface Load {
    readonly url: string;
    /** PEM. */
    readonly privateKey: string;
    /** Bodies of the events, in the order in which they are sent. */
    readonly bodies: readonly string[];
    readonly perSecond: number;
}

/** What the client saw. */
export interface Seen {
    /** How many answers had each status; `0` is none. */
    readonly statuses: Readonly<Record<number, number>>;
    /** Milliseconds from the moment when an event was to be sent until its answer was there, sorted. */
    readonly latencies: readonly number[];
    readonly seconds: number;
}

process.on('message', (load: Load) => void fire(load).then((seen) => process.send!(seen)));

/** Sends every event at its time, whether or not those before it were answered: a slow server slows no client. */
async function fire({ url, privateKey, bodies, perSecond }: Load): Promise<Seen> {
    const tokens = await Promise.all(bodies.map((body) => sign(url, body, createPrivateKey(privateKey))));
    const { origin, pathname: path } = new URL(url);
    const pool = new Pool(origin, { connections: 50 });
    const statuses: Record<number, number> = {};
    const latencies: number[] = [];
    const send = async (i: number, planned: number): Promise<void> => {
        const headers = { 'content-type': 'application/json', authorization: tokens[i]! };
        const status = await pool
            .request({ method: 'POST', path, headers, body: bodies[i]! })
            .then(async ({ statusCode, body }) => body.dump().then(() => statusCode))
            .catch(() => 0);
        latencies.push(performance.now() - planned);
        statuses[status] = (statuses[status] ?? 0) + 1;
    };
    const started = performance.now();
    const sent: Promise<void>[] = [];
    while (sent.length < bodies.length) {
        const due = ((performance.now() - started) / 1000) * perSecond;
        while (sent.length < Math.min(due, bodies.length)) {
            sent.push(send(sent.length, started + (sent.length / perSecond) * 1000));
        }
        await sleep(1);
    }
    await Promise.all(sent);
    const seconds = (performance.now() - started) / 1000;
    await pool.close();
    return { statuses, latencies: latencies.sort((a, b) => a - b), seconds };
}

function sign(url: string, body: string, key: ReturnType<typeof createPrivateKey>): Promise<string> {
    const body_sha256 = createHash('sha256').update(body).digest('hex');
    return new SignJWT({ webhook_url: url, body_sha256 })
        .setProtectedHeader({ alg: 'RS256' })
        .setExpirationTime('5 minutes')
        .sign(key);
}
