import fc from 'fast-check';
import { parseCall } from '../../../scripts/engine/calls/call.js';
import { hitsOf } from '../../../scripts/engine/calls/hits.js';
import { readNames } from '#rules';
import { rowsOf } from '../../../scripts/engine/calls/rows.js';
import type { CallRows } from '../../../scripts/engine/calls/rows.js';
import { readSettings } from '../../../scripts/engine/settings/settings.js';
import { fit, fitJson, hash } from '../../../scripts/engine/text.js';
import { FIRST, SECOND, aCall, aTracker } from '../support/calls.js';
import type { CallSketch } from '../support/calls.js';
import { FEW_RUNS } from '../support/runs.js';
import { stored } from '../support/schema.js';

const settings = readSettings({ Other_Trackers__c: '*' });
const names = readNames([]);
function rows(json: unknown, ids: string[] = [FIRST]): CallRows[] {
    const call = parseCall(json);
    return rowsOf(call, ids, hitsOf(call, settings, names), names);
}
const row = (sketch: CallSketch): CallRows => rows(aCall(sketch))[0]!;

it('each Opportunity gets a row, alike but for the keys', () => {
    const [one, other] = rows(aCall({ id: '42', heard: { SAP: 1 } }), [FIRST, SECOND]);
    expect(one!.key).toBe(`42.${FIRST}`);
    expect(other!.key).toBe(`42.${SECOND}`);
    expect(one!.hits[0]!.key).not.toBe(other!.hits[0]!.key);
    expect({ ...one, key: '', opportunityId: '', hits: [] }).toEqual({
        ...other,
        key: '',
        opportunityId: '',
        hits: []
    });
});

it('a call row says what people want to know', () => {
    expect(row({ heard: { SAP: [3, 2], Oracle: 1 }, title: 'Demo' }).fields).toMatchObject({
        Name: 'Demo',
        Title__c: 'Demo',
        Started__c: '2026-05-04T10:00:00.000Z',
        Duration__c: 1800,
        Host__c: 'Rita Rep',
        Mentions__c: 4,
        External_Mentions__c: 2,
        Competitors__c:
            '[{"name":"Oracle","count":1,"external":0,"by":"Rita Rep"},{"name":"SAP","count":3,"external":2,"by":"Rita Rep"}]'
    });
});

it('a hit row says what was heard, when, and by whom', () => {
    const trackers = [aTracker({ SAP: [2, 1] })];
    expect(row({ trackers }).hits[0]!.fields).toEqual({
        Tracker_Id__c: '7',
        Tracker__c: 'Competitors',
        Tracker_Type__c: 'KEYWORD',
        Phrase__c: 'SAP',
        Competitor__c: 'SAP',
        Count__c: 2,
        External_Count__c: 1,
        First_Second__c: 0.5,
        Occurrences__c: '[{"at":0.5,"by":"Bo Buyer","external":true},{"at":10.5,"by":"Rita Rep","external":false}]'
    });
});

it('a call without a title is named by its id', () => {
    expect(rows({ metaData: { id: '42' } })[0]!.fields).toMatchObject({ Name: 'Call 42', Title__c: null });
});

it.each([
    ['https://app.gong.example/call?id=1', true],
    ['ftp://a.example/1', false],
    ['https://a.example/ b', false],
    [`https://a.example/${'x'.repeat(255)}`, false]
])('the address %s is stored: %p', (url, kept) => {
    const [one] = rows({ metaData: { id: '1', url } });
    expect(one!.fields.Url__c).toBe(kept ? url : null);
});

it.each<[string, CallSketch]>([
    ['its title', { title: 'Other' }],
    ['its start', { started: '2026-05-04T10:00:01Z' }],
    ['a phrase', { heard: { Sap: 1 } }],
    ['a count', { heard: { SAP: 2 } }],
    ['a side', { heard: { SAP: [1, 1] } }],
    ['a party', { parties: [] }]
])('a call that changes %s has another digest', (_, sketch) => {
    expect(row({ heard: { SAP: 1 }, ...sketch }).digest).not.toBe(row({ heard: { SAP: 1 } }).digest);
});

