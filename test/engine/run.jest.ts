import { sync } from '../../scripts/engine/run.js';
import type { Ports, Progress } from '../../scripts/engine/ports.js';
import { FIRST, SECOND, opp } from './support/calls.js';
import { json, throttled } from './support/gong.js';
import { HOUR, Host, gated, lastYear } from './support/host.js';

const DAY = 24 * HOUR;
const ago = (host: Host, hours: number): string => new Date(host.clock.time - hours * HOUR).toISOString();
const lastRun = (host: Host): Record<string, unknown> => host.org.runs.at(-1)!;

describe('a run', () => {
    it('records itself', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } }, { id: '2', isPrivate: true });
        const report = await host.sync();
        expect(host.org.runs).toHaveLength(1);
        expect(lastRun(host)).toMatchObject({
            Id: report.id,
            Kind__c: 'Backfill',
            Status__c: 'Finished',
            Host__c: 'test',
            Seen__c: 2,
            Written__c: 1,
            Skipped__c: 1,
            Skipped_Why__c: '{"private":1}',
            Retry__c: null
        });
    });

    it('records itself on a host with a long name, too', async () => {
        const host = new Host(FIRST);
        expect(await host.sync({ host: 'a'.repeat(100) })).toMatchObject({ status: 'Finished' });
        expect(lastRun(host).Host__c).toBe(`${'a'.repeat(79)}…`);
    });

    it('reports only its own requests, also of an org that is kept', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
        const first = await host.sync();
        const second = await host.sync();
        expect(first.orgRequests).toBe(host.org.requests + 2 - second.orgRequests);
        expect(second.orgRequests).toBeLessThan(first.orgRequests);
        expect(second.gongRequests).toBe(1);
    });

    it('tells how far it is', async () => {
        const host = new Host(FIRST);
        host.has(...Array.from({ length: 150 }, (_, i) => ({ id: String(i + 1) })));
        const told: Progress[] = [];
        await sync({ ...host.ports, progress: (progress) => told.push(progress) }, lastYear(host.clock));
        expect(told[0]).toEqual({ read: 100, settled: 0, total: 150 });
        expect(told.at(-1)).toEqual({ read: 150, settled: 150, total: 150 });
    });

    it('takes ports that are an object of a class', async () => {
        const host = new Host(FIRST).has({ heard: { SAP: 1 } });
        class ByClass implements Ports {
            readonly org = host.org;
            gong = host.gong.send;
            now(): number {
                return host.clock.now();
            }
            sleep(milliseconds: number): Promise<void> {
                return host.clock.sleep(milliseconds);
            }
        }
        expect(await sync(new ByClass(), lastYear(host.clock))).toMatchObject({ written: 1, exitCode: 0 });
    });

    it('counts a call once that comes twice', async () => {
        const host = new Host(FIRST);
        host.has(...Array.from({ length: 1250 }, (_, i) => ({ id: String(i + 1) })));
        host.gong.fault = (_, number) =>
            number === 12 ? json(400, { errors: ['The cursor has expired'] }) : undefined;
        expect(await host.sync()).toMatchObject({ seen: 1250, written: 1250, unchanged: 0, failed: 0 });
    });

    it('settles thousands of calls in batches', async () => {
        const host = new Host(...Array.from({ length: 50 }, (_, i) => opp(i)));
        host.has(
            ...Array.from({ length: 2500 }, (_, i) => ({
                id: String(i + 1),
                started: new Date(host.clock.time - (2500 - i) * HOUR).toISOString(),
                opportunities: [opp(i % 50)],
                heard: { SAP: 1 }
            }))
        );
        const report = await host.sync();
        expect(report).toMatchObject({ seen: 2500, written: 2500, opportunities: 50, gongRequests: 25 });
        expect(report.orgRequests).toBeLessThan(50);
    });
});

describe('a run does at the same time what it can', () => {
    /** Comes about once `done` is called. */
    function event(): { readonly come: Promise<void>; readonly done: () => void } {
        let done = (): void => undefined;
        const come = new Promise<void>((resolve) => (done = resolve));
        return { come, done };
    }

    it('the next batch is compared with what is stored while one is written', async () => {
        const host = new Host(FIRST);
        host.has(...Array.from({ length: 1500 }, (_, i) => ({ id: String(i + 1), heard: { SAP: 1 } })));
        const compared = event();
        let reads = 0;
        const ports = gated(
            host.ports,
            async ({ name }) => {
                if (name === 'save') await compared.come;
            },
            ({ name }) => {
                if (name === 'calls' && ++reads === 2) compared.done();
                return Promise.resolve();
            }
        );
        expect(await sync(ports, lastYear(host.clock))).toMatchObject({ written: 1500, exitCode: 0 });
    });

    it('Gong is asked while the record is created, and nothing is written before it', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
        const prepared = event();
        const done: string[] = [];
        const ports = gated(
            host.ports,
            async ({ name }) => {
                if (name !== 'startRun') return;
                await prepared.come;
                await new Promise((resolve) => setTimeout(resolve, 20));
            },
            ({ name }) => {
                done.push(name);
                if (name === 'calls') prepared.done();
                return Promise.resolve();
            }
        );
        expect(await sync(ports, lastYear(host.clock))).toMatchObject({ written: 1, exitCode: 0 });
        expect(done.indexOf('startRun')).toBeLessThan(done.indexOf('save'));
    });

    it('and without a record does not run', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
        host.org.startRun = () => Promise.reject(new Error('no room'));
        await expect(host.sync()).rejects.toThrow('no room');
        expect(host.org.writes).toEqual([]);
    });
});

