import type { Org } from '../../scripts/engine/ports.js';
import type { Report } from '../../scripts/engine/telling/report.js';
import { FIRST } from './support/calls.js';
import type { CallSketch } from './support/calls.js';
import { Host } from './support/host.js';

const webhook = (host: Host, ...callIds: string[]): Promise<Report> => host.sync({ kind: 'Webhook', callIds });

/** The same rows, written and read in one round trip, as the command line's host does it. */
function inOneTrip(host: Host): { trips: number } {
    const counter = { trips: 0 };
    const org: Org = host.org;
    org.saveThenDeals = async (changes, opportunityIds, field) => {
        counter.trips++;
        return { outcomes: await org.save(changes), deals: await org.deals(opportunityIds, field) };
    };
    return counter;
}

describe('a run for webhooks', () => {
    it('leaves no record of itself when all went well', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { Rival: 2 } });
        const report = await webhook(host, '1');
        expect([report.written, report.id, report.exitCode]).toEqual([1, null, 0]);
        expect(host.org.field(FIRST)).toBe('Rival');
        expect(host.org.runs).toEqual([]);
    });

    it('records failed rows, and the next incremental run asks for their calls again', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { Rival: 2 }, started: '2020-01-01T00:00:00Z' });
        host.org.refuse = (change) =>
            change.object === 'Opportunity' ? { code: 'UNABLE_TO_LOCK_ROW', message: 'locked' } : undefined;
        const report = await webhook(host, '1');
        expect(report.id).toBe(host.org.runs[0]!.Id);
        expect(host.org.runs).toMatchObject([{ Kind__c: 'Webhook', Failed__c: 1, Retry__c: '1' }]);
        host.org.refuse = () => undefined;
        await host.sync({ kind: 'Incremental', span: undefined });
        expect(host.org.field(FIRST)).toBe('Rival');
    });

    it('writes a call without trackers, and names it as one to ask for again', async () => {
        const host = new Host(FIRST).has({ id: '1' }, { id: '2' });
        host.gong.calls[0]!.content = null;
        const report = await webhook(host, '1', '2');
        expect([report.written, report.later]).toEqual([2, ['1']]);
    });

    it('names a call that did not come as one to ask for again, and as no failure', async () => {
        const host = new Host(FIRST).has({ id: '1' });
        const report = await webhook(host, '1', '404');
        expect([report.seen, report.failed, report.later]).toEqual([1, 0, ['404']]);
    });

    it('names no call that is not to be stored', async () => {
        const host = new Host(FIRST).has({ id: '1', isPrivate: true });
        host.gong.calls[0]!.content = {};
        expect((await webhook(host, '1')).later).toEqual([]);
    });
});

describe('a host that writes and reads in one round trip', () => {
    it('comes to the same rows with a trip for the calls and one for the competitors, and what their Opportunities hold', async () => {
        const calls: CallSketch[] = [
            { id: '1', heard: { Rival: 2 } },
            { id: '2', heard: { Other: 1 } }
        ];
        const plain = new Host(FIRST).has(...calls);
        const host = new Host(FIRST).has(...calls);
        const counter = inOneTrip(host);
        await webhook(plain, '1', '2');
        await webhook(host, '1', '2');
        expect(host.org.contents()).toEqual(plain.org.contents());
        // one before the field is written and one after it
        expect(counter.trips).toBe(2);
    });

    it('makes no trip when nothing changed', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { Rival: 2 } });
        const counter = inOneTrip(host);
        await webhook(host, '1');
        counter.trips = 0;
        await webhook(host, '1');
        expect([counter.trips, host.org.writes]).toEqual([0, []]);
    });
});
