import fc from 'fast-check';
import { callId } from '../../../scripts/gong/client/callId.js';
import { parseCall } from '../../../scripts/engine/calls/call.js';
import { NotUnderstood, asCount, asNumber, asText, asTime, parseList } from '#rules';
import { aCall } from '../support/calls.js';
import { RUNS } from '../support/runs.js';

function outcome(json: unknown): string {
    try {
        return parseCall(json).id === callId(json) ? 'understood' : 'of another id';
    } catch (error) {
        if (error instanceof NotUnderstood) return error.message;
        throw error;
    }
}

describe('a call', () => {
    it('is read in full', () => {
        const call = parseCall(aCall({ heard: { SAP: [2, 1] } }));
        expect(call).toMatchObject({
            id: '100',
            title: 'Demo',
            started: Date.UTC(2026, 4, 4, 10),
            duration: 1800,
            isPrivate: false,
            parties: [
                { name: 'Rita Rep', side: 'internal' },
                { name: 'Bo Buyer', side: 'external' }
            ]
        });
        expect(call.crmObjects.map(({ type }) => type)).toEqual(['Account', 'Opportunity']);
        expect(call.trackers).toMatchObject([
            { id: '7', name: 'Competitors', phrases: [{ phrase: 'SAP', count: 2, occurrences: [{ second: 0.5 }, {}] }] }
        ]);
    });

    it('needs nothing but its id', () => {
        const call = parseCall({ metaData: { id: '100' } });
        expect(call).toMatchObject({ id: '100', isPrivate: false, crmObjects: [], parties: [], trackers: [] });
    });

    it('is read when everything but its id is null', () => {
        const meta = Object.fromEntries(Object.keys(aCall().metaData as object).map((name) => [name, null]));
        const json = {
            metaData: { ...meta, id: '100' },
            context: null,
            parties: null,
            content: null,
            interaction: null
        };
        expect(parseCall(json)).toEqual(parseCall({ metaData: { id: '100' } }));
    });

    it.each([
        ['nothing', undefined],
        ['a list', []],
        ['no metaData', {}],
        ['no id', { metaData: {} }],
        ['an id with spaces inside', { metaData: { id: '1 0' } }],
        ['an id with a dot, which would break the key', { metaData: { id: '1.0' } }],
        ['an id longer than the field', { metaData: { id: '1'.repeat(21) } }],
        ['a numeric id that JSON could not hold exactly', { metaData: { id: 2 ** 53 } }]
    ])('is not understood with %s', (_, json) => {
        expect(() => parseCall(json)).toThrow(NotUnderstood);
        expect(callId(json)).toBeUndefined();
    });

    it.each(['context', 'parties'])('is not understood when %s is no list', (name) => {
        expect(() => parseCall({ ...aCall(), [name]: 'many' })).toThrow(`${name} is not a list`);
    });

    it('keeps the id of a call that is not understood', () => {
        expect(callId({ ...aCall({ id: '42' }), parties: 'many' })).toBe('42');
    });

    it.each([true, 'true', 1])('is private when Gong says %p', (isPrivate) => {
        expect(parseCall({ metaData: { id: '1', isPrivate } }).isPrivate).toBe(true);
    });

    it.each([false, null, undefined, 'false', 0])('is not private when Gong says %p', (isPrivate) => {
        expect(parseCall({ metaData: { id: '1', isPrivate } }).isPrivate).toBe(false);
    });

    it('passes over nulls and scalars in lists', () => {
        const call = parseCall({
            ...aCall(),
            context: [
                null,
                3,
                { system: 'Salesforce', objects: [null, 'x', { objectType: 'Opportunity', objectId: 6 }] }
            ],
            parties: [null, { name: 'Bo' }],
            content: {
                trackers: [null, 'x', {}, { name: 'T', phrases: [null, {}, { phrase: ' ' }, { phrase: 'SAP' }] }]
            }
        });
        expect(call.crmObjects).toEqual([{ system: 'Salesforce', type: 'Opportunity', id: '6' }]);
        expect(call.parties).toHaveLength(1);
        expect(call.trackers).toMatchObject([{ name: 'T', phrases: [{ phrase: 'SAP' }] }]);
    });

    it('keeps spaces around the name of a tracker, which tell it from its near miss', () => {
        const { trackers } = parseCall(aCall({ trackers: [{ name: 'Competitors ' }] }));
        expect(trackers[0]!.name).toBe('Competitors ');
    });

    it('has its texts on one line', () => {
        expect(parseCall(aCall({ title: ' Demo\n\tfor\u0000 Acme ' })).title).toBe('Demo for Acme');
    });

    it('has no half characters, which no org can store', () => {
        expect(parseCall(aCall({ title: 'Demo \ud83d' })).title).toBe('Demo \ufffd');
        expect(parseCall(aCall({ title: 'Demo \ud83d\ude00' })).title).toBe('Demo \ud83d\ude00');
    });

    it('has phrases no longer than a hit holds', () => {
        const { trackers } = parseCall(aCall({ heard: { ['x'.repeat(300)]: 1 } }));
        expect(trackers[0]!.phrases[0]!.phrase).toHaveLength(255);
    });

    it('never fails otherwise than by not being understood', () => {
        const anything = fc.jsonValue() as fc.Arbitrary<unknown>;
        const shape = fc.record(
            {
                metaData: fc.oneof(
                    anything,
                    fc.record({ id: fc.oneof(fc.constant('1'), anything), started: anything })
                ),
                context: fc.oneof(anything, fc.array(fc.record({ system: anything, objects: anything }))),
                parties: fc.oneof(anything, fc.array(anything)),
                content: fc.oneof(
                    anything,
                    fc.record({ trackers: fc.array(fc.record({ name: anything, phrases: fc.array(anything) })) })
                )
            },
            { requiredKeys: [] }
        );
        fc.assert(
            fc.property(fc.oneof(anything, shape), (json) => {
                expect(outcome(json)).toMatch(/^understood$|is not|is missing/);
            }),
            RUNS
        );
    });
});

