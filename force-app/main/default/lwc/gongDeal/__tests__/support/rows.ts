import { readNames } from 'c/gongRules';
import { readCalls, readScreen } from 'c/gongDeal';
import type { Brief, Call, Screen } from 'c/gongDeal';

export type Row = Record<string, unknown>;

/** 2026-05-04, a Monday, at noon UTC. */
export const NOON = Date.parse('2026-05-04T12:00:00Z');
export const DAY = 86_400_000;

/** A row of Gong_Tracker_Hit__c: GridPulse, heard twice, once from the customer. */
export const hitRow = (fields: Row = {}): Row => ({
    Id: 'hit1',
    Gong_Call__c: 'call1',
    Tracker__c: 'Competitors',
    Tracker_Type__c: 'KEYWORD',
    Phrase__c: 'GridPulse',
    Competitor__c: 'GridPulse',
    Count__c: 2,
    External_Count__c: 1,
    Occurrences__c: JSON.stringify([
        { at: 65.5, by: 'Grace Holloway', external: true },
        { at: 3723, by: 'Maya Okafor', external: false }
    ]),
    ...fields
});

/** A row of Gong_Call__c with that hit. */
export const callRow = (fields: Row = {}): Row => ({
    Id: 'call1',
    Title__c: 'Acme – Demo',
    Url__c: 'https://app.gong.io/call?id=1',
    Started__c: '2026-05-04T12:00:00.000Z',
    Duration__c: 1800,
    Host__c: 'Maya Okafor',
    Direction__c: 'Conference',
    System__c: 'Zoom',
    Participants__c: JSON.stringify([
        { name: 'Grace Holloway', title: 'VP Operations', side: 'external' },
        { name: 'Maya Okafor', title: 'Account Executive', side: 'internal' }
    ]),
    Gong_Tracker_Hits__r: [hitRow()],
    ...fields
});

/** What GongCallsController.firstScreen answers. */
export const answer = (fields: Row = {}): Row => ({
    allowed: true,
    admin: false,
    ready: true,
    blocked: null,
    partial: false,
    field: 'MainCompetitors__c',
    fieldLabel: 'Main Competitor(s)',
    externalOnly: false,
    names: [],
    lastSynced: '2026-05-04T12:00:00.000Z',
    calls: [{ Id: 'call1', Started__c: '2026-05-04T12:00:00.000Z' }],
    hits: [hitRow()],
    more: false,
    first: [callRow()],
    ...fields
});

/** The first screen of so many calls, newest first, a day apart; the newest ten with everything. */
export function manyCalls(count: number, fields: Row = {}): Row {
    const start = (i: number): string => new Date(NOON - i * DAY).toISOString();
    const calls = Array.from({ length: count }, (_, i) => ({ Id: `call${i}`, Started__c: start(i) }));
    return answer({
        calls,
        hits: calls.map(({ Id }, i) =>
            hitRow({ Id: `hit${i}`, Gong_Call__c: Id, Competitor__c: i % 2 ? 'Ohmline' : 'GridPulse' })
        ),
        first: calls.slice(0, 10).map(({ Id }, i) => callRow({ Id, Title__c: `Call ${i}`, Started__c: start(i) })),
        ...fields
    });
}

export const screenOf = (fields: Row = {}): Screen => readScreen(answer(fields));

export const callOf = (fields: Row = {}): Call => readCalls([callRow(fields)], readNames([]))[0]!;

/** A brief call on which each name was mentioned: `{GridPulse: [by the customer, by us]}`. */
export const brief = (started: number | undefined, mentions: Record<string, [number, number]>, id = 'call'): Brief => ({
    id,
    started,
    heard: Object.entries(mentions).map(([competitor, [customer, us]]) => ({
        tracker: 'Competitors',
        competitor,
        identity: competitor.toLowerCase(),
        customer,
        us,
        unknown: 0
    }))
});
