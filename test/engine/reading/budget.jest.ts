import { FIRST } from '../support/calls.js';
import { HOUR, Host } from '../support/host.js';

const DAY = 24 * HOUR;

/** 360 days of calls, one in each of 36 windows of ten days, so that a run makes 36 requests. */
function year(): { host: Host; request: object } {
    const host = new Host(FIRST);
    const to = host.clock.time;
    const from = to - 360 * DAY;
    host.has(
        ...Array.from({ length: 36 }, (_, i) => ({
            id: String(i + 1),
            started: new Date(from + (i * 10 + 5) * DAY).toISOString(),
            heard: { SAP: 1 }
        }))
    );
    return { host, request: { span: { from, to }, windowDays: 10 } };
}

describe("Gong's reserve", () => {
    it('is left alone: the run stops, says why and where, and the next day goes on from there', async () => {
        const { host, request } = year();
        host.org.settings = { Gong_Reserve__c: 9990 };
        const stopped = await host.sync(request);
        expect(stopped).toMatchObject({ status: 'Stopped', exitCode: 5, gongRequests: 10, seen: 10, written: 10 });
        expect(stopped.error).toBe(
            "Stopped to leave 9,990 to other integrations, as Gong Settings › Gong Requests Reserve says: syncs have sent 10 of Gong's 10,000 requests in the last 24 hours."
        );
        expect(host.org.runs.at(-1)).toMatchObject({
            Status__c: 'Stopped',
            Error__c: stopped.error,
            Checkpoint__c: new Date(host.clock.time - (360 - 100) * DAY).toISOString().replace(/\d\d\.\d+Z/, '00.000Z')
        });
        const atOnce = await host.sync(request);
        expect(atOnce).toMatchObject({ status: 'Stopped', gongRequests: 0, seen: 0 });
        for (let days = 0; days < 2; days++) {
            host.clock.time += DAY;
            expect(await host.sync(request)).toMatchObject({ status: 'Stopped', gongRequests: 10, written: 10 });
        }
        host.clock.time += DAY;
        expect(await host.sync(request)).toMatchObject({ status: 'Finished', gongRequests: 6, written: 6 });
        expect(host.org.callRows.size).toBe(36);
    });

    it('slows the last tenth of what may be spent', async () => {
        const { host, request } = year();
        host.org.settings = { Gong_Reserve__c: 9970 };
        await host.sync(request);
        expect(host.clock.sleeps.filter((ms) => ms === 1000)).toHaveLength(3);
    });

    it('of nothing stops at the last request, and without one nothing is counted', async () => {
        const { host, request } = year();
        host.org.spent = 9_999;
        host.org.settings = { Gong_Reserve__c: 0 };
        expect(await host.sync(request)).toMatchObject({ status: 'Stopped', gongRequests: 1 });
        host.org.settings = {};
        expect(await host.sync(request)).toMatchObject({ status: 'Finished', exitCode: 0 });
    });
});

describe("the org's reserve", () => {
    it('is left alone, however others spend, and what was read is still settled', async () => {
        const { host, request } = year();
        host.org.settings = { Org_Reserve__c: 1000 };
        host.org.limit = { used: 0, max: 15_000 };
        let asked = 0;
        host.gong.fault = () => {
            // another integration
            if (++asked === 12) host.org.limit = { used: 13_990, max: 15_000 };
            return undefined;
        };
        const stopped = await host.sync(request);
        expect(stopped).toMatchObject({ status: 'Stopped', exitCode: 5, gongRequests: 12, written: 12, failed: 0 });
        expect(stopped.error).toBe(
            "Stopped to leave 1,000 to other integrations, as Gong Settings › Salesforce API Reserve says: 13,990 of the org's 15,000 API calls of the last 24 hours are used."
        );
        host.org.limit = { used: 100, max: 15_000 };
        expect(await host.sync(request)).toMatchObject({ status: 'Finished', exitCode: 0 });
        expect(host.org.callRows.size).toBe(36);
    });

    it("does not speed up the last tenth of Gong's", async () => {
        const { host, request } = year();
        host.org.settings = { Gong_Reserve__c: 9970, Org_Reserve__c: 1000 };
        host.org.limit = { used: 100, max: 15_000 };
        await host.sync(request);
        expect(host.clock.sleeps.filter((ms) => ms === 1000)).toHaveLength(3);
    });

    it('holds for a dry run, too', async () => {
        const { host, request } = year();
        host.org.settings = { Org_Reserve__c: 1000 };
        host.org.limit = { used: 14_500, max: 15_000 };
        expect(await host.sync({ ...request, dryRun: true })).toMatchObject({ exitCode: 5, gongRequests: 0 });
    });

    it('cannot be kept where the org does not tell', async () => {
        const { host, request } = year();
        host.org.settings = { Org_Reserve__c: 1000 };
        expect(await host.sync(request)).toMatchObject({ status: 'Finished' });
    });
});
