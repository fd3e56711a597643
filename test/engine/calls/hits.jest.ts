import { parseCall } from '../../../scripts/engine/calls/call.js';
import { hitsOf, mentionsOf } from '../../../scripts/engine/calls/hits.js';
import type { Hit, StoredMention } from '../../../scripts/engine/calls/hits.js';
import { readNames } from '#rules';
import { readSettings } from '../../../scripts/engine/settings/settings.js';
import { aCall, aTracker } from '../support/calls.js';

const names = readNames([{ Name: 'Salesforce', Aliases__c: 'SFDC\nSales Force' }]);

const hits = (trackers: unknown, row: Record<string, unknown> = {}): Hit[] =>
    hitsOf(parseCall(aCall({ trackers })), readSettings(row), names);
const mentions = (trackers: unknown, row: Record<string, unknown> = {}): StoredMention[] =>
    mentionsOf(hits(trackers, row), names);

describe('which trackers', () => {
    const tracker = aTracker({ SAP: 1 }, 'Competitors', '7');

    it.each([
        ['its exact name', 'Competitors'],
        ['its id', '7'],
        ['one of several', 'Rivals;  Competitors']
    ])('a tracker is meant by %s', (_, Trackers__c) => {
        expect(hits([tracker], { Trackers__c })).toMatchObject([{ phrase: 'SAP', competitor: 'SAP' }]);
    });

    it.each(['competitors', 'Competitor', 'Competitors (EU)', '77', 'Compétitors'])(
        '%p is a near miss',
        (Trackers__c) => {
            expect(hits([tracker], { Trackers__c })).toEqual([]);
        }
    );

    it('a tracker whose name ends in a space is a near miss', () => {
        expect(hits([aTracker({ SAP: 1 }, 'Competitors ')])).toEqual([]);
    });

    it('without a setting it is the tracker named Competitors', () => {
        expect(mentions([aTracker({ Pricing: 1 }, 'Pricing', '8'), tracker])).toMatchObject([{ name: 'SAP' }]);
    });

    it.each([
        ['by name', 'Pricing'],
        ['by id', '8'],
        ['by *', '*']
    ])('another tracker is stored when named %s, without being a competitor', (_, Other_Trackers__c) => {
        const found = hits([tracker, aTracker({ discount: 2 }, 'Pricing', '8')], { Other_Trackers__c });
        expect(found).toMatchObject([
            { phrase: 'SAP', competitor: 'SAP' },
            { phrase: 'discount', competitor: undefined, count: 2 }
        ]);
        expect(mentionsOf(found, names)).toHaveLength(1);
    });

    it('the same tracker listed twice counts once', () => {
        expect(mentions([tracker, tracker])).toEqual([{ name: 'SAP', count: 1, external: 0, by: 'Rita Rep' }]);
    });

    it('trackers of one name but different ids both count', () => {
        const other = aTracker({ SAP: 2 }, 'Competitors', '70');
        expect(mentions([tracker, other])).toMatchObject([{ name: 'SAP', count: 3 }]);
    });

    it('a smart tracker is one hit without a phrase and no competitor', () => {
        const smart = { id: '9', name: 'Competitors', type: 'SMART', count: 2, occurrences: [{ startTime: 3 }] };
        expect(hits([smart])).toMatchObject([{ phrase: undefined, competitor: undefined, count: 2 }]);
        expect(mentions([smart])).toEqual([]);
    });

    it.each([{ count: 0 }, {}, { count: 0, phrases: [] }])('a tracker that heard nothing is no hit: %j', (nothing) => {
        expect(hits([{ id: '7', name: 'Competitors', ...nothing }])).toEqual([]);
    });
});

describe('how often', () => {
    const phrases = (...list: unknown[]): unknown[] => [{ id: '7', name: 'Competitors', phrases: list }];

    it.each([
        ['as Gong counts', { phrase: 'SAP', count: 3 }, 3],
        ['as often as there are occurrences, without a count', { phrase: 'SAP', occurrences: [{}, {}] }, 2],
        ['once, with neither', { phrase: 'SAP' }, 1]
    ])('a phrase was heard %s', (_, phrase, count) => {
        expect(hits(phrases(phrase))).toMatchObject([{ count }]);
    });

    it('a phrase counted 0 was not heard', () => {
        expect(hits(phrases({ phrase: 'SAP', count: 0 }, { phrase: 'Oracle', count: 1 }))).toMatchObject([
            { phrase: 'Oracle' }
        ]);
    });

    it.each([
        ['SAP', 'sap'],
        ['SAP', 'ＳＡＰ'],
        ['Café', 'Cafe\u0301'],
        ['Big Co', 'Big  Co']
    ])('%s and %s are one phrase', (one, other) => {
        expect(hits(phrases({ phrase: one, count: 1 }, { phrase: other, count: 2 }))).toMatchObject([
            { phrase: one, count: 3 }
        ]);
    });

    it('aliases are hits of their own and one competitor', () => {
        const tracker = aTracker({ SFDC: 2, 'sales force': 1, Salesforce: 1, SAP: 1 });
        expect(hits([tracker]).map(({ phrase, competitor }) => [phrase, competitor])).toEqual([
            ['SFDC', 'Salesforce'],
            ['sales force', 'Salesforce'],
            ['Salesforce', 'Salesforce'],
            ['SAP', 'SAP']
        ]);
        expect(mentions([tracker])).toEqual([
            { name: 'Salesforce', count: 4, external: 0, by: 'Rita Rep' },
            { name: 'SAP', count: 1, external: 0, by: 'Rita Rep' }
        ]);
    });

    it('of several spellings the first in code unit order is kept, whatever the order of phrases', () => {
        const one = aTracker({ sap: 1 }, 'Competitors', '7');
        const other = aTracker({ SAP: 1 }, 'Competitors', '8');
        expect(mentions([one, other])).toEqual(mentions([other, one]));
        expect(mentions([one, other])).toMatchObject([{ name: 'SAP', count: 2 }]);
    });
});

