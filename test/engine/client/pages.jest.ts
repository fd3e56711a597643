import fc from 'fast-check';
import { callId } from '../../../scripts/gong/client/callId.js';
import { CursorExpired, GongRefused, GongUnavailable, ResponseTooLarge } from '../../../scripts/gong/client/errors.js';
import { gong } from '../../../scripts/gong/client/gong.js';
import { pages } from '../../../scripts/gong/client/pages.js';
import type { Ask } from '../../../scripts/gong/client/pages.js';
import type { GongRequest } from '../../../scripts/gong/client/transport.js';
import { aCall } from '../support/calls.js';
import { Clock } from '../support/clock.js';
import { FakeGong, cursorExpired, json, tooLarge } from '../support/gong.js';
import { FEW_RUNS } from '../support/runs.js';

const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2026, 1, 1);
const WINDOW: Ask = { from: FROM, to: TO };

/** A Gong with `n` calls, one a minute. */
function withCalls(n: number): FakeGong {
    const fake = new FakeGong();
    fake.calls = Array.from({ length: n }, (_, i) =>
        aCall({ id: String(i + 1), started: new Date(FROM + i * 60_000).toISOString() })
    );
    return fake;
}
async function read(fake: FakeGong, ask: Ask = WINDOW): Promise<string[]> {
    const clock = new Clock();
    const ids: string[] = [];
    for await (const page of pages(gong({ gong: fake.send, now: clock.now, sleep: clock.sleep }), ask)) {
        ids.push(...page.calls.map((call) => callId(call)!));
    }
    return ids;
}
const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => String(i + 1));

it.each([
    [0, 1],
    [1, 1],
    [100, 1],
    [101, 2],
    [250, 3]
])('%i calls are read with %i requests', async (n, requests) => {
    const fake = withCalls(n);
    expect(await read(fake)).toEqual(ids(n));
    expect(fake.requests).toHaveLength(requests);
});

it('Gong is asked for the window, its workspace, and no more of each call than a sync needs', async () => {
    const fake = withCalls(1);
    await read(fake, { ...WINDOW, workspaceId: '5' });
    expect(fake.asked).toEqual([
        {
            filter: {
                fromDateTime: '2026-01-01T00:00:00.000Z',
                toDateTime: '2026-02-01T00:00:00.000Z',
                workspaceId: '5'
            },
            contentSelector: {
                context: 'Basic',
                exposedFields: { parties: true, content: { trackers: true, trackerOccurrences: true } }
            }
        }
    ]);
});

it('the cursor goes into the body, beside an otherwise identical request', async () => {
    const fake = withCalls(150);
    await read(fake);
    const [first, second] = fake.requests as [GongRequest, GongRequest];
    expect(second.query).toBeUndefined();
    expect(second.body).toEqual({ ...(first.body as object), cursor: 'after 100' });
});

it('given calls are asked for without a workspace', async () => {
    const fake = withCalls(3);
    expect(await read(fake, { callIds: ['3', '1'] })).toEqual(['1', '3']);
    expect(fake.asked[0]!.filter).toEqual({ callIds: ['3', '1'] });
});

describe('an expired cursor', () => {
    it('starts the window again', async () => {
        const fake = withCalls(250);
        fake.fault = (_, number) => (number === 3 ? cursorExpired : undefined);
        expect(await read(fake)).toEqual([...ids(200), ...ids(250)]);
    });

    it('is told of the pages after it, which may bring calls again, and of none before', async () => {
        const fake = withCalls(250);
        fake.fault = (_, number) => (number === 3 ? cursorExpired : undefined);
        const clock = new Clock();
        const again: boolean[] = [];
        const client = gong({ gong: fake.send, now: clock.now, sleep: clock.sleep });
        for await (const page of pages(client, WINDOW)) again.push(page.again);
        expect(again).toEqual([false, false, true, true, true]);
    });

    it('that expires again and again is an error', async () => {
        const fake = withCalls(250);
        fake.fault = ({ body }) => ('cursor' in (body as object) ? cursorExpired : undefined);
        await expect(read(fake)).rejects.toThrow(CursorExpired);
        expect(fake.requests).toHaveLength(8);
    });

    it('is an error where there was no cursor', async () => {
        const fake = withCalls(1);
        fake.fault = () => cursorExpired;
        await expect(read(fake)).rejects.toThrow(CursorExpired);
        expect(fake.requests).toHaveLength(1);
    });
});

