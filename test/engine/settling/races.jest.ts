import { sync } from '../../../scripts/engine/run.js';
import type { Report } from '../../../scripts/engine/telling/report.js';
import { FIRST } from '../support/calls.js';
import { Host, gated, lastYear } from '../support/host.js';
import type { PortCall } from '../support/host.js';

/** Syncs; right before the first of those writes another run settles call 2. */
async function withAnother(host: Host, isMoment: (call: PortCall) => boolean): Promise<Report> {
    let over = false;
    const ports = gated(
        host.ports,
        async (call) => {
            if (over || !isMoment(call)) return;
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
    await withAnother(host, ({ name }) => name === 'writeFields');
    expect(host.org.field(FIRST)).toBe('SAP, Oracle');
});

it('a run that removes a row looks again, and takes away what another run still counted', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 2 } });
    await host.sync();
    host.has({ id: '1', heard: { SAP: 2 }, isPrivate: true }, { id: '2', heard: { Oracle: 1 } });
    await withAnother(host, ({ changes = [] }) => changes.some(({ op }) => op === 'delete'));
    expect(host.org.field(FIRST)).toBe('Oracle');
});

it('a row that two runs remove is no failure of either', async () => {
    const host = new Host(FIRST).has({ id: '1' }, { id: '2', heard: { SAP: 2 } });
    await host.sync();
    host.has({ id: '1', heard: { Oracle: 1 } }, { id: '2', isPrivate: true });
    const report = await withAnother(host, ({ name }) => name === 'writeFields');
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

it('an edit that a rep saves right before the field is written survives, and is merged with', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 2 } });
    let over = false;
    const ports = gated(host.ports, ({ name }) => {
        if (name === 'writeFields' && !over) {
            over = true;
            host.org.type(FIRST, 'Initech');
        }
        return Promise.resolve();
    });
    const report = await sync(ports, lastYear(host.clock));
    expect(report).toMatchObject({ written: 1, failed: 0 });
    expect(host.org.field(FIRST)).toBe('Initech, SAP');
});

it('an Opportunity that somebody else changes each time fails, with what to do, and is mended by the next run', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 2 } });
    let edits = 0;
    const ports = gated(
        host.ports,
        ({ name }) => {
            if (name === 'writeFields') host.org.type(FIRST, `Initech ${++edits}`);
            return Promise.resolve();
        },
        () => Promise.resolve()
    );
    const report = await sync(ports, lastYear(host.clock));
    expect(report).toMatchObject({ failed: 1, exitCode: 1 });
    expect(report.failures[0]).toMatchObject({ code: 'OPPORTUNITY_CHANGING', opportunityId: FIRST });
    expect([edits, host.org.field(FIRST)]).toEqual([8, 'Initech 8']);
    expect(await host.sync()).toMatchObject({ failed: 0 });
    expect(host.org.field(FIRST)).toBe('Initech 8, SAP');
});

it('a write whose answer was lost counts as written', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 2 } });
    const write = host.org.writeFields.bind(host.org);
    host.org.writeFields = async (field, writes) => {
        await write(field, writes);
        return write(field, writes);
    };
    expect(await host.sync()).toMatchObject({ written: 1, failed: 0, opportunities: 1 });
    expect(host.org.field(FIRST)).toBe('SAP');
});
