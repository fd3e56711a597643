import { filterCalls, NO_FILTER, trackersOf } from 'c/gongDeal';
import type { Brief, Heard } from 'c/gongDeal';

const heard = (tracker: string, competitor: string | undefined, customer: number, us: number): Heard => ({
    tracker,
    competitor,
    identity: competitor,
    customer,
    us
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
    ['a competitor that another tracker heard', { tracker: 'Pricing', competitor: 'sap' }, []],
    ['a tracker that heard nothing', { tracker: 'Legal' }, []]
])('by %s', (_, filter, expected) => expect(ids(filter)).toEqual(expected));

it('lists trackers A–Z with the number of calls they heard something on', () =>
    expect(trackersOf([...CALLS, call('e', heard('', undefined, 1, 0))])).toEqual([
        { name: 'Competitors', calls: 2 },
        { name: 'Pricing', calls: 2 },
        { name: 'Security', calls: 1 }
    ]));
