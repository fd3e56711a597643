import { FIRST, SECOND, opp } from '../support/calls.js';
import { Host, fingerprint } from '../support/host.js';

/** The names of the fields that were written, by object. */
const written = (host: Host): string[] => host.org.writes.map((change) => `${change.op} ${change.object}`);

describe('a call is settled', () => {
    it('with its row, its hits and its Opportunity', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 2, Oracle: 1 } });
        expect(await host.sync()).toMatchObject({ seen: 1, written: 1, opportunities: 1, exitCode: 0 });
        expect(host.org.field(FIRST)).toBe('SAP, Oracle');
        expect([...host.org.callRows.keys()]).toEqual([`1.${FIRST}`]);
        expect(host.org.hitRows.size).toBe(2);
        expect(fingerprint(host, `1.${FIRST}`)).toMatch(/^[0-9a-f]{16}\./);
    });

    it('on each of its Opportunities', async () => {
        const host = new Host(FIRST, SECOND).has({ opportunities: [FIRST, SECOND], heard: { SAP: 1 } });
        expect(await host.sync()).toMatchObject({ seen: 1, written: 1, opportunities: 2 });
        expect([host.org.field(FIRST), host.org.field(SECOND)]).toEqual(['SAP', 'SAP']);
    });

    it('and marked last, when everything else is written', async () => {
        const host = new Host(FIRST).has({ heard: { SAP: 1 } });
        await host.sync();
        const marks = host.org.writes.map(({ op, ...change }) =>
            op === 'upsert' && 'fields' in change ? change.fields.Fingerprint__c : undefined
        );
        expect(written(host)).toEqual([
            'upsert Gong_Call__c',
            'upsert Gong_Tracker_Hit__c',
            'update Opportunity',
            'upsert Gong_Competitor__c',
            'upsert Gong_Deal_Competitor__c',
            'upsert Gong_Call__c'
        ]);
        expect(marks).toEqual([null, undefined, undefined, undefined, undefined, expect.any(String)]);
    });

    it('without competitors, as a call to show', async () => {
        const host = new Host(FIRST).has({ heard: {} });
        expect(await host.sync()).toMatchObject({ written: 1, opportunities: 0 });
        expect(host.org.callRows.size).toBe(1);
    });
});

describe('unchanged is untouched', () => {
    it('a second run writes nothing', async () => {
        const host = new Host(FIRST).has({ heard: { SAP: 1 } });
        await host.sync();
        expect(await host.sync()).toMatchObject({ unchanged: 1, written: 0, opportunities: 0, changes: [] });
        expect(host.org.writes).toEqual([]);
    });

    it('only the hit that changed is written', async () => {
        const host = new Host(FIRST).has({ heard: { SAP: 2, Oracle: 1 } });
        await host.sync();
        host.has({ heard: { SAP: 3, Oracle: 1 } });
        await host.sync();
        expect(written(host)).toEqual([
            'upsert Gong_Call__c',
            'upsert Gong_Tracker_Hit__c',
            'upsert Gong_Deal_Competitor__c',
            'upsert Gong_Call__c'
        ]);
    });

    it('an Opportunity is not written for a new title of a call', async () => {
        const host = new Host(FIRST).has({ heard: { SAP: 2 }, title: 'Demo' });
        await host.sync();
        host.has({ heard: { SAP: 2 }, title: 'Second demo' });
        expect(await host.sync()).toMatchObject({ written: 1, opportunities: 0 });
    });

    it('an Opportunity is not written for the line ends that Salesforce gives what was saved on a page', async () => {
        const host = new Host(FIRST).has({ heard: { SAP: 2, Oracle: 1 }, title: 'Demo' });
        await host.sync();
        const deal = host.org.opportunities.get(FIRST)!;
        deal.Gong_Competitors__c = String(deal.Gong_Competitors__c).replaceAll('\n', '\r\n');
        expect(deal.Gong_Competitors__c).toContain('\r\n');
        host.has({ heard: { SAP: 2, Oracle: 1 }, title: 'Second demo' });
        expect(await host.sync()).toMatchObject({ written: 1, opportunities: 0 });
    });

    it('a phrase that is heard no more loses its hit', async () => {
        const host = new Host(FIRST).has({ heard: { SAP: 2, Oracle: 1 } });
        await host.sync();
        host.has({ heard: { Oracle: 1 } });
        await host.sync();
        expect(written(host)).toContain('delete Gong_Tracker_Hit__c');
        expect([...host.org.hitRows.values()].map((row) => row.Phrase__c)).toEqual(['Oracle']);
        expect(host.org.field(FIRST)).toBe('Oracle');
    });
});

