import { FIRST, SECOND } from '../support/calls.js';
import type { CallSketch } from '../support/calls.js';
import { rehearse } from '../../../scripts/engine/settling/rehearsal.js';
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

describe('a dry run that meets again what it would have written', () => {
    const key = `1.${FIRST}`;
    const hitKey = `${key}.hit`;
    const competitors = JSON.stringify([{ name: 'SAP', count: 1, external: 0 }]);
    const call = { Opportunity__c: FIRST, Started__c: '2026-05-04T10:00:00Z', Competitors__c: competitors };
    const hit = { 'Gong_Call__r.Key__c': key, Phrase__c: 'SAP', Count__c: 1 };
    const upsert = (object: 'Gong_Call__c' | 'Gong_Tracker_Hit__c', at: string, fields: object) =>
        ({ op: 'upsert', object, key: at, fields: { ...fields } }) as const;
    const stored = async (): Promise<Host> => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 }, started: '2026-05-04T10:00:00Z' });
        await host.sync();
        return host;
    };
    const dealIn = async (org: ReturnType<typeof rehearse>) => (await org.deals([FIRST], 'MainCompetitors__c'))[0]!;

    it('reads new rows of every object by their keys', async () => {
        const org = rehearse(new Host(FIRST).org);
        await org.save([upsert('Gong_Call__c', key, call), upsert('Gong_Tracker_Hit__c', hitKey, hit)]);
        expect(await org.calls(['1'])).toEqual([
            { id: `new ${key}`, key, callId: '1', opportunityId: FIRST, fingerprint: null, workspaceId: null }
        ]);
        expect(await org.calls(['2'])).toEqual([]);
        expect(await org.hits([key])).toEqual([{ id: `new ${hitKey}`, key: hitKey, callKey: key, fields: hit }]);
        expect(await org.hits([`2.${FIRST}`])).toEqual([]);
        expect((await dealIn(org)).calls).toEqual([
            { id: `new ${key}`, key, started: Date.parse('2026-05-04T10:00:00Z'), competitors }
        ]);
    });

    it('a stored row keeps its id, and what was not written of it', async () => {
        const { org: real } = await stored();
        const org = rehearse(real);
        const [before] = await org.calls(['1']);
        const dealBefore = await dealIn(org);
        const [hitBefore] = await org.hits([key]);
        await org.save([
            upsert('Gong_Call__c', key, { Fingerprint__c: 'mark' }),
            upsert('Gong_Tracker_Hit__c', hitBefore!.key, { Count__c: 7 })
        ]);
        expect(await org.calls(['1'])).toEqual([{ ...before, fingerprint: 'mark' }]);
        expect(await dealIn(org)).toEqual(dealBefore);
        expect(await org.hits([key])).toEqual([{ ...hitBefore, fields: { ...hitBefore!.fields, Count__c: 7 } }]);
    });

    it('a deleted row is gone, a stored one and a new one', async () => {
        const { org: real } = await stored();
        const org = rehearse(real);
        const other = `2.${FIRST}`;
        await org.save([upsert('Gong_Call__c', other, call)]);
        const rows = await org.calls(['1', '2']);
        expect(rows.map((row) => row.key)).toEqual([key, other]);
        await org.save(rows.map(({ id }) => ({ op: 'delete', object: 'Gong_Call__c', id }) as const));
        expect(await org.calls(['1', '2'])).toEqual([]);
        expect((await dealIn(org)).calls).toEqual([]);
    });

    it('an Opportunity has the values last written, empty ones too, and the stored ones else', async () => {
        const { org: real } = await stored();
        const org = rehearse(real);
        const { field, state } = await dealIn(org);
        expect(state).toMatch(/^SAP \| heard/);
        const next = { field: null, state };
        const write = { id: FIRST, expected: { field, state }, next };
        expect(await org.writeFields('MainCompetitors__c', [write])).toEqual([{ outcome: 'written', ...next }]);
        expect(await dealIn(org)).toMatchObject({ field: null, state });
        expect(real.field(FIRST)).toBe('SAP');
    });
});
