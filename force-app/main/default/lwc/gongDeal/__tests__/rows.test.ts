import { competitorRows } from 'c/gongDeal';
import type { Brief, Call, CompetitorRow } from 'c/gongDeal';
import { readNames } from 'c/gongRules';
import { brief, callOf, DAY, hitRow, NOON } from './support/rows.js';
import type { Row } from './support/rows.js';

const calendar = { localDay: (time: number) => Math.floor(time / DAY) * DAY, firstDayOfWeek: 1 };
const rowsOf = (calls: Brief[], details = new Map<string, Call>(), field?: string): readonly CompetitorRow[] =>
    competitorRows(
        { calls, names: readNames([]), externalOnly: false },
        { field, state: undefined },
        details,
        calendar,
        NOON
    ).rows;
const names = (calls: Brief[]): string[] => rowsOf(calls).map(({ name }) => name);

describe('the order', () => {
    it('a mention by the customer weighs more than any by us', () =>
        expect(names([brief(NOON, { Ours: [0, 99], Theirs: [1, 0] })])).toEqual(['Theirs', 'Ours']));

    it('a mention weighs half after four weeks', () => {
        const old = (mentions: number) => brief(NOON - 28 * DAY, { Old: [mentions, 0] }, 'old');
        const fresh = brief(NOON, { Fresh: [2, 0] }, 'fresh');
        expect(names([fresh, old(3)])).toEqual(['Fresh', 'Old']);
        expect(names([fresh, old(5)])).toEqual(['Old', 'Fresh']);
    });

    it('among those whom only we mention, recent mentions count', () =>
        expect(names([brief(NOON, { B: [0, 1] }), brief(NOON - 90 * DAY, { A: [0, 2] })])).toEqual(['B', 'A']));

    it('a call in the future weighs as one of now; one without a start comes behind', () =>
        expect(names([brief(NOON + DAY, { A: [1, 0] }), brief(undefined, { B: [9, 0] })])).toEqual(['A', 'B']));

    it('equals stand A–Z', () => expect(names([brief(NOON, { B: [1, 0], A: [1, 0] })])).toEqual(['A', 'B']));

    it('a name that only stands in the field comes last, without mentions', () =>
        expect(rowsOf([brief(NOON, { Z: [0, 1] })], undefined, 'Typed').at(-1)).toMatchObject({
            name: 'Typed',
            calls: 0,
            sides: { customer: 0, us: 0, unknown: 0 },
            isNew: false
        }));
});

it('counts who said it over all calls', () =>
    expect(rowsOf([brief(NOON, { A: [1, 2] }), brief(NOON - DAY, { A: [3, 0] })])[0]?.sides).toEqual({
        customer: 4,
        us: 2,
        unknown: 0
    }));

it.each([
    [0, true],
    [14 * DAY - 1, true],
    [14 * DAY, false]
])('first heard %d milliseconds ago, it is new: %p', (age, isNew) =>
    expect(rowsOf([brief(NOON, { A: [1, 0] }), brief(NOON - age, { A: [1, 0] })])[0]?.isNew).toBe(isNew)
);

describe('who said it last', () => {
    const call = (id: string, fields: Row = {}): [string, Call] => [
        id,
        callOf({ Id: id, Gong_Tracker_Hits__r: [hitRow(fields)] })
    ];
    const calls = [brief(NOON, { GridPulse: [1, 1] }, 'new'), brief(NOON - DAY, { GridPulse: [1, 1] }, 'old')];

    it('is the last speaker of the newest call that mentions it', () =>
        expect(rowsOf(calls, new Map([call('new'), call('old')]))[0]?.lastBy).toBe('Maya Okafor'));

    it('is not told from an older call, nor where nobody is named', () => {
        expect(rowsOf(calls, new Map([call('old')]))[0]?.lastBy).toBeUndefined();
        expect(rowsOf(calls, new Map([call('new', { Occurrences__c: null })]))[0]?.lastBy).toBeUndefined();
    });
});
