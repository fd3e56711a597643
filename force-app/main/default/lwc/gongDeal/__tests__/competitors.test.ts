import { competitorsOf } from 'c/gongDeal';
import type { Brief, Competitor, FieldState } from 'c/gongDeal';
import { readNames } from 'c/gongRules';
import { brief, DAY, NOON } from './support/rows.js';

const of = (
    calls: Brief[],
    { externalOnly = false, ...state }: Partial<FieldState> & { externalOnly?: boolean } = {}
): Competitor[] =>
    competitorsOf(
        { calls, names: readNames([{ Name: 'Salesforce', Aliases__c: 'SFDC' }]), externalOnly },
        { field: null, state: null, ...state }
    );
const names = (competitors: Competitor[]): string[] => competitors.map(({ name }) => name);
const standing = (field: string | null | undefined, state: string | null | undefined = null, externalOnly = false) =>
    of([brief(NOON, { GridPulse: [0, 2] })], { field, state, externalOnly })[0]?.standing;
const at = (time: number): string => new Date(time).toISOString();

it('adds up mentions over the calls, by the customer and by us', () => {
    const [one] = of([brief(NOON, { GridPulse: [1, 2] }), brief(NOON - DAY, { GridPulse: [3, 0] })]);
    expect(one).toMatchObject({ customer: 4, us: 2, calls: 2, since: NOON - DAY, last: NOON });
});

it('the most mentioned come first, then the most recent, then A–Z', () => {
    expect(
        names(of([brief(NOON, { Zeta: [1, 0], Alpha: [1, 0] }), brief(NOON - DAY, { Old: [1, 0], Many: [2, 1] })]))
    ).toEqual(['Many', 'Alpha', 'Zeta', 'Old']);
});

it('where only the customer counts, mentions of ours do not move a name up', () => {
    const calls = [brief(NOON, { Ours: [1, 9], Theirs: [2, 0] })];
    expect(names(of(calls, { externalOnly: true }))).toEqual(['Theirs', 'Ours']);
});

it('the newest is the one that came up last', () => {
    const calls = [brief(NOON, { Late: [1, 0], Early: [1, 0] }), brief(NOON - DAY, { Early: [1, 0] })];
    expect(of(calls).filter(({ newest }) => newest)).toMatchObject([{ name: 'Late' }]);
});

it('nobody is newest when all came up at once', () =>
    expect(of([brief(NOON, { A: [1, 0], B: [1, 0] })]).some(({ newest }) => newest)).toBe(false));

it('of several spellings the usual one is shown', () => {
    const call = brief(NOON, { GridPulse: [1, 0] });
    const shouted = { ...call.heard[0]!, competitor: 'GRIDPULSE', customer: 3 };
    expect(names(of([call, { ...call, heard: [shouted] }]))).toEqual(['GRIDPULSE']);
});

it('calls without a start count, and tell no date', () =>
    expect(of([brief(undefined, { GridPulse: [1, 0] })])[0]).toMatchObject({ customer: 1, since: undefined }));

describe('a name that was heard', () => {
    it.each([
        ['stands in the field', 'Ohmline, GridPulse', null, 'inField'],
        ['stands in the field in other letters', 'gridpulse', null, 'inField'],
        ['is not there yet', 'Ohmline', null, 'notYet'],
        ['was taken out by a rep', null, `GridPulse | removed ${at(NOON)}`, 'removed'],
        ['was taken out since the last sync', null, `GridPulse | heard ${at(NOON)}`, 'removed'],
        ['was taken out, and came up again since', null, `GridPulse | removed ${at(NOON - DAY)}`, 'notYet'],
        ['did not fit', 'Ohmline', 'GridPulse | no room', 'noRoom']
    ])('%s', (_, field, state, expected) => expect(standing(field, state)).toBe(expected));

    it('only from us does not count where only the customer counts', () =>
        expect(standing('Ohmline', null, true)).toBe('notCounted'));

    it('where only the customer counts, is not there yet when the customer said it, and stays out after what we said', () => {
        const calls = [brief(NOON - DAY, { GridPulse: [1, 0] }), brief(NOON, { GridPulse: [0, 2] })];
        const stands = (state: string | null) => of(calls, { state, externalOnly: true })[0]?.standing;
        expect(stands(null)).toBe('notYet');
        expect(stands(`GridPulse | removed ${at(NOON - DAY)}`)).toBe('removed');
        expect(stands(`GridPulse | removed ${at(NOON - DAY - 1)}`)).toBe('notYet');
    });

    it('does not stand anyhow when the field is hidden', () => expect(standing(undefined)).toBeUndefined());

    it('is known to be in the field, but not why it is not, when what the sync knows is hidden', () => {
        const calls = [brief(NOON, { GridPulse: [2, 0], Ohmline: [1, 0] })];
        expect(of(calls, { field: 'GridPulse', state: undefined }).map((one) => one.standing)).toEqual([
            'inField',
            undefined
        ]);
    });
});

it('a name with a comma is one name', () =>
    expect(of([brief(NOON, { 'Acme, Inc.': [1, 0] })], { field: 'Acme, Inc., SAP' })).toMatchObject([
        { name: 'Acme, Inc.', standing: 'inField' },
        { name: 'SAP', standing: 'inField' }
    ]));

it('a name with a comma that only the sync knows is one name', () =>
    expect(names(of([], { field: 'Acme, Inc., SAP', state: `Acme, Inc. | typed ${at(NOON)}` }))).toEqual([
        'Acme, Inc.',
        'SAP'
    ]));

it('what was heard not once is no competitor', () => expect(of([brief(NOON, { GridPulse: [0, 0] })])).toEqual([]));

it('names that only a rep knows come last, without mentions', () =>
    expect(of([brief(NOON, { GridPulse: [1, 0] })], { field: 'Northgate, GridPulse' })[1]).toMatchObject({
        name: 'Northgate',
        calls: 0,
        standing: 'inField'
    }));

it('an alias that a rep typed is the competitor that was heard', () => {
    const heard = {
        tracker: 'Competitors',
        competitor: 'Salesforce',
        identity: 'salesforce',
        customer: 1,
        us: 0,
        unknown: 0
    };
    expect(of([{ id: 'call', started: NOON, heard: [heard] }], { field: 'SFDC' })).toMatchObject([
        { name: 'Salesforce', standing: 'inField', calls: 1 }
    ]);
});

it('nothing heard and nothing typed is no competitor', () => expect(of([])).toEqual([]));
