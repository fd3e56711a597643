import fc from 'fast-check';
import { competitorsOf } from '../list.js';
import { readNames } from '../names.js';
import type { DealCall } from '../list.js';
import { RUNS } from '../../../../../../test/engine/support/runs.js';

type Said = readonly [name: string, count: number, external?: number];

/** A stored call that started on that day. */
const call = (day: number | null, ...said: readonly Said[]): DealCall => ({
    id: `a01${day}`,
    key: `${day}.006`,
    started: day,
    competitors: JSON.stringify(said.map(([name, count, external = 0]) => ({ name, count, external })))
});
const names = readNames([
    { Name: 'Salesforce', Aliases__c: 'SFDC' },
    { Name: 'Us', Hidden__c: true }
]);
const list = (calls: readonly DealCall[], externalOnly = false): string[] =>
    competitorsOf(calls, names, externalOnly).map(({ name }) => name);

it.each<[string, DealCall[], string[]]>([
    ['the union over all calls', [call(1, ['A', 1]), call(2, ['B', 1])], ['B', 'A']],
    ['most mentioned first', [call(2, ['A', 1]), call(1, ['B', 2])], ['B', 'A']],
    ['mentions added up over calls', [call(1, ['A', 2]), call(2, ['B', 3]), call(3, ['A', 2])], ['A', 'B']],
    ['then most recent', [call(2, ['A', 1]), call(1, ['B', 1])], ['A', 'B']],
    ['then A–Z', [call(1, ['b', 1], ['C', 1], ['A', 1])], ['A', 'b', 'C']],
    ['a call without a start counts as the oldest', [call(null, ['A', 1]), call(1, ['B', 1])], ['B', 'A']],
    ['aliases as one', [call(1, ['SFDC', 1], ['B', 2]), call(2, ['salesforce', 2])], ['Salesforce', 'B']],
    ['the spelling heard most often', [call(1, ['sap', 1]), call(2, ['SAP', 2])], ['SAP']],
    ['without hidden names', [call(1, ['us', 9], ['A', 1])], ['A']],
    ['without names that were not heard', [call(1, ['A', 0], ['B', 1])], ['B']]
])('the list is %s', (_, calls, expected) => {
    expect(list(calls)).toEqual(expected);
});

it('only what was said from outside counts when an admin says so', () => {
    const calls = [call(1, ['A', 9, 1], ['B', 9, 2]), call(2, ['C', 9, 0], ['A', 1, 1])];
    expect(list(calls, true)).toEqual(['A', 'B']);
    expect(competitorsOf(calls, names, true)).toMatchObject([
        { name: 'A', count: 2, calls: 2, last: 2 },
        { name: 'B', count: 2, calls: 1, last: 1 }
    ]);
});

it('the newest mention of a name is that of a call which mentions it', () => {
    expect(competitorsOf([call(1, ['A', 1]), call(5, ['B', 1])], names, false)).toMatchObject([
        { name: 'B', last: 5 },
        { name: 'A', last: 1 }
    ]);
});

it.each([null, '', 'oops', '{}', '[null, 3, {}, {"name": ""}, {"name": "A"}, {"name": "A", "count": "x"}]'])(
    'a call that somebody edited by hand to %p says nothing',
    (competitors) => expect(list([{ ...call(1), competitors }])).toEqual([])
);

it('the list does not depend on the order of the calls', () => {
    const said = fc.tuple(fc.constantFrom('A', 'a', 'B', 'SFDC', 'Salesforce', 'C'), fc.integer({ min: 0, max: 3 }));
    const calls = fc.array(
        fc.tuple(fc.integer({ min: 0, max: 3 }), fc.array(said)).map(([day, all]) => call(day, ...all)),
        { maxLength: 6 }
    );
    const two = calls.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
        fc.property(two, ([one, other]) => {
            expect(competitorsOf(one, names, false)).toEqual(competitorsOf(other, names, false));
        }),
        RUNS
    );
});
