import { CursorExpired } from '../../../scripts/gong/client/errors.js';
import { gong } from '../../../scripts/gong/client/gong.js';
import { pages } from '../../../scripts/gong/client/pages.js';
import type { Ask, Page, PagesOptions } from '../../../scripts/gong/client/pages.js';
import type { GongRequest } from '../../../scripts/gong/client/transport.js';
import { aCall } from '../support/calls.js';
import { Clock } from '../support/clock.js';
import { FakeGong, cursorExpired, json, tooLarge } from '../support/gong.js';

const FROM = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const WINDOW: Ask = { from: FROM, to: FROM + 250 * HOUR };

/** A Gong with 250 calls, one an hour. */
function set() {
    const fake = new FakeGong();
    fake.calls = Array.from({ length: 250 }, (_, i) =>
        aCall({ id: String(i), started: new Date(FROM + i * HOUR).toISOString() })
    );
    return fake;
}
async function read(fake: FakeGong, options?: PagesOptions, ask: Ask = WINDOW): Promise<Page[]> {
    const clock = new Clock();
    const result: Page[] = [];
    for await (const page of pages(gong({ gong: fake.send, now: clock.now, sleep: clock.sleep }), ask, options))
        result.push(page);
    return result;
}

it('other parts of a call can be asked for, and other hosts', async () => {
    const fake = set();
    await read(fake, { selector: { context: 'Extended' } }, { ...WINDOW, userIds: ['7'] });
    expect(fake.asked[0]).toMatchObject({
        contentSelector: { context: 'Extended' },
        filter: { primaryUserIds: ['7'], fromDateTime: '2026-01-01T00:00:00.000Z' }
    });
});

it('a page says where the next one is, and that is where reading can go on', async () => {
    const whole = await read(set());
    expect(whole.map(({ next }) => next)).toEqual(['after 100', 'after 200', undefined]);
    expect(whole.every(({ ask }) => ask === WINDOW)).toBe(true);
    const fake = set();
    const rest = await read(fake, { cursor: 'after 200' });
    expect(rest.map(({ calls }) => calls.length)).toEqual([50]);
    expect(fake.requests).toHaveLength(1);
});

it('a cursor of an earlier reading that has expired is an error: starting again would give everything twice', async () => {
    const fake = set();
    fake.fault = () => cursorExpired;
    await expect(read(fake, { cursor: 'after 200' })).rejects.toThrow(CursorExpired);
    expect(fake.requests).toHaveLength(1);
});

it('a page of a half says which half it is', async () => {
    const fake = set();
    fake.fault = (_, number) => (number === 1 ? tooLarge : undefined);
    const asks = (await read(fake)).map(({ ask }) => ask);
    const middle = FROM + 125 * HOUR;
    expect(asks).toEqual([
        { from: FROM, to: middle },
        { from: FROM, to: middle },
        { from: middle, to: FROM + 250 * HOUR },
        { from: middle, to: FROM + 250 * HOUR }
    ]);
});

it('another operation over the same calls is read in the same way', async () => {
    const { from } = WINDOW as { from: number };
    const asked: GongRequest[] = [];
    const send = (request: GongRequest) => {
        asked.push(request);
        if (asked.length === 1) return Promise.resolve(tooLarge);
        return Promise.resolve(json(200, { records: { totalRecords: 1 }, callTranscripts: [{ callId: '7' }] }));
    };
    const clock = new Clock();
    const client = gong({ gong: send, now: clock.now, sleep: clock.sleep });
    const operation = { path: '/v2/calls/transcript', list: 'callTranscripts' };
    const found: unknown[] = [];
    for await (const { calls } of pages(client, { from, to: from + 2 * HOUR }, { operation })) found.push(...calls);
    expect(found).toEqual([{ callId: '7' }, { callId: '7' }]);
    expect(asked.map(({ path }) => path)).toEqual(Array(3).fill('/v2/calls/transcript'));
    expect(JSON.parse(JSON.stringify(asked[2]!.body))).toEqual({
        filter: { fromDateTime: '2026-01-01T01:00:00.000Z', toDateTime: '2026-01-01T02:00:00.000Z' }
    });
});
