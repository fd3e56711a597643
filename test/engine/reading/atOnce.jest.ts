import { pagesAtOnce } from '../../../scripts/engine/reading/atOnce.js';
import { callId } from '../../../scripts/gong/client/callId.js';
import { gong } from '../../../scripts/gong/client/gong.js';
import { Clock } from '../support/clock.js';
import { FIRST, aCall } from '../support/calls.js';
import { FakeGong, cursorExpired, json, tooLarge } from '../support/gong.js';
import { HOUR, Host } from '../support/host.js';

const FROM = Date.parse('2026-01-01T00:00:00Z');
const TO = FROM + 5000 * HOUR;

/** A Gong with so many calls, an hour apart, whose answers come when they are let through. */
function world(count: number) {
    const server = new FakeGong();
    server.calls = Array.from({ length: count }, (_, i) =>
        aCall({ id: String(1000 + i), started: new Date(FROM + (i * 5000 * HOUR) / count).toISOString() })
    );
    const clock = new Clock();
    const open = { now: 0, most: 0 };
    const send: FakeGong['send'] = async (request) => {
        open.most = Math.max(open.most, ++open.now);
        await new Promise((resolve) => setTimeout(resolve));
        open.now--;
        return server.send(request);
    };
    return { server, open, client: gong({ gong: send, now: clock.now, sleep: clock.sleep }) };
}

async function idsOf(source: ReturnType<typeof pagesAtOnce>): Promise<string[]> {
    const ids: string[] = [];
    for await (const { calls } of source) ids.push(...calls.map((call) => callId(call)!));
    return ids;
}

it('a small window is read page by page, without a request too many', async () => {
    const { server, open, client } = world(2000);
    expect(new Set(await idsOf(pagesAtOnce(client, { from: FROM, to: TO }))).size).toBe(2000);
    expect([server.requests.length, open.most]).toEqual([20, 1]);
});

it('of a large window four parts are read at once, each call once, without a request too many', async () => {
    const { server, open, client } = world(4100);
    const ids = await idsOf(pagesAtOnce(client, { from: FROM, to: TO }));
    expect([ids.length, new Set(ids).size]).toEqual([4100, 4100]);
    expect([server.requests.length, open.most]).toEqual([41, 4]);
});

it('every page tells the calls of the whole window', async () => {
    const totals = new Set<unknown>();
    for await (const page of pagesAtOnce(world(2500).client, { from: FROM, to: TO })) totals.add(page.total);
    expect([...totals]).toEqual([2500]);
});

it.each(['newest first', 'in no order'])('calls that come %s all come', async (order) => {
    const { server, client } = world(2500);
    if (order === 'newest first') server.calls.reverse();
    else
        server.calls.sort(
            (a, b) => ((JSON.stringify(a).length * 7919) % 13) - ((JSON.stringify(b).length * 7919) % 13)
        );
    server.calls = server.calls.map((call, i, all) => all[(i * 1009) % all.length] ?? call);
    expect(new Set(await idsOf(pagesAtOnce(client, { from: FROM, to: TO }))).size).toBe(2500);
});

it('several calls that start at the moment where the window is cut all come', async () => {
    const { server, client } = world(2500);
    const started = (server.calls[99]!.metaData as { started: string }).started;
    for (let i = 100; i < 130; i++) Object.assign(server.calls[i]!.metaData as object, { started });
    expect(new Set(await idsOf(pagesAtOnce(client, { from: FROM, to: TO }))).size).toBe(2500);
});

it('calls whose start is not told all come', async () => {
    const { server, client } = world(2500);
    server.fault = ({ body }) => {
        const answer = JSON.parse(JSON.stringify(body)) as { filter: { fromDateTime: string }; cursor?: string };
        if (answer.filter.fromDateTime !== new Date(FROM).toISOString() || answer.cursor) return undefined;
        const calls = server.calls.slice(0, 100).map((call) => ({ ...call, metaData: { id: callId(call) } }));
        return json(200, { records: { totalRecords: 2500, cursor: 'after 100' }, calls });
    };
    expect(new Set(await idsOf(pagesAtOnce(client, { from: FROM, to: TO }))).size).toBe(2500);
});

it('a part whose answer is too large is asked for in halves', async () => {
    const { server, client } = world(2500);
    server.fault = (_, number) => (number === 3 ? tooLarge : undefined);
    expect(new Set(await idsOf(pagesAtOnce(client, { from: FROM, to: TO }))).size).toBe(2500);
});

it('calls that come twice after an expired cursor do not count for others', async () => {
    const { server, client } = world(2500);
    const started = (server.calls[99]!.metaData as { started: string }).started;
    for (let i = 100; i < 200; i++) Object.assign(server.calls[i]!.metaData as object, { started });
    server.fault = (_, number) => (number === 8 ? cursorExpired : undefined);
    expect(new Set(await idsOf(pagesAtOnce(client, { from: FROM, to: TO }))).size).toBe(2500);
});

it('an error of one part ends all', async () => {
    const { server, client } = world(4000);
    server.fault = (_, number) => (number === 9 ? json(401, { errors: ['no'] }) : undefined);
    await expect(idsOf(pagesAtOnce(client, { from: FROM, to: TO }))).rejects.toThrow('no');
    const { length } = server.requests;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.requests.length).toBe(length);
});

it('a run over a large window settles every call, and the next writes none', async () => {
    const host = new Host(FIRST);
    host.gong.calls = world(2300).server.calls;
    const request = { span: { from: FROM, to: TO } };
    const report = await host.sync(request);
    expect([report.seen, report.exitCode]).toEqual([2300, 0]);
    expect(report.gongRequests).toBeLessThanOrEqual(27);
    expect(await host.sync(request)).toMatchObject({ written: 0, seen: 2300 });
});