describe('a cursor that stays the same', () => {
    /** Gives every page under the same cursor, as a server does that remembers where it is. */
    function remembering(n: number): FakeGong {
        const fake = withCalls(n);
        let at = 0;
        fake.fault = () => {
            const calls = fake.calls.slice(at, (at += 100));
            return json(200, { calls, records: { totalRecords: n, ...(at < n + 100 && { cursor: 'same' }) } });
        };
        return fake;
    }
    it('is followed until all calls are there', async () => {
        expect(await read(remembering(350))).toEqual(ids(350));
    });

    it('is an error when it brings the same page again', async () => {
        const fake = withCalls(100);
        fake.fault = () => json(200, { calls: fake.calls, records: { totalRecords: 300, cursor: 'same' } });
        await expect(read(fake)).rejects.toThrow(GongUnavailable);
        expect(fake.requests).toHaveLength(2);
    });

    it('ends when no more calls come', async () => {
        const fake = withCalls(1);
        fake.fault = (_, number) => json(200, { calls: number === 1 ? fake.calls : [], records: { cursor: 'same' } });
        expect(await read(fake)).toEqual(ids(1));
    });
});

describe('an answer that is too large', () => {
    /** Refuses windows that would bring more than `most` calls. */
    function narrow(fake: FakeGong, most: number): FakeGong {
        fake.fault = ({ body }) => {
            const { filter } = body as { filter: { fromDateTime?: string; toDateTime?: string; callIds?: string[] } };
            if (filter.callIds) return filter.callIds.length > most ? tooLarge : undefined;
            const [from, to] = [Date.parse(filter.fromDateTime!), Date.parse(filter.toDateTime!)];
            const started = fake.calls.map((call) => Date.parse((call.metaData as { started: string }).started));
            return started.filter((time) => time >= from && time < to).length > most ? tooLarge : undefined;
        };
        return fake;
    }
    it('is asked for in halves of the window', async () => {
        expect((await read(narrow(withCalls(50), 7))).toSorted()).toEqual(ids(50).toSorted());
    });

    it('is asked for in halves of the ids', async () => {
        const fake = narrow(withCalls(5), 2);
        expect((await read(fake, { callIds: ids(5) })).toSorted()).toEqual(ids(5));
    });

    it('for a single call is an error', async () => {
        await expect(read(narrow(withCalls(1), 0), { callIds: ['1'] })).rejects.toThrow(ResponseTooLarge);
    });

    it('for a single second is an error', async () => {
        const fake = narrow(withCalls(1), 0);
        await expect(read(fake, { from: FROM, to: FROM + 1000 })).rejects.toThrow(ResponseTooLarge);
    });

    it('loses no call, wherever the calls are', async () => {
        const starts = fc.array(fc.integer({ min: 0, max: 3 * 3_600_000 }), { maxLength: 12 });
        await fc.assert(
            fc.asyncProperty(starts, fc.integer({ min: 0, max: 1999 }), async (times, odd) => {
                const seconds = [...new Set(times.map((time) => Math.floor(time / 1000)))];
                const fake = new FakeGong();
                fake.calls = seconds.map((second, i) =>
                    aCall({ id: String(i + 1), started: new Date(FROM + second * 1000 + odd).toISOString() })
                );
                const found = await read(narrow(fake, 1), { from: FROM + (odd % 7), to: FROM + 4 * 3_600_000 });
                expect(new Set(found)).toEqual(new Set(ids(seconds.length)));
            }),
            FEW_RUNS
        );
    });
});

describe('ids that Gong does not know', () => {
    it('are left out, and the others come', async () => {
        const asked = ['1', 'x', '2', '3', 'y'];
        expect((await read(withCalls(3), { callIds: asked })).toSorted()).toEqual(ids(3));
    });

    it('alone are no calls', async () => {
        expect(await read(withCalls(3), { callIds: ['x'] })).toEqual([]);
    });

    it('an unknown address is an error', async () => {
        const fake = withCalls(3);
        fake.fault = () => json(404, { errors: ['Not found'] });
        await expect(read(fake)).rejects.toThrow(GongRefused);
    });
});