describe('a rule that changes is applied to calls that did not', () => {
    const settled = async (): Promise<Host> => {
        const host = new Host(FIRST).has({ heard: { SFDC: [2, 0], SAP: [1, 1] } });
        await host.sync();
        expect(host.org.field(FIRST)).toBe('SFDC, SAP');
        return host;
    };

    it.each<[string, (host: Host) => void, string]>([
        ['an alias', ({ org }) => org.competitors.push({ Name: 'Salesforce', Aliases__c: 'SFDC' }), 'Salesforce, SAP'],
        ['a hidden name', ({ org }) => org.competitors.push({ Name: 'SAP', Hidden__c: true }), 'SFDC'],
        ['only what was said from outside', ({ org }) => (org.settings = { External_Only__c: true }), 'SAP'],
        [
            'a shorter field',
            ({ org }) => org.fields.set('MainCompetitors__c', { type: 'string', length: 20 }),
            'SFDC, SAP'
        ],
        [
            'replace mode',
            ({ org }) => {
                org.type(FIRST, 'X, SAP');
                org.settings = { Merge_Mode__c: 'replace' };
            },
            'SFDC, SAP'
        ]
    ])('%s', async (_, change, after) => {
        const host = await settled();
        change(host);
        expect(await host.sync()).toMatchObject({ written: 1 });
        expect(host.org.field(FIRST)).toBe(after);
        expect(await host.sync()).toMatchObject({ unchanged: 1 });
    });

    it('an alias of a name that a rep typed', async () => {
        const host = await settled();
        host.org.type(FIRST, 'S.A.P., SFDC, SAP');
        host.org.competitors.push({ Name: 'SAP', Aliases__c: 'S.A.P.' });
        await host.sync();
        expect(host.org.field(FIRST)).toBe('S.A.P., SFDC');
    });
});

describe('a call that leaves', () => {
    const settled = async (): Promise<Host> => {
        const host = new Host(FIRST, SECOND).has({ id: '1', heard: { SAP: 1 } }, { id: '2', heard: { Oracle: 2 } });
        await host.sync();
        expect(host.org.field(FIRST)).toBe('Oracle, SAP');
        return host;
    };

    it('to another Opportunity is taken from the old one, and both are right', async () => {
        const host = (await settled()).has(
            { id: '1', heard: { SAP: 1 }, opportunities: [SECOND] },
            { id: '2', heard: { Oracle: 2 } }
        );
        expect(await host.sync()).toMatchObject({ seen: 2, written: 1, unchanged: 1, removed: 1, opportunities: 2 });
        expect([host.org.field(FIRST), host.org.field(SECOND)]).toEqual(['Oracle', 'SAP']);
        expect([...host.org.callRows.keys()].toSorted()).toEqual([`1.${SECOND}`, `2.${FIRST}`]);
        expect(host.org.hitRows.size).toBe(2);
    });

    it.each([
        ['became private', { isPrivate: true }, 'private'],
        ['lost its context', { context: null }, 'no CRM context'],
        ['lost its Opportunity', { opportunities: [] }, 'no opportunity']
    ])('because it %s is taken away and counts as skipped', async (_, sketch, reason) => {
        const host = (await settled()).has({ id: '1', heard: { SAP: 1 }, ...sketch });
        expect(await host.sync()).toMatchObject({ seen: 1, skipped: 1, removed: 1, skippedWhy: { [reason]: 1 } });
        expect(host.org.field(FIRST)).toBe('Oracle');
        expect([...host.org.callRows.keys()]).toEqual([`2.${FIRST}`]);
    });

    it('and cannot be taken away is a failure, not skipped', async () => {
        const host = (await settled()).has({ id: '1', heard: { SAP: 1 }, isPrivate: true });
        host.org.refuse = ({ op }) =>
            op === 'delete' ? { code: 'DELETE_FAILED', message: 'A trigger says no.' } : undefined;
        const failed = { skipped: 0, failed: 1, removed: 0, skippedWhy: {} };
        expect(await host.sync()).toMatchObject({ seen: 1, ...failed, exitCode: 1 });
        host.org.refuse = () => undefined;
        expect(await host.sync()).toMatchObject({ skipped: 1, removed: 1, exitCode: 0 });
    });

    it('and was already taken away by another run is no failure', async () => {
        const host = (await settled()).has({ id: '1', heard: { SAP: 1 }, isPrivate: true });
        host.org.refuse = ({ op }) =>
            op === 'delete' ? { code: 'ENTITY_IS_DELETED', message: 'entity is deleted' } : undefined;
        expect(await host.sync()).toMatchObject({ skipped: 1, failed: 0, failures: [], exitCode: 0 });
    });

    it('from the Opportunity that a run is about stays on the others', async () => {
        const host = (await settled()).has({ id: '1', heard: { SAP: 1 }, opportunities: [FIRST, SECOND] });
        await host.sync();
        host.has({ id: '1', heard: { SAP: 1 }, opportunities: [] }, { id: '2', heard: { Oracle: 2 } });
        const report = await host.sync({ kind: 'Opportunity', opportunityId: FIRST });
        expect(report).toMatchObject({ seen: 2, unchanged: 1, skipped: 1, removed: 1 });
        expect([host.org.field(FIRST), host.org.field(SECOND)]).toEqual(['Oracle', 'SAP']);
    });
});

