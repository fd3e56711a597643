import { FIRST, SECOND } from '../support/calls.js';
import type { CallSketch } from '../support/calls.js';
import { Host } from '../support/host.js';

/** An org with settled calls, and a Gong where they changed, moved, became private, and came new. */
async function changed(): Promise<Host> {
    const host = new Host(FIRST, SECOND).has(
        { id: '1', heard: { SAP: 1 } },
        { id: '2', heard: { Oracle: 2 } },
        { id: '3', heard: { Zoho: 3 } },
        { id: '4', heard: { Odoo: 4 } }
    );
    await host.sync();
    host.org.type(FIRST, 'Odoo, Mine, Zoho');
    return host.has(
        { id: '1', heard: { SAP: 1, Sugar: 9 } },
        { id: '2', heard: { Oracle: 2 }, opportunities: [SECOND] },
        { id: '3', heard: { Zoho: 3 }, isPrivate: true },
        { id: '4', heard: { Odoo: 4 } },
        { id: '5', heard: { SAP: 2 }, opportunities: [FIRST, SECOND] },
        { id: '6', opportunities: ['006000000000099AAA'] }
    );
}

it('a dry run says what a run would do, and writes nothing', async () => {
    const [rehearsed, real] = [await changed(), await changed()];
    const before = JSON.stringify([rehearsed.org.contents(), rehearsed.org.runs]);
    const dry = await rehearsed.sync({ dryRun: true });
    expect(JSON.stringify([rehearsed.org.contents(), rehearsed.org.runs])).toBe(before);
    expect(rehearsed.org.writes).toEqual([]);

    const report = await real.sync();
    expect({ ...dry, failures: [] }).toEqual({
        ...report,
        id: null,
        dryRun: true,
        orgRequests: dry.orgRequests,
        failures: []
    });
    expect(dry.failures.map(({ callId }) => callId)).toEqual(report.failures.map(({ callId }) => callId));
    expect(dry.changes.map(({ after }) => after)).toEqual(['Mine, Sugar, Odoo', 'Oracle, SAP']);
});

it('a dry run over several batches builds on what it would have written', async () => {
    const host = new Host(FIRST);
    const sketches = Array.from({ length: 1200 }, (_, i): CallSketch => ({
        id: String(i + 1),
        heard: i < 1000 ? { SAP: 1 } : { Oracle: 9 }
    }));
    const report = await host.has(...sketches).sync({ dryRun: true });
    expect(report).toMatchObject({ written: 1200, opportunities: 1 });
    expect(report.changes).toMatchObject([{ before: null, after: 'Oracle, SAP' }]);
});

it('a dry run that goes on with an interrupted backfill leaves that as it is', async () => {
    const host = new Host(FIRST);
    host.gong.fault = (_, number) => (number === 2 ? { status: 401, body: '{}' } : undefined);
    await host.sync({ windowDays: 100 });
    const before = JSON.stringify(host.org.runs);
    host.gong.fault = () => undefined;
    expect(await host.sync({ windowDays: 100, dryRun: true })).toMatchObject({ status: 'Finished', id: null });
    expect(JSON.stringify(host.org.runs)).toBe(before);
});
