import fc from 'fast-check';
import type { Fields } from '../../../scripts/engine/ports.js';
import { interrupted, pendingRetries, readRuns, watermark, windows } from '../../../scripts/engine/reading/windows.js';
import { RUNS } from '../support/runs.js';

const DAY = 86_400_000;
const iso = (day: number): string => new Date(day * DAY).toISOString();

/** A run over days: `Incremental 1-5`, `Backfill 1-9 until 4` (stopped there), with the calls it failed on. */
function run(text: string, ...retry: string[]): Fields {
    const [, kind, from, to, until] = /^(\w+)(?: (\d+)-(\d+))?(?: until (\d+))?$/.exec(text)!;
    return {
        Id: text,
        Kind__c: kind,
        Status__c: until === undefined ? 'Finished' : 'Stopped',
        From__c: from === undefined ? null : iso(Number(from)),
        To__c: to === undefined ? null : iso(Number(to)),
        Checkpoint__c: until === undefined || until === '0' ? null : iso(Number(until)),
        Retry__c: retry.join('\n')
    };
}
/** The rows as a host gives them: newest first. */
const runs = (...oldestFirst: (string | Fields)[]): ReturnType<typeof readRuns> =>
    readRuns(oldestFirst.map((one) => (typeof one === 'string' ? run(one) : one)).toReversed());

describe('the watermark', () => {
    it.each<[string, string[], number | undefined]>([
        ['nothing before the first run', [], undefined],
        ['the end of an incremental run', ['Incremental 1-5'], 5],
        ['the end of the newest', ['Incremental 1-5', 'Incremental 4-8'], 8],
        ['not moved by a run that failed', ['Incremental 1-5', 'Incremental 4-8 until 0'], 5],
        ['not moved by runs over given calls', ['Incremental 1-5', 'Webhook', 'Calls'], 5],
        ['the end of a backfill where there is no incremental run', ['Backfill 1-5'], 5],
        ['how far an interrupted backfill came, where there is nothing else', ['Backfill 1-9 until 4'], 4],
        ['carried on by a backfill that reaches over it', ['Incremental 1-5', 'Backfill 3-9'], 9],
        ['carried on over several runs', ['Backfill 8-9', 'Incremental 1-5', 'Backfill 4-8'], 9],
        ['carried on by the newest after an older one', ['Incremental 1-5', 'Backfill 4-8', 'Backfill 8-9'], 9],
        ['not moved past a gap', ['Incremental 1-5', 'Backfill 7-9'], 5],
        ['carried on up to the checkpoint', ['Incremental 1-5', 'Backfill 3-9 until 7'], 7],
        ['not moved back', ['Incremental 1-5', 'Backfill 1-3'], 5]
    ])('is %s', (_, past, day) => {
        expect(watermark(runs(...past))).toBe(day === undefined ? undefined : day * DAY);
    });

    it('survives rows that somebody edited', () => {
        const odd = [{}, { ...run('Incremental 1-5'), To__c: 'soon' }, { ...run('Incremental 5-5') }];
        expect(watermark(readRuns(odd))).toBeUndefined();
    });
});

describe('an interrupted backfill', () => {
    const goOn = (past: (string | Fields)[], from: number, to: number): number | undefined => {
        const found = interrupted(runs(...past), { from: from * DAY, to: to * DAY });
        return found && found.settledTo / DAY;
    };
    it.each<[string, string[], number, number, number | undefined]>([
        ['from its checkpoint', ['Backfill 1-9 until 4'], 1, 9, 4],
        ['to a later end', ['Backfill 1-9 until 4'], 1, 12, 4],
        ['from a later start', ['Backfill 1-9 until 4'], 2, 9, 4],
        ['not past its checkpoint', ['Backfill 1-9 until 4'], 5, 9, undefined],
        ['not from an earlier start', ['Backfill 3-9 until 4'], 1, 9, undefined],
        ['not for what it has settled', ['Backfill 1-9 until 6'], 1, 5, undefined],
        ['not where it stopped at the new start', ['Backfill 1-9 until 4'], 4, 9, undefined],
        ['not where it stopped at the new end', ['Backfill 1-9 until 5'], 1, 5, undefined],
        ['not one that ends where the new one starts', ['Backfill 1-4 until 3'], 4, 9, undefined],
        ['of two the one over its span', ['Backfill 5-9 until 7', 'Backfill 1-4'], 5, 9, 7],
        ['not without a checkpoint', ['Backfill 1-9 until 0'], 1, 9, undefined],
        ['not when it finished', ['Backfill 1-9'], 1, 9, undefined],
        ['not when a later one finished', ['Backfill 1-9 until 4', 'Backfill 1-9'], 1, 9, undefined],
        ['beside runs of other kinds', ['Backfill 1-9 until 4', 'Incremental 1-9', 'Webhook'], 1, 9, 4]
    ])('goes on %s', (_, past, from, to, settledTo) => {
        expect(goOn(past, from, to)).toBe(settledTo);
    });
});

describe('calls that failed', () => {
    it.each<[string, Fields[], string[]]>([
        ['of the last run', [run('Incremental 1-5', 'a', 'b')], ['a', 'b']],
        ['of every run since the last incremental one', [run('Incremental 1-5', 'a'), run('Webhook', 'b')], ['b', 'a']],
        ['once each', [run('Incremental 1-5', 'a'), run('Webhook', 'a')], ['a']],
        ['not those before a finished incremental run', [run('Calls', 'a'), run('Incremental 1-5')], []],
        ['those before one that did not finish', [run('Calls', 'a'), run('Incremental 1-5 until 2', 'b')], ['b', 'a']]
    ])('are asked for again: %s', (_, past, ids) => {
        expect([...pendingRetries(runs(...past)).keys()]).toEqual(ids);
    });
});

describe('windows', () => {
    it('cut a span without a gap or an overlap, oldest first', () => {
        const span = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 * DAY }));
        fc.assert(
            fc.property(span, fc.integer({ min: 1, max: 400 }), ([day, length], days) => {
                const from = day * DAY;
                const cut = windows({ from, to: from + length }, days);
                expect(cut[0]!.from).toBe(from);
                expect(cut.at(-1)!.to).toBe(from + length);
                expect(cut.every(({ from: start, to }) => to > start && to - start <= days * DAY)).toBe(true);
                expect(cut.slice(1).map((one) => one.from)).toEqual(cut.slice(0, -1).map(({ to }) => to));
            }),
            RUNS
        );
    });

    it('of an empty span are none', () => {
        expect(windows({ from: 5, to: 5 })).toEqual([]);
    });
});
