import fc from 'fast-check';
import { competitorsOf } from '../list.js';
import type { Competitor, HeardCall } from '../list.js';
import { mentionsOf } from '../mentions.js';
import { readNames } from '../names.js';
import { RUNS } from '../../../../../../test/engine/support/runs.js';

type Said = readonly [name: string, count: number, external?: number];

const names = readNames([
    { Name: 'Salesforce', Aliases__c: 'SFDC' },
    { Name: 'Us', Hidden__c: true }
]);
/** A stored call that started on that day. */
const call = (day: number | null, ...said: readonly Said[]): HeardCall => ({
    started: day,
    mentions: mentionsOf(JSON.stringify(said.map(([name, count, external = 0]) => ({ name, count, external }))), names)
});
/** Those that count. */
const counted = (calls: readonly HeardCall[], customerOnly = false): Competitor[] =>
    competitorsOf(calls, customerOnly).filter(({ count }) => count > 0);
const list = (calls: readonly HeardCall[], customerOnly = false): string[] =>
    counted(calls, customerOnly).map(({ name }) => name);

it.each<[string, HeardCall[], string[]]>([
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
    expect(counted(calls, true)).toMatchObject([
        { name: 'A', count: 2, calls: 2, last: 2 },
        { name: 'B', count: 2, calls: 1, last: 1 }
    ]);
});

it('the newest mention of a name is that of a call which mentions it', () => {
    expect(counted([call(1, ['A', 1]), call(5, ['B', 1])])).toMatchObject([
        { name: 'B', last: 5 },
        { name: 'A', last: 1 }
    ]);
});

it.each([null, '', 'oops', '{}', '[null, 3, {}, {"name": ""}, {"name": "A"}, {"name": "A", "count": "x"}]'])(
    'a call that somebody edited by hand to %p says nothing',
    (competitors) => expect(list([{ started: 1, mentions: mentionsOf(competitors, names) }])).toEqual([])
);

it('a competitor that only we mentioned is told with "customer only", as one that does not count', () => {
    const calls = [call(1, ['A', 2, 0]), call(3, ['A', 3, 0], ['B', 1, 1])];
    expect(competitorsOf(calls, true)).toMatchObject([
        { name: 'B', count: 1, calls: 1, last: 3 },
        { name: 'A', count: 0, calls: 0, last: 3, us: 5, heard: { calls: 2, first: 1, last: 3 } }
    ]);
});

it('on one call a competitor is one, however often it is listed', () => {
    const twice = call(1, ['sap', 3, 1], ['SAP', 1, 0]);
    expect(competitorsOf([twice], false)).toEqual([
        {
            name: 'SAP',
            identity: 'sap',
            customer: 1,
            us: 3,
            unknown: 0,
            count: 4,
            calls: 1,
            last: 1,
            heard: { calls: 1, first: 1, last: 1 }
        }
    ]);
});

it('who said it has three sides, which all count unless only the customer does', () => {
    const mentions = [{ name: 'A', identity: 'a', customer: 1, us: 2, unknown: 4 }];
    expect(competitorsOf([{ started: 1, mentions }], false)).toMatchObject([{ count: 7, unknown: 4 }]);
    expect(competitorsOf([{ started: 1, mentions }], true)).toMatchObject([{ count: 1, unknown: 4 }]);
});

it('with "customer only" a stored mention that is no object says nothing', () =>
    expect(competitorsOf([{ started: 1, mentions: mentionsOf('[null, 3, "A", {"name": "A"}]', names) }], true)).toEqual(
        []
    ));

it('the list does not depend on the order of the calls', () => {
    const said = fc.tuple(fc.constantFrom('A', 'a', 'B', 'SFDC', 'Salesforce', 'C'), fc.integer({ min: 0, max: 3 }));
    const calls = fc.array(
        fc.tuple(fc.integer({ min: 0, max: 3 }), fc.array(said)).map(([day, all]) => call(day, ...all)),
        { maxLength: 6 }
    );
    const two = calls.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
        fc.property(two, ([one, other]) => {
            expect(competitorsOf(one, false)).toEqual(competitorsOf(other, false));
        }),
        RUNS
    );
});
