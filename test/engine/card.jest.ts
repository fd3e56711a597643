import { competitorsOf, readScreen } from 'c/gongDeal';
import { FIRST, aTracker } from './support/calls.js';
import type { CallSketch } from './support/calls.js';
import { Host } from './support/host.js';

/** The names of the field after a sync, and those that the card shows over the very rows that the sync wrote. */
async function fieldAndCard(externalOnly: boolean, ...sketches: CallSketch[]): Promise<[string[], string[]]> {
    const host = new Host(FIRST).has(...sketches);
    host.org.settings = { External_Only__c: externalOnly, Trackers__c: 'Competitors; Rivals' };
    await host.sync();
    const ids = new Map([...host.org.callRows].map(([key, row]) => [key, row.Id]));
    const screen = readScreen({
        allowed: true,
        externalOnly,
        calls: [...host.org.callRows.values()],
        hits: [...host.org.hitRows.values()].map((row) => ({
            ...row,
            Gong_Call__c: ids.get(String(row['Gong_Call__r.Key__c']))
        }))
    });
    const { MainCompetitors__c: field, Gong_Competitors__c: state } = host.org.opportunities.get(FIRST)!;
    const shown = competitorsOf(screen, { field: String(field), state: String(state) });
    const counted = shown.filter(({ standing }) => standing !== 'notCounted');
    return [String(field).split(', '), counted.map(({ name }) => name)];
}

describe('the card shows the names in the order and spelling of the field', () => {
    it('with "customer only" and equal counts: what only we said later does not move a name up', async () => {
        const [field, card] = await fieldAndCard(
            true,
            { id: '1', started: '2026-05-01T10:00:00Z', heard: { Zoho: [1, 1], SAP: [1, 1] } },
            { id: '2', started: '2026-05-03T10:00:00Z', heard: { Zoho: [4, 0] } }
        );
        expect(field).toEqual(['SAP', 'Zoho']);
        expect(card).toEqual(field);
    });

    it('with "customer only": the spelling is the one that the customer used most', async () => {
        const [field, card] = await fieldAndCard(
            true,
            { id: '1', heard: { ZOHO: [5, 1] } },
            { id: '2', heard: { Zoho: [2, 2] } }
        );
        expect(field).toEqual(['Zoho']);
        expect(card).toEqual(field);
    });

    it('with two spellings of one competitor from two trackers', async () => {
        const trackers = [aTracker({ zoho: 3 }), aTracker({ Zoho: 1 }, 'Rivals', '8')];
        const [field, card] = await fieldAndCard(false, { trackers });
        expect(field).toEqual(['Zoho']);
        expect(card).toEqual(field);
    });
});
