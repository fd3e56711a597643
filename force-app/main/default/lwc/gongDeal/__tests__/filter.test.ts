import { filterCalls, means, NO_FILTER, trackersOf } from 'c/gongDeal';
import type { Brief, Heard } from 'c/gongDeal';
import { callOf } from './support/rows.js';

const heard = (tracker: string, competitor: string | undefined, customer: number, us: number): Heard => ({
    tracker,
    competitor,
    identity: competitor,
    customer,
    us,
    unknown: 0
});
const call = (id: string, ...list: Heard[]): Brief => ({ id, started: undefined, heard: list });
const CALLS = [
    call('a', heard('Competitors', 'sap', 1, 0), heard('Competitors', 'zoho', 0, 1), heard('Pricing', undefined, 0, 3)),
    call('b', heard('Competitors', 'sap', 0, 2), heard('Pricing', undefined, 1, 0)),
    call('c', heard('Security', undefined, 1, 1)),
    call('d')
];
const ids = (filter: object): string[] => filterCalls(CALLS, { ...NO_FILTER, ...filter }).map(({ id }) => id);

it('without a filter all calls pass, those where nothing was heard too', () =>
    expect(ids({})).toEqual(['a', 'b', 'c', 'd']));

it.each([
    ['a tracker', { tracker: 'Pricing' }, ['a', 'b']],
    ['a competitor', { competitor: 'sap' }, ['a', 'b']],
    ['what the customer said', { customer: true }, ['a', 'b', 'c']],
    ['a competitor that the customer said', { competitor: 'sap', customer: true }, ['a']],
    ['a tracker that heard the customer', { tracker: 'Pricing', customer: true }, ['b']],
    ['a competitor and another tracker, both of one call', { tracker: 'Pricing', competitor: 'sap' }, ['a', 'b']],
    ['both, each said by the customer', { tracker: 'Pricing', competitor: 'sap', customer: true }, []],
    ['a competitor and a tracker of other calls', { tracker: 'Security', competitor: 'sap' }, []],
    ['a tracker that heard nothing', { tracker: 'Legal' }, []]
])('by %s', (_, filter, expected) => expect(ids(filter)).toEqual(expected));

const DETAILS = new Map([
    ['a', callOf({ Title__c: 'Weekly SYNC with Ａcme' })],
    ['b', callOf({ Title__c: 'Demo' })]
]);
it.each([
    ['a title, whatever its case and width', 'sync with acme', ['a']],
    ['a person', 'grace hollo', ['a', 'b']],
    ['a person’s title', 'vp operations', ['a', 'b']],
    ['a phrase', 'gridpulse', ['a', 'b']],
    ['what nobody said', 'zebra', []],
    ['blanks, which look for nothing', '  ', ['a', 'b', 'c', 'd']]
])('words are looked for in calls that are loaded: %s', (_, text, expected) =>
    expect(filterCalls(CALLS, { ...NO_FILTER, text }, DETAILS).map(({ id }) => id)).toEqual(expected)
);

it('words and what was heard must be true of the same call', () =>
    expect(filterCalls(CALLS, { ...NO_FILTER, text: 'demo', competitor: 'zoho' }, DETAILS)).toEqual([]));

it.each([
    ['nothing', {}, [false, false, false]],
    ['a tracker', { tracker: 'Pricing' }, [false, false, true]],
    ['a competitor', { competitor: 'sap' }, [true, false, false]],
    ['a competitor and its own tracker', { competitor: 'sap', tracker: 'Competitors' }, [true, false, false]],
    ['a competitor and another tracker', { competitor: 'sap', tracker: 'Pricing' }, [true, false, true]],
    ['the customer', { customer: true }, [true, false, false]],
    ['the customer on a tracker', { customer: true, tracker: 'Pricing' }, [false, false, false]]
])('of what was heard a filter by %s means this', (_, filter, expected) =>
    expect(CALLS[0]!.heard.map((one) => means({ ...NO_FILTER, ...filter }, one))).toEqual(expected)
);

it('words mean the phrases that have them', () =>
    expect(
        ['GridPulse', 'grid', undefined].map((phrase) =>
            means({ ...NO_FILTER, text: 'pulse' }, { ...heard('Competitors', 'x', 1, 0), phrase })
        )
    ).toEqual([true, false, false]));

it('lists trackers A–Z with the number of calls they heard something on', () =>
    expect(trackersOf([...CALLS, call('e', heard('', undefined, 1, 0))])).toEqual([
        { name: 'Competitors', calls: 2 },
        { name: 'Pricing', calls: 2 },
        { name: 'Security', calls: 1 }
    ]));
