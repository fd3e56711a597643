import { FIRST, aTracker } from '../support/calls.js';
import { Host } from '../support/host.js';

const pricing = [aTracker({ discount: 1 }, 'Pricing', '8')];

it('a tracker that one of the calls has costs no request', async () => {
    const host = new Host(FIRST).has({ id: '1', trackers: pricing }, { id: '2' });
    expect(await host.sync()).toMatchObject({ gongRequests: 1, exitCode: 0 });
});

it('a tracker that no call has is looked up once', async () => {
    const host = new Host(FIRST);
    host.has(...Array.from({ length: 1500 }, (_, i) => ({ id: String(i + 1), trackers: pricing })));
    expect(await host.sync()).toMatchObject({ gongRequests: 16, seen: 1500, exitCode: 0 });
});

it('a tracker that is set by its id is one that Gong has', async () => {
    const host = new Host(FIRST).has({ id: '1', trackers: pricing });
    host.org.settings = { Trackers__c: '7' };
    host.gong.trackers = [{ trackerId: '7', trackerName: 'Rivals' }];
    expect(await host.sync()).toMatchObject({ gongRequests: 2, exitCode: 0 });
});

it('calls without any tracker say nothing about it', async () => {
    const host = new Host(FIRST).has({ id: '1', trackers: [] });
    host.gong.trackers = [];
    expect(await host.sync()).toMatchObject({ gongRequests: 1, exitCode: 0 });
});

it.each([
    ['on a call', [aTracker({ SAP: 1 }, 'competitors ')], []],
    ['in Gong', pricing, [{ trackerId: '7', trackerName: 'competitors ' }]]
])('a near miss %s stops the run before the first row, and is named', async (_, trackers, inGong) => {
    const host = new Host(FIRST).has({ id: '1', trackers });
    host.gong.trackers = inGong;
    const report = await host.sync();
    expect(report).toMatchObject({ status: 'Failed', exitCode: 4, seen: 0 });
    expect(report.error).toBe('No tracker is named "Competitors" in this Gong workspace.');
    expect(report.actions).toEqual([
        'There is one named "competitors ": set Gong Settings › Trackers to exactly that.'
    ]);
    expect(host.org.writes).toEqual([]);
});

it('a name that is nowhere near any is told which there are', async () => {
    const host = new Host(FIRST).has({ id: '1', trackers: pricing });
    host.org.settings = { Trackers__c: 'Rivals' };
    const { actions } = await host.sync();
    expect(actions).toEqual([expect.stringMatching(/for example one of: Competitors, Pricing\.$/)]);
});

it('a near miss is noticed, too, when the first calls have no tracker at all', async () => {
    const host = new Host(FIRST);
    const first = Array.from({ length: 1000 }, (_, i) => ({ id: String(i + 1), trackers: [] }));
    host.has(...first, { id: '2000', trackers: [aTracker({ SAP: 1 }, 'competitors')] });
    host.gong.trackers = [];
    expect(await host.sync()).toMatchObject({ status: 'Failed', exitCode: 4, seen: 1000 });
});

describe('of two trackers in the settings', () => {
    const settings = { Trackers__c: 'Rivals; Competitors' };

    it('one that Gong has is enough', async () => {
        const host = new Host(FIRST).has({ id: '1', trackers: pricing });
        host.org.settings = settings;
        host.gong.trackers = [{ trackerId: '9', trackerName: 'Competitors' }];
        expect(await host.sync()).toMatchObject({ exitCode: 0, seen: 1 });
    });

    it('both are named when Gong has neither, and the near miss of the second', async () => {
        const host = new Host(FIRST).has({ id: '1', trackers: pricing });
        host.org.settings = settings;
        host.gong.trackers = [{ trackerId: '9', trackerName: 'competitors' }];
        const { error, actions } = await host.sync();
        expect(error).toBe('No tracker is named "Rivals" or "Competitors" in this Gong workspace.');
        expect(actions).toEqual(['There is one named "competitors": set Gong Settings › Trackers to exactly that.']);
    });
});
