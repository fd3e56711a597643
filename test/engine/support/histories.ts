import fc from 'fast-check';
import type { CallSketch } from './calls.js';
import { opp } from './calls.js';
import { Host } from './host.js';

export const OPPORTUNITIES = [1, 2, 3].map(opp);
export const NAMES = ['SAP', 'Oracle', 'Zoho', 'Acme, Inc.'];

const heard = fc.dictionary(fc.constantFrom(...NAMES), fc.integer({ min: 1, max: 3 }), { maxKeys: 3 });
const day = fc.integer({ min: 1, max: 5 });

/** One call in the state Gong has it in at some time. */
export const aSketch = (id: string): fc.Arbitrary<CallSketch> =>
    fc.record({
        id: fc.constant(id),
        started: day.map((n) => `2026-05-0${n}T08:00:00Z`),
        opportunities: fc.subarray(OPPORTUNITIES),
        heard,
        isPrivate: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
        title: fc.constantFrom('Demo', 'Follow-up')
    });

/** Calls 1 to n, some of them missing. */
const calls = (most: number): fc.Arbitrary<CallSketch[]> =>
    fc
        .tuple(...Array.from({ length: most }, (_, i) => fc.option(aSketch(String(i + 1)), { freq: 4 })))
        .map((all) => all.filter((call) => call !== null));

/** What reps made of the fields: for each Opportunity which of its names stay, and what they add. */
const edits = fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), fc.constantFrom('', 'Mine', 'sap', 'Zoho')), {
    minLength: OPPORTUNITIES.length,
    maxLength: OPPORTUNITIES.length
});

/** Calls that were synced, what reps did then, and the calls that Gong has now. */
export interface History {
    readonly before: readonly CallSketch[];
    readonly edits: readonly (readonly [keep: number, add: string])[];
    readonly after: readonly CallSketch[];
    readonly length: number;
}

export const worlds = (most = 6): fc.Arbitrary<History> =>
    fc.record({ before: calls(most), edits, after: calls(most), length: fc.constantFrom(20, 255) });

/** The world at the moment before its second sync. */
export async function build({ before, edits: made, after, length }: History): Promise<Host> {
    const host = new Host(...OPPORTUNITIES);
    host.org.fields.set('MainCompetitors__c', { type: 'string', length });
    await host.has(...before).sync();
    OPPORTUNITIES.forEach((id, i) => {
        const [keep, add] = made[i]!;
        const names = (host.org.field(id) ?? '').split(', ').filter((name, bit) => name !== '' && keep & (1 << bit));
        host.org.type(id, [...names, add].filter((name) => name !== '').join(', '));
    });
    return host.has(...after);
}
