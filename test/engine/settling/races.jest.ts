import { sync } from '../../../scripts/engine/run.js';
import type { Change } from '../../../scripts/engine/ports.js';
import type { Report } from '../../../scripts/engine/telling/report.js';
import { FIRST } from '../support/calls.js';
import { Host, gated, lastYear } from '../support/host.js';

/** Syncs; right before the first of those writes another run settles call 2. */
async function withAnother(host: Host, isMoment: (change: Change) => boolean): Promise<Report> {
    let over = false;
    const ports = gated(
        host.ports,
        async ({ changes = [] }) => {
            if (over || !changes.some(isMoment)) return;
            over = true;
            await sync(host.ports, lastYear(host.clock, { kind: 'Webhook', callIds: ['2'] }));
        },
        () => Promise.resolve()
    );
    const report = await sync(ports, lastYear(host.clock, { kind: 'Calls', callIds: ['1'] }));
    expect(over).toBe(true);
    return report;
}

it('a run that writes an Opportunity looks again, and sees the call that came in between', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 2 } }, { id: '2', heard: { Oracle: 1 } });
    await withAnother(host, ({ object }) => object === 'Opportunity');
    expect(host.org.field(FIRST)).toBe('SAP, Oracle');
});

it('a run that removes a row looks again, and takes away what another run still counted', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 2 } });
    await host.sync();
    host.has({ id: '1', heard: { SAP: 2 }, isPrivate: true }, { id: '2', heard: { Oracle: 1 } });
    await withAnother(host, ({ op }) => op === 'delete');
    expect(host.org.field(FIRST)).toBe('Oracle');
});

it('a row that two runs remove is no failure of either', async () => {
    const host = new Host(FIRST).has({ id: '1' }, { id: '2', heard: { SAP: 2 } });
    await host.sync();
    host.has({ id: '1', heard: { Oracle: 1 } }, { id: '2', isPrivate: true });
    const report = await withAnother(host, ({ object }) => object === 'Opportunity');
    expect(report).toMatchObject({ written: 1, failed: 0 });
    expect(host.org.field(FIRST)).toBe('Oracle');
});

it('against an automation that always rewrites the field a run tries three times', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 2 } });
    host.org.settings = { Merge_Mode__c: 'replace' };
    const deals = host.org.deals.bind(host.org);
    host.org.deals = (ids, field) => {
        host.org.type(FIRST, 'Automation');
        return deals(ids, field);
    };
    expect(await host.sync()).toMatchObject({ written: 1, failed: 0, opportunities: 1 });
    expect(host.org.writes.filter(({ object }) => object === 'Opportunity')).toHaveLength(3);
});
