import { sync } from '../../../scripts/engine/run.js';
import { FIRST } from '../support/calls.js';
import { throttled } from '../support/gong.js';
import { HOUR, Host, lastYear } from '../support/host.js';

const DAY = 24 * HOUR;
const ago = (host: Host, hours: number): string => new Date(host.clock.time - hours * HOUR).toISOString();

describe('an incremental run', () => {
    it('looks far back where there was none before', async () => {
        const host = new Host(FIRST);
        host.has({ id: '1', started: ago(host, 15 * 24 - 1) }, { id: '2', started: ago(host, 15 * 24 + 1) });
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({ seen: 1 });
    });

    it('begins at the look-back before the watermark, for calls that appear late, and an hour for clocks that differ', async () => {
        const host = new Host(FIRST);
        await host.sync({ kind: 'Incremental' });
        const start = host.clock.time;
        host.clock.time += 100 * DAY;
        host.has({ id: '1', started: new Date(start - 12 * HOUR).toISOString() });
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({
            seen: 1,
            from: new Date(start - 13 * HOUR).toISOString()
        });
    });

    it('after one that stopped begins where that one began', async () => {
        const host = new Host(FIRST);
        await host.sync({ kind: 'Incremental' });
        const start = host.clock.time;
        host.clock.time += 10 * DAY;
        host.gong.fault = () => throttled('7200');
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({ status: 'Stopped', exitCode: 5 });
        host.gong.fault = () => undefined;
        host.clock.time += 10 * DAY;
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({
            from: new Date(start - 13 * HOUR).toISOString()
        });
    });

    it('looks back shortly each time, and far as often as that is a tenth of what Gong answers in a day', async () => {
        const host = new Host(FIRST);
        host.org.now = host.clock.now;
        // 15 days of 400 calls are 60 requests: every 1.44 hours
        const every = (15 * 24) / 6000;
        host.has(
            ...Array.from({ length: 6000 }, (_, i) => ({
                id: String(i + 1),
                started: ago(host, i * every),
                opportunities: []
            }))
        );
        const deep: number[] = [];
        for (let n = 0; n < 12; n++) {
            const { from, to } = await host.sync({ kind: 'Incremental' });
            if (Date.parse(to!) - Date.parse(from!) > 14 * DAY) deep.push(n * 0.5);
            host.clock.time += HOUR / 2;
        }
        expect(deep).toEqual([0, 1.5, 3, 4.5]);
    });

    it('brings what Gong links to a deal two weeks after the call', async () => {
        const host = new Host(FIRST);
        host.org.now = host.clock.now;
        const call = { id: '1', started: ago(host, 1), heard: { SAP: 1 } };
        host.has({ ...call, opportunities: [] });
        await host.sync({ kind: 'Incremental' });
        for (let n = 0; n < 14 * 24; n++) {
            host.clock.time += HOUR;
            if (n === 14 * 24 - 2) host.has(call);
            await host.sync({ kind: 'Incremental' });
        }
        expect(host.org.field(FIRST)).toBe('SAP');
    });

    it('after a backfill that long does not look far back at once', async () => {
        const host = new Host(FIRST);
        host.org.now = host.clock.now;
        await host.sync();
        host.clock.time += HOUR / 2;
        const { from, to } = await host.sync({ kind: 'Incremental' });
        expect(Date.parse(to!) - Date.parse(from!)).toBe(13.5 * HOUR);
    });

    it('asks again for calls that failed, once more each time, until they are settled', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
        host.org.refuse = ({ object }) =>
            object === 'Opportunity' ? { code: 'UNABLE_TO_LOCK_ROW', message: 'locked' } : undefined;
        await host.sync({ kind: 'Calls', callIds: ['1'] });
        host.clock.time += 100 * DAY;
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({ seen: 1, failed: 1 });
        host.clock.time += 100 * DAY;
        host.org.refuse = () => undefined;
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({ seen: 1, written: 1 });
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({ seen: 0 });
    });

    it('counts a call once that failed before and is in the window, too', async () => {
        const host = new Host(FIRST).has({ id: '1', started: '2026-05-05T10:00:00Z', heard: { SAP: 1 } });
        host.org.refuse = ({ object }) =>
            object === 'Opportunity' ? { code: 'UNABLE_TO_LOCK_ROW', message: 'locked' } : undefined;
        await host.sync({ kind: 'Incremental' });
        host.org.refuse = () => undefined;
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({ seen: 1, written: 1, unchanged: 0 });
    });

    it('is not led astray by a watermark in the future', async () => {
        const host = new Host(FIRST);
        host.clock.time += 365 * DAY;
        await host.sync({ kind: 'Incremental' });
        host.clock.time -= 365 * DAY;
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({
            status: 'Finished',
            from: ago(host, 15 * 24)
        });
    });
});

describe('a backfill', () => {
    const year = (host: Host): { from: number; to: number } => ({
        from: host.clock.time - 360 * DAY,
        to: host.clock.time
    });

    it('goes on where one before it was interrupted', async () => {
        const host = new Host(FIRST);
        const span = year(host);
        host.has(
            { id: '1', started: new Date(span.from + DAY).toISOString() },
            { id: '2', started: new Date(span.to - DAY).toISOString() }
        );
        host.gong.fault = (_, number) => (number === 3 ? throttled('7200') : undefined);
        expect(await host.sync({ span, windowDays: 90 })).toMatchObject({
            status: 'Stopped',
            seen: 1,
            gongRequests: 3
        });
        expect(host.org.runs.at(-1)!.Checkpoint__c).toBe(new Date(span.from + 180 * DAY).toISOString());
        host.gong.fault = () => undefined;
        expect(await host.sync({ span, windowDays: 90 })).toMatchObject({
            status: 'Finished',
            seen: 1,
            written: 1,
            gongRequests: 2
        });
    });

    it('that goes on and is killed at once does not lose the checkpoint', async () => {
        const host = new Host(FIRST);
        const span = year(host);
        host.gong.fault = (_, number) => (number === 3 ? throttled('7200') : undefined);
        await host.sync({ span, windowDays: 90 });
        const killed = { ...host.ports, gong: () => new Promise<never>(() => undefined) };
        sync(killed, lastYear(host.clock, { span, windowDays: 90 })).catch(() => undefined);
        for (let i = 0; i < 1000; i++) await Promise.resolve();
        expect(host.org.runs).toMatchObject([{ Status__c: 'Stopped' }, { Status__c: 'Running' }]);
        host.gong.fault = () => undefined;
        expect(await host.sync({ span, windowDays: 90 })).toMatchObject({ status: 'Finished', gongRequests: 2 });
    });

    it('is what the next incremental run begins from', async () => {
        const host = new Host(FIRST);
        await host.sync();
        const end = host.clock.time;
        host.clock.time += 30 * DAY;
        expect(await host.sync({ kind: 'Incremental' })).toMatchObject({
            from: new Date(end - 13 * HOUR).toISOString()
        });
    });
});