describe('a time', () => {
    it.each([
        ['2026-05-04T10:00:00Z', '2026-05-04T10:00:00.000Z'],
        ['2026-05-04T10:00:00.123Z', '2026-05-04T10:00:00.123Z'],
        ['2026-05-04T10:00:00+02:00', '2026-05-04T08:00:00.000Z'],
        ['2026-05-04T03:00:00-07:00', '2026-05-04T10:00:00.000Z'],
        ['2026-05-04T10:00:00.000+0000', '2026-05-04T10:00:00.000Z'],
        [1_777_888_800, '2026-05-04T10:00:00.000Z'],
        ['1777888800', '2026-05-04T10:00:00.000Z'],
        [1_777_888_800_000, '2026-05-04T10:00:00.000Z']
    ])('%p is %s', (value, iso) => {
        expect(new Date(asTime(value)!).toISOString()).toBe(iso);
    });

    it.each([null, undefined, '', 'soon', 'call 7', '2026-99-99T00:00:00Z', NaN, {}, 1e20, '9999-12-31T00:00:00Z'])(
        '%p is none',
        (value) => {
            expect(asTime(value)).toBeUndefined();
        }
    );

    it('that a call lacks is the time it was scheduled for', () => {
        const call = parseCall({ metaData: { id: '1', started: null, scheduled: '2026-05-04T10:00:00Z' } });
        expect(call.started).toBe(Date.UTC(2026, 4, 4, 10));
    });
});

it.each([
    [12, 12],
    ['12', 12],
    [12.6, 13],
    [-3, 0],
    [1e12, 999_999_999],
    ['twelve', undefined],
    [null, undefined],
    [true, undefined]
])('the count %p is %p', (value, count) => expect(asCount(value)).toBe(count));

it.each([
    ['-1.5', -1.5],
    ['1e3', undefined],
    [Infinity, undefined]
])('the number %p is %p', (value, number) => expect(asNumber(value)).toBe(number));

it.each([
    [' a ', 'a'],
    ['  ', undefined],
    [7, '7'],
    [7.5, undefined],
    [true, undefined]
])('the text %p is %p', (value, text) => expect(asText(value)).toBe(text));

it.each([null, 'x', '{}', '[1', 7])('the list in %p is empty', (text) => expect(parseList(text)).toEqual([]));

it('trackers that are not wanted are not even looked into', () => {
    const trackers = [
        { id: '1', name: 'Competitors', phrases: [{ phrase: 'SAP' }] },
        { id: '2', name: 'Pricing', phrases: 'not a list' }
    ];
    const { trackers: read, tracked } = parseCall(aCall({ trackers }), ({ name }) => name === 'Competitors');
    expect([read.map(({ name }) => name), tracked]).toEqual([['Competitors'], true]);
});

it.each([
    ['plain', 'plain'],
    ['Zähler – Plus 🌿', 'Zähler – Plus 🌿'],
    ['two  spaces', 'two spaces'],
    ['line\nbreak\u0085 and\u00a0more', 'line break and more'],
    ['half \ud83c of a pair', 'half \ufffd of a pair']
])('the title %p is %p', (title, line) => expect(parseCall(aCall({ title })).title).toBe(line));