describe('who said it', () => {
    const said = (...occurrences: unknown[]): unknown[] => [
        { id: '7', name: 'Competitors', phrases: [{ phrase: 'SAP', count: occurrences.length, occurrences }] }
    ];

    it('external mentions are those of speakers on the external side', () => {
        const trackers = said({ speakerId: 's2' }, { speakerId: 's1' }, { speakerId: 'nobody' }, {});
        expect(mentions(trackers)).toEqual([{ name: 'SAP', count: 4, external: 1, by: 'Bo Buyer', title: 'CFO' }]);
    });

    it('external mentions are never more than mentions', () => {
        const phrase = { phrase: 'SAP', count: 1, occurrences: [{ speakerId: 's2' }, { speakerId: 's2' }] };
        expect(mentions([{ name: 'Competitors', phrases: [phrase] }])).toMatchObject([{ count: 1, external: 1 }]);
    });

    it('occurrences are in the order of time, unknown times last', () => {
        const [hit] = hits(
            said({ speakerId: 's1' }, { startTime: 9, speakerId: 's2' }, { startTime: 2, speakerId: 's1' })
        );
        expect(hit!.occurrences).toEqual([
            { second: 2, speaker: 'Rita Rep', side: 'internal' },
            { second: 9, speaker: 'Bo Buyer', title: 'CFO', side: 'external' },
            { second: undefined, speaker: 'Rita Rep', side: 'internal' }
        ]);
    });

    it('occurrences that Gong lists on the tracker belong to its only phrase', () => {
        const tracker = {
            name: 'Competitors',
            occurrences: [{ startTime: 4, speakerId: 's2' }],
            phrases: [{ phrase: 'SAP' }]
        };
        expect(hits([tracker])).toMatchObject([{ count: 1, external: 1, occurrences: [{ second: 4 }] }]);
    });

    it('occurrences that Gong lists on the tracker belong to none of several phrases', () => {
        const tracker = {
            name: 'Competitors',
            occurrences: [{ startTime: 4, speakerId: 's2' }],
            phrases: [{ phrase: 'SAP' }, { phrase: 'Oracle' }]
        };
        expect(hits([tracker])).toMatchObject([{ occurrences: [] }, { occurrences: [] }]);
    });
});

describe('a phrase that is listed twice, in other letters', () => {
    const said = (startTime: number, speakerId: string): object => ({ startTime, speakerId });
    const phrases = [
        { phrase: 'Zoho', count: 1, occurrences: [said(40, 's2')] },
        { phrase: 'ZOHO', count: 2, occurrences: [said(10, 's2'), said(20, 's1')] }
    ];

    it('keeps all its moments, in their order, and how often it came from outside', () => {
        expect(hits([{ id: '7', name: 'Competitors', phrases }])).toMatchObject([
            { phrase: 'Zoho', count: 3, external: 2, occurrences: [{ second: 10 }, { second: 20 }, { second: 40 }] }
        ]);
    });
});

it('a moment without a speaker is not given to a party without one, and one of a stranger is nobody’s', () => {
    const occurrences = [{ startTime: 1 }, { startTime: 2, speakerId: 'stranger' }];
    const trackers = [{ id: '7', name: 'Competitors', phrases: [{ phrase: 'Zoho', count: 2, occurrences }] }];
    const parties = [{ id: 'p1', name: 'Silent Sam', affiliation: 'External' }];
    const [hit] = hitsOf(parseCall(aCall({ trackers, parties })), readSettings({}), names);
    expect(hit).toMatchObject({ external: 0 });
    expect(hit!.occurrences.map(({ speaker, side }) => [speaker, side])).toEqual([
        [undefined, 'unknown'],
        [undefined, 'unknown']
    ]);
});

it('a mention at the very start keeps its time', () => {
    const phrases = [{ phrase: 'Zoho', count: 1, occurrences: [{ startTime: 0, speakerId: 's1' }] }];
    expect(hits([{ id: '7', name: 'Competitors', phrases }])[0]!.occurrences).toMatchObject([{ second: 0 }]);
});
