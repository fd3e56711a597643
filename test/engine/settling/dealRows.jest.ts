import { FIRST } from '../support/calls.js';
import { Host, HOUR } from '../support/host.js';

const DAY = 24 * HOUR;
const row = (host: Host, name: string) => host.org.dealRows.get(`${FIRST}.${name}`);
const writes = (host: Host): string[] => host.org.writes.map(({ op, object }) => `${op} ${object}`);
const ago = (host: Host, days: number): string => new Date(host.clock.now() - days * DAY).toISOString();

/** What a rep does to a row, and the flow with it. */
const decide = (host: Host, name: string, decision: string | null): void =>
    void Object.assign(row(host, name)!, {
        Decision__c: decision,
        Decided_At__c: new Date(host.clock.now()).toISOString()
    });

/** Lets a call that is there already have another title, so that its deal is looked at. */
async function again(host: Host, title: string): Promise<void> {
    const [call] = host.gong.calls as { metaData: { title: string } }[];
    call!.metaData.title = title;
    await host.sync();
}

describe('a competitor on a deal has a row', () => {
    it('that says how it stands, who named it, since when, and on which calls', async () => {
        const host = new Host(FIRST);
        host.has(
            { id: '1', heard: { SAP: [2, 1], Oracle: 1 }, started: ago(host, 9) },
            { id: '2', heard: { SAP: [3, 3] }, started: ago(host, 2) }
        );
        await host.sync();
        const id = (call: string): unknown => host.org.callRows.get(`${call}.${FIRST}`)!.Id;
        expect(row(host, 'sap')).toMatchObject({
            Opportunity__c: FIRST,
            Competitor__c: 'SAP',
            'Gong_Competitor__r.Key__c': 'SAP',
            Status__c: 'In the field',
            Customer_Mentions__c: 4,
            Our_Mentions__c: 1,
            Unknown_Mentions__c: 0,
            Calls__c: 2,
            First_Call__c: id('1'),
            Last_Call__c: id('2'),
            Last_Speaker__c: 'Bo Buyer',
            Last_Speaker_Title__c: 'CFO',
            Main__c: true
        });
        expect(row(host, 'oracle')).toMatchObject({ Calls__c: 1, Main__c: false });
        expect([...host.org.made.keys()].sort()).toEqual(['Oracle', 'SAP']);
    });

    it('that is not touched when nothing changed, and gone when no call names it', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1, Oracle: 1 } });
        await host.sync();
        await again(host, 'Another title');
        expect(writes(host)).toEqual(['upsert Gong_Call__c', 'upsert Gong_Call__c']);
        host.has({ id: '1', heard: { Oracle: 1 } });
        await host.sync();
        expect([...host.org.dealRows.keys()]).toEqual([`${FIRST}.oracle`]);
    });

    it.each([
        ['Typed by a rep', (host: Host) => host.org.type(FIRST, 'sap')],
        ['Removed by a rep', (host: Host) => host.org.type(FIRST, null)],
        ['Not counted', (host: Host) => (host.org.settings = { External_Only__c: true })]
    ])('that says %s', async (status, change) => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: [2, 0] } });
        await host.sync();
        change(host);
        await again(host, 'Another title');
        expect(row(host, 'sap')).toMatchObject({ Status__c: status });
    });

    it('that says No room', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 2, 'A name of many letters': 1 } });
        host.org.fields.set('MainCompetitors__c', { type: 'string', length: 20 });
        await host.sync();
        expect(row(host, 'a name of many letters')).toMatchObject({ Status__c: 'No room', Main__c: false });
    });

    it('that follows its name when an alias makes two one', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SFDC: 2, Salesforce: 1 } });
        await host.sync();
        expect(host.org.dealRows.size).toBe(2);
        host.org.made.delete('Salesforce');
        host.org.competitors.push({ Name: 'Salesforce', Key__c: 'Salesforce', Aliases__c: 'SFDC' });
        await host.sync();
        expect([...host.org.dealRows.keys()]).toEqual([`${FIRST}.salesforce`]);
        expect(row(host, 'salesforce')).toMatchObject({
            Our_Mentions__c: 3,
            'Gong_Competitor__r.Key__c': 'Salesforce'
        });
    });
});

describe('the rep’s word', () => {
    const settled = async (): Promise<Host> => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 2, Oracle: 1 } });
        await host.sync();
        await host.clock.sleep(DAY);
        return host;
    };

    it('Not a competitor here takes a name out, and later calls do not bring it back', async () => {
        const host = await settled();
        decide(host, 'sap', 'Not a competitor here');
        await again(host, 'Another title');
        expect(host.org.field(FIRST)).toBe('Oracle');
        host.has({ id: '1', heard: { SAP: 2, Oracle: 1 } }, { id: '2', heard: { SAP: 9 }, started: ago(host, 0) });
        await host.sync();
        expect(host.org.field(FIRST)).toBe('Oracle');
        expect(row(host, 'sap')).toMatchObject({ Status__c: 'Removed by a rep', Decision__c: 'Not a competitor here' });
    });

    it('counts at the next run, also when no call has changed', async () => {
        const host = await settled();
        decide(host, 'sap', 'Not a competitor here');
        host.org.decided = [FIRST];
        expect(await host.sync()).toMatchObject({ written: 0, unchanged: 1, opportunities: 1 });
        expect(host.org.field(FIRST)).toBe('Oracle');
    });

    it('Competitor keeps name and row when no call names it any more, until it is taken back', async () => {
        const host = await settled();
        decide(host, 'sap', 'Competitor');
        host.has({ id: '1', heard: { Oracle: 1 } });
        await host.sync();
        expect(host.org.field(FIRST)).toBe('Oracle, SAP');
        expect(row(host, 'sap')).toMatchObject({ Status__c: 'In the field', Calls__c: 0, Last_Heard__c: null });
        decide(host, 'sap', null);
        await again(host, 'Another title');
        expect([host.org.field(FIRST), row(host, 'sap')]).toEqual(['Oracle', undefined]);
    });
});

describe('nobody is told of', () => {
    it('what a backfill brings, nor of what was named long ago', async () => {
        const host = new Host(FIRST);
        host.has(
            { id: '1', heard: { SAP: 1 }, started: ago(host, 1) },
            { id: '2', heard: { Oracle: 1 }, started: ago(host, 9) }
        );
        await host.sync({ kind: 'Calls', callIds: ['1', '2'] });
        expect([row(host, 'sap')!.Alert_Sent__c, row(host, 'oracle')!.Alert_Sent__c]).toEqual([
            undefined,
            expect.any(String)
        ]);
        const other = new Host(FIRST);
        other.has({ id: '1', heard: { SAP: 1 }, started: ago(other, 1) });
        await other.sync();
        expect(row(other, 'sap')!.Alert_Sent__c).toEqual(expect.any(String));
    });
});

it('a record of a competitor that somebody made meanwhile is not written, and what refers to it is', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
    const setup = host.org.setup.bind(host.org);
    host.org.setup = async (now) => {
        const read = await setup(now);
        host.org.competitors.push({ Name: 'SAP', Key__c: 'SAP', Battlecard__c: 'https://example.com' });
        return read;
    };
    expect(await host.sync()).toMatchObject({ written: 1, failed: 0 });
    expect([host.org.made.size, row(host, 'sap')!['Gong_Competitor__r.Key__c']]).toEqual([0, 'SAP']);
});

it('a dry run rehearses rows, too, and writes none', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
    expect(await host.sync({ dryRun: true })).toMatchObject({ written: 1, opportunities: 1 });
    expect(host.org.dealRows.size).toBe(0);
});
