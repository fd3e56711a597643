import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../../tools/local/gong/index.js';
import { event, idOf, post, recent, until } from '../webhook/serving.js';
import { startServer } from '../webhook/server.js';
import { openPlace, startCli } from './process.js';
import type { Place } from './process.js';
import { finalState } from './setUp.js';

const SECRET = 'a-secret-of-two-hosts';

/** Calls of the last hours that share their Opportunities, so that whoever writes one is in the other's way. */
const calls: readonly Call[] = Array.from({ length: 24 }, (_, i) =>
    recent(i + 1, i % 2 === 0 ? [1, 2, 3] : [(i % 3) + 1], ['SAP', 'Zoho', 'Oracle', 'HubSpot'][i % 4]!, 'Pipedrive')
);

const open: Place[] = [];
after(() => Promise.all(open.map((place) => place.close())));

/**
 * The hosts meet: whoever asks for calls first waits until the other does, too.
 * @param pause how long each request takes by its number, so that they are in each other's way in different places
 */
async function meetingPlace(pause: (n: number) => number): Promise<Place & { readonly met: Promise<void> }> {
    const one = await openPlace(calls);
    open.push(one);
    let meet = (): void => undefined;
    const met = new Promise<void>((resolve) => (meet = resolve));
    let waiting = 0;
    one.org.faults = ({ n, path }) => {
        if (waiting === 2 || !path.endsWith('/v2/calls/extensive')) return { kind: 'stall', ms: pause(n) };
        if (++waiting === 2) meet();
        return { kind: 'hold', until: met };
    };
    return { ...one, met };
}

const alone = await openPlace(calls);
open.push(alone);
assert.equal((await startCli(alone, 'sync', '--days', '3').ended).exitCode, 0);
const right = finalState(alone.org);

const PAUSES: Readonly<Record<string, (n: number) => number>> = {
    'in step': () => 60,
    'one after the other': (n) => (n % 2) * 120,
    'in bursts': (n) => (n % 7 < 3 ? 10 : 90)
};

for (const [how, pause] of Object.entries(PAUSES)) {
    test(`two command lines at once, ${how}, leave what one leaves`, async () => {
        const place = await meetingPlace(pause);
        const both = [1, 2].map(() => startCli(place, 'sync', '--days', '3').ended);
        for (const { exitCode, printed } of await Promise.all(both)) assert.equal(exitCode, 0, printed);
        assert.equal(finalState(place.org), right);
    });
}

test('a command line and the receiver at once, with its schedule and an event for every call, leave what one leaves', async () => {
    const place = await meetingPlace((n) => (n % 5) * 20);
    const server = await startServer(place.org, { GONG_WEBHOOK_SECRET: SECRET }, '--every', '1');
    const cli = startCli(place, 'sync', '--days', '3').ended;
    await place.met;
    for (const call of calls) {
        assert.equal((await post(`${server.url}?secret=${SECRET}`, event(idOf(call)))).status, 202);
        await sleep(20);
    }
    const { exitCode, printed } = await cli;
    assert.equal(exitCode, 0, printed);
    await until(() => server.printed().includes('"settled"'), server.printed);
    server.kill('SIGTERM');
    assert.equal(await server.exit, 0, server.printed());
    assert.match(server.printed(), /"synced"/);
    assert.equal(finalState(place.org), right);
});
