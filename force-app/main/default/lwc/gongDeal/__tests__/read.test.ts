import { readCalls, readScreen } from 'c/gongDeal';
import { readNames } from 'c/gongRules';
import { answer, callOf, callRow, hitRow, NOON, screenOf } from './support/rows.js';

it('reads the first screen', () => {
    const screen = screenOf();
    expect(screen).toMatchObject({ allowed: true, ready: true, partial: false, lastSynced: NOON });
    expect(screen.field).toEqual({ name: 'MainCompetitors__c', label: 'Main Competitor(s)' });
    expect(screen.calls).toEqual([
        {
            id: 'call1',
            started: NOON,
            heard: [
                {
                    tracker: 'Competitors',
                    competitor: 'GridPulse',
                    identity: 'gridpulse',
                    customer: 1,
                    us: 1,
                    unknown: 0
                }
            ]
        }
    ]);
    expect(screen.first[0]?.hits[0]?.said).toEqual([
        { at: 65.5, by: 'Grace Holloway', side: 'external' },
        { at: 3723, by: 'Maya Okafor', side: 'internal' }
    ]);
});

it('an answer without access has no calls', () => {
    expect(readScreen({ allowed: false, ready: true })).toMatchObject({ allowed: false, calls: [], first: [] });
});

it('an answer that says nothing of the connection does not call it blocked', () =>
    expect(readScreen({ allowed: true }).ready).toBe(true));

it.each([undefined, null, 'text', 7, []])('%p for an answer is a screen without access', (nothing) =>
    expect(readScreen(nothing).allowed).toBe(false)
);

it('aliases become the canonical name, hidden names none', () => {
    const { calls } = screenOf({
        names: [
            { Name: 'Salesforce', Aliases__c: 'SFDC' },
            { Name: 'Spreadsheets', Aliases__c: 'Excel', Hidden__c: true }
        ],
        hits: [hitRow({ Competitor__c: 'sfdc' }), hitRow({ Competitor__c: 'Excel' })]
    });
    expect(calls[0]?.heard.map(({ competitor }) => competitor)).toEqual(['Salesforce', undefined]);
});

describe('a call with', () => {
    it.each([
        ['no title', { Title__c: null }, { title: undefined }],
        ['no host', { Host__c: undefined }, { host: undefined }],
        ['zero duration', { Duration__c: 0 }, { duration: 0 }],
        ['a script for an address', { Url__c: 'data:text/html,<script>alert(1)</script>' }, { url: undefined }],
        [
            'a script with an address in it',
            { Url__c: ['javascript', 'alert(1)//https://x.example'].join(':') },
            { url: undefined }
        ],
        ['an address with more behind it', { Url__c: 'https://x.example onclick=1' }, { url: undefined }],
        ['a start that is no time', { Started__c: 'soon' }, { started: undefined }],
        ['a start in the year 2999', { Started__c: '2999-01-01T00:00:00Z' }, { started: Date.UTC(2999, 0, 1) }],
        ['participants that are not JSON', { Participants__c: 'Ann, Ben' }, { participants: [] }],
        ['participants that are no people', { Participants__c: '[1, null, {"title": "CEO"}]' }, { participants: [] }],
        ['hits hidden', { Gong_Tracker_Hits__r: undefined }, { hits: [] }]
    ])('%s is still a call', (_, fields, expected) => expect(callOf(fields)).toMatchObject(expected));

    it.each([
        ['no phrase', { Phrase__c: null }, { phrase: undefined, customer: 1, us: 1 }],
        ['occurrences that are not JSON', { Occurrences__c: '[{"at"' }, { said: [] }],
        ['occurrences that are no list', { Occurrences__c: '{"at": 1}' }, { said: [] }],
        [
            'an occurrence without speaker or time',
            { Occurrences__c: '[{"at": -5, "by": null, "external": null}, 7]' },
            { said: [{ at: undefined, by: undefined, side: 'unknown' }] }
        ],
        ['more from the customer than in all', { Count__c: 1, External_Count__c: 5 }, { customer: 1, us: 0 }],
        ['no counts', { Count__c: null, External_Count__c: undefined }, { customer: 0, us: 0 }],
        ['no tracker', { Tracker__c: null }, { tracker: '' }]
    ])('a hit with %s is still a hit', (_, fields, expected) =>
        expect(callOf({ Gong_Tracker_Hits__r: [hitRow(fields)] }).hits[0]).toMatchObject(expected)
    );
});

it('of hits competitors come first, then those most heard', () => {
    const hits = [
        hitRow({ Id: 'other', Competitor__c: null, Count__c: 99 }),
        hitRow({ Id: 'few', Count__c: 1 }),
        hitRow({ Id: 'many', Count__c: 9 })
    ];
    const [call] = readCalls([callRow({ Gong_Tracker_Hits__r: hits })], readNames([]));
    expect(call?.hits.map(({ id }) => id)).toEqual(['many', 'few', 'other']);
});

it('hits of calls that are cut off are left out', () => {
    expect(screenOf({ ...answer(), hits: [hitRow({ Gong_Call__c: 'older' }), hitRow()] }).calls[0]?.heard).toHaveLength(
        1
    );
});

it('whether only the customer counts is taken from the screen', () => {
    expect(screenOf({ externalOnly: true }).externalOnly).toBe(true);
    expect(screenOf({ externalOnly: 'true' }).externalOnly).toBe(false);
});

it('a mention at 0:00 keeps its time', () => {
    const hit = hitRow({ Occurrences__c: '[{"at": 0, "by": "Ann", "external": true}]' });
    expect(callOf({ Gong_Tracker_Hits__r: [hit] }).hits[0]?.said).toEqual([{ at: 0, by: 'Ann', side: 'external' }]);
});

it.each(['alien', 7, null, undefined])('a participant of the side %p is on none that is known', (side) =>
    expect(callOf({ Participants__c: JSON.stringify([{ name: 'Ann', side }]) }).participants).toEqual([
        { name: 'Ann', title: undefined, side: 'unknown' }
    ])
);
