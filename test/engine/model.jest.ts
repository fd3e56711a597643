import fc from 'fast-check';
import { opp } from './support/calls.js';
import { Host } from './support/host.js';
import { Oracle } from './support/oracle.js';
import type { OracleCall } from './support/oracle.js';
import { FEW_RUNS } from './support/runs.js';

const OPPORTUNITIES = [opp(1), opp(2)];
const NAMES = ['SAP', 'Oracle', 'Zoho', 'Acme, Inc.'];

/** One thing that happens in the world. */
type Event =
    | { readonly what: 'call'; readonly call: OracleCall }
    | { readonly what: 'type' | 'delete'; readonly opportunity: string; readonly name: string }
    | { readonly what: 'sync' };

// a call that is there already changes, moves or becomes private
const call = fc.record<OracleCall>({
    id: fc.constantFrom('1', '2', '3'),
    day: fc.integer({ min: 1, max: 4 }),
    opportunities: fc.subarray(OPPORTUNITIES),
    heard: fc.dictionary(fc.constantFrom(...NAMES), fc.integer({ min: 1, max: 3 }), {
        maxKeys: 3,
        noNullPrototype: true
    }),
    isPrivate: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
    title: fc.constantFrom('Demo', 'Follow-up')
});
const edit = fc.record({
    what: fc.constantFrom('type', 'delete'),
    opportunity: fc.constantFrom(...OPPORTUNITIES),
    name: fc.constantFrom(...NAMES, 'Mine')
});
const events: fc.Arbitrary<Event[]> = fc.array(
    fc.oneof(
        { weight: 4, arbitrary: call.map((one) => ({ what: 'call', call: one }) as const) },
        { weight: 3, arbitrary: edit },
        { weight: 3, arbitrary: fc.constant({ what: 'sync' } as const) }
    ),
    { minLength: 4, maxLength: 30 }
);

/** Lets it happen in both worlds; a sync says what it reported, and what it should have. */
async function happen(event: Event, host: Host, oracle: Oracle): Promise<[said: object, due: object]> {
    if (event.what === 'call') {
        oracle.gong = [...oracle.gong.filter(({ id }) => id !== event.call.id), event.call];
        return [{}, {}];
    }
    if (event.what === 'sync') {
        host.has(...oracle.gong.map(({ day, ...one }) => ({ ...one, started: `2026-05-0${day}T08:00:00Z` })));
        return [await host.sync(), { ...oracle.sync(), failed: 0 }];
    }
    const deal = oracle.deals.get(event.opportunity)!;
    const without = deal.field.filter((name) => name !== event.name);
    deal.field = event.what === 'type' ? [...without, event.name] : without;
    host.org.type(event.opportunity, deal.field.join(', '));
    return [{}, {}];
}

it('whatever happens, and in whatever order, the fields are what the rules say', async () => {
    await fc.assert(
        fc.asyncProperty(events, async (all) => {
            const host = new Host(...OPPORTUNITIES);
            const oracle = new Oracle(OPPORTUNITIES);
            for (const event of [...all, { what: 'sync' } as const]) {
                const [said, due] = await happen(event, host, oracle);
                expect(said).toMatchObject(due);
                const fields = [...oracle.deals].map(([id, { field }]) => [id, field.join(', ') || null]);
                expect(OPPORTUNITIES.map((id) => [id, host.org.field(id)])).toEqual(fields);
            }
        }),
        FEW_RUNS
    );
});