it('a field and what the sync knows of it are written together, never one without the other', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 }, started: '2026-05-04T10:00:00Z' });
    await host.sync();
    host.has({ id: '1', heard: { SAP: 1 }, started: '2026-05-04T11:00:00Z' });
    await host.sync();
    const [update] = host.org.writes.filter(({ op }) => op === 'update');
    expect(update).toMatchObject({
        fields: { MainCompetitors__c: 'SAP', Gong_Competitors__c: 'SAP | heard 2026-05-04T11:00:00.000Z' }
    });
});

it('the report says what came, what went, and what stayed out', async () => {
    const host = new Host(FIRST, opp(3)).has({ id: '1', heard: { SAP: 2, Oracle: 1 } });
    await host.sync();
    host.org.type(FIRST, 'Oracle');
    host.has({ id: '1', heard: { SAP: 2, Zoho: 3 } });
    const { changes } = await host.sync();
    expect(changes).toEqual([
        {
            id: FIRST,
            name: `Deal ${FIRST}`,
            before: 'Oracle',
            after: 'Zoho',
            added: [{ name: 'Zoho', mentions: 3, calls: 1 }],
            dropped: ['Oracle'],
            keptOut: [{ name: 'SAP', mentions: 2, calls: 1 }],
            noRoom: []
        }
    ]);
});

it('an Opportunity whose field stays as it is is not listed as changed', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 }, started: '2026-05-03T10:00:00Z' });
    await host.sync();
    host.has({ id: '1', heard: { SAP: 1 }, started: '2026-05-04T10:00:00Z' });
    expect(await host.sync()).toMatchObject({ opportunities: 1, changes: [] });
});

it('a name that lost its room is not said to be mentioned no longer', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { Pipedrive: 1 } });
    host.org.fields.set('MainCompetitors__c', { type: 'string', length: 20 });
    await host.sync();
    const { changes } = await host.has({ id: '1', heard: { Pipedrive: 1, 'Microsoft Dynamics': 2 } }).sync();
    expect(changes).toMatchObject([
        {
            added: [{ name: 'Microsoft Dynamics', mentions: 2, calls: 1 }],
            dropped: [],
            noRoom: [{ name: 'Pipedrive', mentions: 1, calls: 1 }]
        }
    ]);
});

it('what had no room is in the report, also when the field stays as it is', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
    host.org.fields.set('MainCompetitors__c', { type: 'string', length: 20 });
    host.org.type(FIRST, 'Sugar CRM, Pipedrive');
    const { changes } = await host.sync();
    expect(changes).toMatchObject([
        { before: 'Sugar CRM, Pipedrive', after: 'Sugar CRM, Pipedrive', noRoom: [{ name: 'SAP' }] }
    ]);
});
