import fc from 'fast-check';
import { FIRST, SECOND, aCall, aTracker } from '../support/calls.js';
import { Host } from '../support/host.js';
import { FEW_RUNS } from '../support/runs.js';

type Json = unknown;

/** What may happen to a value of a documented answer. */
const HARM: Readonly<Record<string, (value: Json) => Json>> = {
    missing: () => undefined,
    null: () => null,
    duplicated: (value) => (Array.isArray(value) ? [...value, ...value] : [value, value]),
    'the other way round': (value) => (Array.isArray(value) ? value.toReversed() : value),
    enlarged: (value) =>
        typeof value === 'string'
            ? value + 'Ünïcode 🙂 '.repeat(5000)
            : typeof value === 'number'
              ? value * 1e12
              : Array.isArray(value)
                ? Array.from({ length: 60 }, () => value).flat()
                : { ...(value as object), more: 'x'.repeat(5000) },
    'of another type': (value) => (typeof value === 'string' ? { value } : 'text'),
    'a number as text': (value) => (typeof value === 'number' ? String(value) : value),
    empty: (value) => (Array.isArray(value) ? [] : typeof value === 'string' ? '' : {})
};

/** Harms the part that the picks lead to, each pick choosing one child. */
function harm(value: Json, picks: readonly number[], how: string): Json {
    const [pick, ...rest] = picks;
    if (pick === undefined || typeof value !== 'object' || value === null) return HARM[how]!(value);
    const keys = Object.keys(value);
    if (keys.length === 0) return HARM[how]!(value);
    const key = keys[pick % keys.length]!;
    const child = harm((value as Record<string, Json>)[key], rest, how);
    if (Array.isArray(value)) return value.map((item: Json, i) => (String(i) === key ? child : item));
    return { ...value, [key]: child };
}

const documented = (n: number): Json => ({
    ...aCall({
        id: String(n),
        opportunities: n % 2 === 0 ? [FIRST] : [FIRST, SECOND],
        trackers: [
            aTracker({ SAP: [2, 1], Oracle: 1 }),
            { id: '8', name: 'Pricing', type: 'SMART', count: 1, occurrences: [{ startTime: 3.5, speakerId: 's2' }] }
        ]
    }),
    interaction: { speakers: [{ id: 'p1', userId: '9001', talkTime: 60.5 }] }
});

const harms = fc.array(
    fc.record({
        call: fc.nat(3),
        picks: fc.array(fc.nat(30), { minLength: 1, maxLength: 7 }),
        how: fc.constantFrom(...Object.keys(HARM))
    }),
    { maxLength: 6 }
);

it('whatever of a call is missing, null, twice, re-ordered or enlarged, it is settled or fails by itself, and for good', async () => {
    await fc.assert(
        fc.asyncProperty(harms, async (all) => {
            const host = new Host(FIRST, SECOND);
            host.gong.calls = [1, 2, 3, 4].map((n) =>
                all
                    .filter(({ call }) => call === n - 1)
                    .reduce((call, { picks, how }) => harm(call, picks, how), documented(n))
            ) as typeof host.gong.calls;
            // Gong gives calls by their start: here every one is given
            host.gong.fault = (request) =>
                request.path === '/v2/calls/extensive'
                    ? { status: 200, body: JSON.stringify({ records: {}, calls: host.gong.calls }) }
                    : undefined;
            const first = await host.sync();
            expect(first.status).toBe('Finished');
            expect(first.seen).toBe(first.written + first.unchanged + first.skipped + first.failed);
            for (const { code, action } of first.failures) expect([code, action.length > 10]).toEqual([code, true]);
            const after = host.org.contents();
            const second = await host.sync();
            expect(second).toMatchObject({ written: 0, removed: 0, failed: first.failed });
            expect(host.org.contents()).toEqual(after);
            // the calls that nothing happened to are there as ever
            for (const n of [1, 2, 3, 4]) {
                if (all.some(({ call }) => call === n - 1)) continue;
                expect(host.org.callRows.get(`${n}.${FIRST}`)?.Fingerprint__c).toBeTruthy();
            }
        }),
        FEW_RUNS
    );
});
