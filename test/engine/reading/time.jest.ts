import fc from 'fast-check';
import { asTime } from '#rules';
import { windows } from '../../../scripts/engine/reading/windows.js';
import { FIRST, opp } from '../support/calls.js';
import type { CallSketch } from '../support/calls.js';
import { HOUR, Host } from '../support/host.js';
import { FEW_RUNS } from '../support/runs.js';

const DAY = 24 * HOUR;
const iso = (time: number): string => new Date(time).toISOString();
const utc = (text: string): number => Date.parse(`${text}T00:00:00Z`);

describe('a call that appears up to three days late', () => {
    const HOURS = 24 * 10;
    const ids = (host: Host): unknown[] => [...host.org.callRows.values()].map((row) => row.Gong_Call_Id__c).sort();
    const skew = fc.integer({ min: -60, max: 60 });

    it('is stored, whoever runs whenever, with clocks of hosts and org up to an hour off', async () => {
        const calls = fc.array(fc.record({ started: fc.nat(HOURS), late: fc.oneof(fc.constant(72), fc.nat(72)) }), {
            maxLength: 8
        });
        const runs = fc.array(fc.record({ at: fc.nat(HOURS + 72), host: fc.nat(1) }), { maxLength: 12 });
        await fc.assert(
            fc.asyncProperty(calls, runs, skew, skew, skew, async (sketches, later, one, other, org) => {
                const host = new Host(FIRST);
                const begin = host.clock.time;
                // the first run finds what is there; the last comes when everything has appeared
                const last = { at: HOURS + 72 + 2, host: 0 };
                for (const run of [{ at: 0, host: 0 }, ...later.toSorted((a, b) => a.at - b.at), last]) {
                    const now = begin + run.at * HOUR;
                    host.clock.time = now + (run.host === 0 ? one : other) * 60_000;
                    host.org.now = () => now + org * 60_000;
                    const visible = sketches.flatMap(({ started, late }, i): CallSketch[] =>
                        started + late <= run.at ? [{ id: String(i), started: iso(begin + started * HOUR) }] : []
                    );
                    const report = await host.has(...visible).sync({ kind: 'Incremental' });
                    expect(report).toMatchObject({ status: 'Finished', exitCode: 0 });
                }
                expect(ids(host)).toEqual(sketches.map((_, i) => String(i)).sort());
            }),
            FEW_RUNS
        );
    });

    it('is stored, where host and org are an hour ahead and a run came just before it appeared', async () => {
        const host = new Host(FIRST);
        const begin = host.clock.time;
        host.org.now = host.clock.now;
        for (const hours of [0, 71.9]) {
            host.clock.time = begin + (hours + 1) * HOUR;
            await host.sync({ kind: 'Incremental' });
        }
        host.clock.time = begin + 200 * HOUR;
        host.has({ id: '1', started: iso(begin) });
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({ written: 1 });
    });
});

describe('a watermark in the future', () => {
    it('of a host whose clock was a year ahead is taken for the time at which the org noted it', async () => {
        const host = new Host(FIRST);
        const begin = host.clock.time;
        host.org.now = () => begin;
        await host.sync({ kind: 'Incremental' });
        host.clock.time += 365 * DAY;
        await host.sync({ kind: 'Incremental' });
        // nobody runs for twenty days
        host.clock.time = begin + 20 * DAY;
        host.org.now = host.clock.now;
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({ from: iso(begin - 13 * HOUR) });
    });

    it('of a backfill into the future counts until it began', async () => {
        const host = new Host(FIRST);
        const begin = host.clock.time;
        host.org.now = host.clock.now;
        await host.sync({ span: { from: begin - DAY, to: begin + 30 * DAY } });
        host.has({ id: '1', started: iso(begin + DAY) });
        host.clock.time += 20 * DAY;
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({ from: iso(begin - 13 * HOUR), written: 1 });
    });
});

describe('at the edges of windows', () => {
    it('every call is read exactly once', async () => {
        const host = new Host(FIRST);
        const [from, to] = [utc('2027-12-30'), utc('2028-03-03')];
        const edges = [...windows({ from, to }, 7).map((span) => span.from), to];
        const around = edges.flatMap((edge) => [edge - 1000, edge, edge + 1000]);
        host.has(...around.map((time, i) => ({ id: String(i + 1), started: iso(time) })));
        const inside = around.filter((time) => time >= from && time < to).length;
        expect(await host.sync({ span: { from, to }, windowDays: 7 })).toMatchObject({
            seen: inside,
            written: inside,
            gongRequests: edges.length - 1
        });
    });

    it('a leap day is a day, and a year with one has 366 windows of a day', () => {
        const days = windows({ from: utc('2028-02-28'), to: utc('2028-03-02') }, 1);
        expect(days.map((span) => iso(span.from).slice(0, 10))).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
        expect(windows({ from: utc('2028-01-01'), to: utc('2029-01-01') }, 1)).toHaveLength(366);
        expect(windows({ from: utc('2027-01-01'), to: utc('2028-01-01') }, 1)).toHaveLength(365);
    });
});

describe('a start of a call', () => {
    it.each([
        ['before clocks go forward', '2026-03-08T01:59:59-05:00', '2026-03-08T06:59:59.000Z'],
        ['a second later, by the clock an hour', '2026-03-08T03:00:00-04:00', '2026-03-08T07:00:00.000Z'],
        ['in the hour that comes twice, first', '2026-11-01T01:30:00-04:00', '2026-11-01T05:30:00.000Z'],
        ['in the hour that comes twice, second', '2026-11-01T01:30:00-05:00', '2026-11-01T06:30:00.000Z'],
        ['on a leap day, which it is not everywhere', '2028-02-29T23:30:00-08:00', '2028-03-01T07:30:00.000Z'],
        ['on the other side of the date line', '2026-01-01T00:30:00+14:00', '2025-12-31T10:30:00.000Z'],
        ['at a quarter past the hour', '2026-05-04T10:00:00+05:45', '2026-05-04T04:15:00.000Z'],
        ['without an offset, wherever this runs', '2026-03-08T02:30:00', '2026-03-08T02:30:00.000Z']
    ])('%s, is that instant', (_, text, expected) => {
        expect(iso(asTime(text)!)).toBe(expected);
    });

    it('given in any offset makes the same row and the same order of names', async () => {
        const offsets = fc.array(fc.integer({ min: -12 * 4, max: 14 * 4 }), { minLength: 3, maxLength: 3 });
        const sketches = (quarters: readonly number[]): CallSketch[] =>
            [0, 1, 2].map((i) => ({
                id: String(i + 1),
                opportunities: [opp(1)],
                started: local(utc('2026-03-29') + i * HOUR, quarters[i]! * 15),
                heard: { [['SAP', 'Zoho', 'Oracle'][i]!]: 1 }
            }));
        await fc.assert(
            fc.asyncProperty(offsets, async (quarters) => {
                const [plain, other] = [new Host(FIRST), new Host(FIRST)];
                await plain.has(...sketches([0, 0, 0])).sync();
                await other.has(...sketches(quarters)).sync();
                expect(other.org.contents()).toEqual(plain.org.contents());
                expect(plain.org.field(FIRST)).toBe('Oracle, Zoho, SAP');
            }),
            FEW_RUNS
        );
    });
});

/** The instant as a clock shows it that is so many minutes ahead of UTC. */
function local(time: number, minutes: number): string {
    const two = (n: number): string => String(Math.abs(Math.trunc(n))).padStart(2, '0');
    const clock = iso(time + minutes * 60_000).slice(0, 19);
    return `${clock}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