describe('a run over given calls', () => {
    it('reports the calls that Gong does not know, and settles the others', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
        const report = await host.sync({ kind: 'Calls', callIds: ['1', '404', '404'] });
        expect(report).toMatchObject({ seen: 2, written: 1, failed: 1, exitCode: 1, from: null, to: null });
        expect(report.failures).toEqual([
            {
                callId: '404',
                opportunityId: null,
                code: 'CALL_NOT_FOUND',
                message: 'Gong does not know the call 404, or the access key may not see it.',
                action: 'Check the id: it is the number at the end of the address of the call in Gong.'
            }
        ]);
    });

    it('does not move the watermark', async () => {
        const host = new Host(FIRST);
        await host.sync({ kind: 'Webhook', callIds: ['1'] });
        host.clock.time += 100 * DAY;
        const from = ago(host, 15 * 24);
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({ from });
    });

    it('of more calls than the record can hold ends well', async () => {
        const callIds = Array.from({ length: 7000 }, (_, i) => String(10 ** 19 + i * 4096));
        const host = new Host(FIRST);
        host.gong.fault = () => json(404, { errors: ['No calls found corresponding to the provided filters'] });
        const report = await host.sync({ kind: 'Calls', callIds });
        expect(report).toMatchObject({
            seen: new Set(callIds).size,
            failed: new Set(callIds).size,
            status: 'Finished'
        });
        expect(report.failures).toHaveLength(1000);
    });

    it('none given reads nothing', async () => {
        expect(await new Host(FIRST).sync({ kind: 'Calls', callIds: [] })).toMatchObject({
            seen: 0,
            gongRequests: 0,
            exitCode: 0
        });
    });
});

describe('a run over one Opportunity', () => {
    it('reads its stored calls, however old, and those linked to it since', async () => {
        const host = new Host(FIRST, SECOND);
        const old = { id: '1', started: ago(host, 2000), heard: { SAP: 1 } };
        host.has(old);
        await host.sync();
        host.has(
            { ...old, heard: { SAP: 3 } },
            { id: '2', started: ago(host, 5), heard: { Oracle: 2 } },
            { id: '3', started: ago(host, 5), opportunities: [SECOND] }
        );
        const report = await host.sync({ kind: 'Opportunity', opportunityId: FIRST, span: undefined });
        expect(report).toMatchObject({ seen: 3, written: 2, skipped: 1, skippedWhy: { 'other opportunity': 1 } });
        expect(host.org.field(FIRST)).toBe('SAP, Oracle');
        expect(host.org.callRows.has(`3.${SECOND}`)).toBe(false);
    });
});

describe('a run that ends before its time', () => {
    it('settles what it has read', async () => {
        const host = new Host(FIRST);
        host.has(...Array.from({ length: 250 }, (_, i) => ({ id: String(i + 1) })));
        host.gong.fault = (_, number) => (number === 3 ? throttled('7200') : undefined);
        const report = await host.sync();
        expect(report).toMatchObject({
            status: 'Stopped',
            exitCode: 5,
            seen: 200,
            written: 200,
            error: expect.stringMatching(/7200 seconds/) as string
        });
        expect(report.actions).not.toEqual([]);
        expect(lastRun(host)).toMatchObject({ Status__c: 'Stopped', Seen__c: 200, Error__c: report.error });
        host.gong.fault = () => undefined;
        expect(await host.sync()).toMatchObject({ unchanged: 200, written: 50, exitCode: 0 });
    });

    it('because of something unexpected says so', async () => {
        const host = new Host(FIRST).has({ id: '1' });
        host.org.calls = () => Promise.reject(new TypeError('x is undefined'));
        expect(await host.sync()).toMatchObject({
            status: 'Failed',
            exitCode: 1,
            error: 'Something unexpected happened: x is undefined.'
        });
    });

    it('and cannot record its end still reports what it did', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
        host.org.updateRun = () => Promise.reject(new Error('no answer'));
        expect(await host.sync()).toMatchObject({
            status: 'Failed',
            written: 1,
            exitCode: 1,
            error: expect.stringMatching(/no answer/) as string
        });
    });

    it('because nearly everything fails names the cause', async () => {
        const host = new Host();
        host.has(...Array.from({ length: 6500 }, (_, i) => ({ id: String(i + 1) })));
        const report = await host.sync();
        expect(report).toMatchObject({
            status: 'Failed',
            exitCode: 1,
            error: expect.stringMatching(/does not exist in this org/) as string
        });
        expect(report.seen).toBeLessThan(6500);
        expect(report.seen).toBe(report.failed);
    });

    it.each([
        ['a bad setting', (host: Host) => (host.org.settings = { Merge_Mode__c: 'x' }), 'BAD_SETTINGS'],
        ['a missing field', (host: Host) => host.org.fields.clear(), 'BAD_FIELD']
    ])('because of %s writes nothing, not even a record', async (_, spoil, code) => {
        const host = new Host(FIRST).has({ id: '1' });
        spoil(host);
        await expect(host.sync()).rejects.toMatchObject({ code, exitCode: 4 });
        expect(host.org.runs).toEqual([]);
    });
});