it('what Gong signs or orders anew is no change', () => {
    const trackers = [aTracker({ SAP: 1, Oracle: 2 }), aTracker({ price: 1 }, 'Pricing', '8')];
    const phrases = [aTracker({ price: 1 }, 'Pricing', '8'), aTracker({ Oracle: 2, SAP: 1 })];
    const before = rows({ ...aCall({ trackers }), media: { audioUrl: 'https://a.example/1' } })[0]!;
    const after = rows({ ...aCall({ trackers: phrases }), media: { audioUrl: 'https://a.example/2' } })[0]!;
    expect(after.digest).toBe(before.digest);
});

it('every row fits into the org, whatever Gong sends', () => {
    const text = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constant('x'.repeat(33_000)),
        fc.constant(null)
    );
    const number = fc.oneof(fc.double(), fc.integer(), fc.constant(null));
    const occurrences = fc.array(fc.record({ startTime: number, speakerId: fc.constantFrom('s1', 's2') }));
    const phrase = fc.record({ phrase: text, count: number, occurrences });
    const tracker = fc.record({ id: text, name: text, type: text, count: number, phrases: fc.array(phrase) });
    const json = fc.record({
        metaData: fc.record({ id: fc.constant('1'), url: text, title: text, duration: number, direction: text }),
        parties: fc.array(
            fc.record({ name: text, title: text, speakerId: fc.constantFrom('s1', 's2'), affiliation: text })
        ),
        content: fc.record({ trackers: fc.array(tracker) })
    });
    fc.assert(
        fc.property(json, (call) => {
            const [{ fields, hits }] = rows(call) as [CallRows];
            stored('Gong_Call__c', fields);
            for (const hit of hits) {
                expect(hit.key.length).toBeLessThanOrEqual(100);
                expect(stored('Gong_Tracker_Hit__c', hit.fields)).toEqual(hit.fields);
            }
            expect(new Set(hits.map(({ key }) => key)).size).toBe(hits.length);
        }),
        FEW_RUNS
    );
});

describe('texts', () => {
    it.each([
        ['short', 10, 'short'],
        ['exactly 10', 10, 'exactly 10'],
        ['longer than 10', 10, 'longer th…'],
        ['emoji 😀😀😀', 8, 'emoji…'],
        ['space  and more', 7, 'space…']
    ])('%p fits into %i as %p', (text, length, fitted) => expect(fit(text, length)).toBe(fitted));

    it('lists are cut between items', () => {
        expect(fitJson(['aa', 'bb', 'cc'], 11)).toBe('["aa","bb"]');
        expect(fitJson(['aa', 'bb', 'cc'], 10)).toBe('["aa"]');
        expect(fitJson([], 10)).toBe('[]');
    });

    it('hashes tell 20,000 near texts apart', () => {
        const texts = Array.from({ length: 20_000 }, (_, i) => `call ${i} ${i % 2 ? 'a' : 'A'}`);
        expect(new Set(texts.map((text) => hash([text]))).size).toBe(texts.length);
        expect(hash(['SAP'])).toMatch(/^[0-9a-f]{16}$/);
    });

    it('and lists whose texts are divided elsewhere', () => {
        const lists = [['SAP', 'Zoho'], ['SAPZ', 'oho'], ['SAPZoho'], ['SAPZoho', ''], ['', 'SAPZoho']];
        expect(new Set(lists.map(hash)).size).toBe(lists.length);
    });
});

it('a call row says who took part, those without a name left out', () => {
    const parties = [
        { id: 'p1', name: 'Rita Rep', affiliation: 'Internal' },
        { id: 'p2', name: 'Bo Buyer', title: 'CFO', affiliation: 'External' },
        { id: 'p3', affiliation: 'External' },
        { id: 'p4', name: 'Odd One', affiliation: 'Alien' },
        { id: 'p5', name: 'No Side' }
    ];
    expect(JSON.parse(String(row({ parties }).fields.Participants__c))).toEqual([
        { name: 'Rita Rep', side: 'internal' },
        { name: 'Bo Buyer', title: 'CFO', side: 'external' },
        { name: 'Odd One', side: 'unknown' },
        { name: 'No Side', side: 'unknown' }
    ]);
});
