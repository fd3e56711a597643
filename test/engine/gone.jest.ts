import { aCall, FIRST, SECOND } from './support/calls.js';
import type { CallSketch } from './support/calls.js';
import { HOUR, Host } from './support/host.js';

const DAY = 24 * HOUR;

/** A host that has stored these calls; the first of them is gone from Gong since. */
async function withoutTheFirst(...sketches: CallSketch[]): Promise<Host> {
    const host = new Host(FIRST, SECOND);
    host.org.now = host.clock.now;
    await host.has(...sketches).sync();
    host.gong.calls = sketches.slice(1).map(aCall);
    return host;
}

const gone: CallSketch = { id: '1', heard: { SAP: 2 } };
const stays: CallSketch = { id: '2', heard: { Oracle: 1 } };

describe('a call that Gong no longer has', () => {
    it.each([
        ['is asked for by id', { kind: 'Calls', callIds: ['1', '2'] }],
        [
            'is the only one asked for, and another comes when it is looked whether any does',
            { kind: 'Calls', callIds: ['1'] }
        ],
        ['is on the Opportunity that is worked on', { kind: 'Opportunity', opportunityId: FIRST, span: undefined }],
        ['is stored, and all of these are confirmed', { kind: 'Confirm' }]
    ] as const)('goes with row, hits and name when it %s', async (_, request) => {
        const host = await withoutTheFirst(gone, stays);
        expect(host.org.field(FIRST)).toBe('SAP, Oracle');
        const report = await host.sync(request);
        expect(report).toMatchObject({ status: 'Finished', exitCode: 0, removed: 1, removedCalls: ['1'], failed: 0 });
        expect([...host.org.callRows.keys()]).toEqual([`2.${FIRST}`]);
        expect(host.org.hitRows.size).toBe(1);
        expect(host.org.field(FIRST)).toBe('Oracle');
        expect(host.org.runs.at(-1)).toMatchObject({ Removed_Calls__c: '1', Kind__c: request.kind });
    });

    it('goes from every Opportunity, whichever is worked on', async () => {
        const host = await withoutTheFirst({ ...gone, opportunities: [FIRST, SECOND] }, stays);
        expect(await host.sync({ kind: 'Opportunity', opportunityId: SECOND })).toMatchObject({ removed: 2 });
        expect([host.org.field(FIRST), host.org.field(SECOND)]).toEqual(['Oracle', null]);
    });

    it('is only told of in a dry run', async () => {
        const host = await withoutTheFirst(gone, stays);
        const before = host.org.contents();
        expect(await host.sync({ kind: 'Confirm', dryRun: true })).toMatchObject({ removedCalls: ['1'], removed: 1 });
        expect(host.org.contents()).toEqual(before);
    });

    it('is not one that only was not in the window', async () => {
        const host = await withoutTheFirst(gone, stays);
        expect(await host.sync()).toMatchObject({ removed: 0, exitCode: 0 });
        expect(host.org.callRows.size).toBe(2);
    });

    it('is not one that a webhook announced too early', async () => {
        const host = await withoutTheFirst(gone, stays);
        expect(await host.sync({ kind: 'Webhook', callIds: ['1'] })).toMatchObject({ removed: 0, later: ['1'] });
    });
});

describe('a key that sees no call', () => {
    it.each([
        ['by id', { kind: 'Calls', callIds: ['1', '2'] }],
        ['on an Opportunity', { kind: 'Opportunity', opportunityId: FIRST }],
        ['in all that is stored', { kind: 'Confirm' }]
    ] as const)('removes nothing %s, and names the right to look for', async (_, request) => {
        const host = await withoutTheFirst(gone, stays);
        const before = host.org.contents();
        host.gong.calls = [];
        const report = await host.sync(request);
        expect(report).toMatchObject({ exitCode: 4, removed: 0, status: 'Failed' });
        expect(report.error).toMatch(/2 stored calls no more, and no other call either/);
        expect(report.actions.join(' ')).toMatch(/api:calls:read:extensive/);
        expect(host.org.contents()).toEqual(before);
    });

    it('of the workspace of a stored call, removes it not, though it sees others', async () => {
        const host = await withoutTheFirst({ ...gone, workspaceId: '55' }, { ...stays, workspaceId: '66' });
        const report = await host.sync({ kind: 'Confirm' });
        expect(report).toMatchObject({ exitCode: 4, removed: 0, status: 'Finished' });
        expect(report.error).toMatch(/in the workspace 55/);
    });

    it('a minute later proves nothing any more', async () => {
        const host = await withoutTheFirst(gone, stays);
        host.gong.fault = (_, number) => {
            // the first answer brings another call; then the key loses its right, a minute passes
            if (number > 2) host.gong.calls = [];
            return undefined;
        };
        host.org.calls = ((calls) => (ids: readonly string[]) => {
            host.clock.time += 61_000;
            return calls(ids);
        })(host.org.calls.bind(host.org));
        const asked = await host.sync({ kind: 'Calls', callIds: ['1', '2'] });
        expect(asked).toMatchObject({ removed: 0 });
    });
});

describe('the most that one run removes', () => {
    const many = Array.from({ length: 260 }, (_, i) => ({ id: String(i + 1), heard: { SAP: 1 } }));
    const without = async (): Promise<Host> => {
        const host = new Host(FIRST);
        await host.has(...many).sync();
        host.gong.calls = many.slice(250).map(aCall);
        return host;
    };

    it('is 200 calls, and the run says what is left', async () => {
        const host = await without();
        const report = await host.sync({ kind: 'Confirm' });
        expect(report).toMatchObject({ removed: 200, exitCode: 4, status: 'Finished' });
        expect(report.error).toMatch(/50 more/);
        expect(report.actions.join(' ')).toMatch(/--removals 250/);
        expect(host.org.callRows.size).toBe(60);
    });

    it.each([250, 10])('is what it was told: %i', async (removals) => {
        const host = await without();
        const report = await host.sync({ kind: 'Confirm', removals });
        expect(report).toMatchObject({ removed: removals, exitCode: removals === 250 ? 0 : 4 });
    });
});

describe('scheduled runs', () => {
    const incremental = { kind: 'Incremental' } as const;
    const old = { started: '2026-01-01T10:00:00Z' };

    it('confirm every stored call within the days of the setting, wherever runs begin', async () => {
        const many = Array.from({ length: 350 }, (_, i) => ({ id: String(1000 + i), ...old, heard: { SAP: 1 } }));
        const host = new Host(FIRST);
        host.org.now = host.clock.now;
        await host.has(...many).sync();
        host.gong.calls = [many[0], many[349]].map((one) => aCall(one));
        const removed: number[] = [];
        for (let hour = 0; hour < 7 * 24; hour += 6) {
            host.clock.time += 6 * HOUR;
            const report = await host.sync({ ...incremental, removals: 1000 });
            expect(report.exitCode).toBe(0);
            removed.push(report.removed);
        }
        expect(removed.reduce((a, b) => a + b)).toBe(348);
        expect(Math.max(...removed)).toBeLessThan(150);
        expect(host.org.callRows.size).toBe(2);
    });

    it('write no call row for it, and cost a request for each hundred', async () => {
        const many = Array.from({ length: 350 }, (_, i) => ({ id: String(1000 + i), ...old, heard: { SAP: 1 } }));
        const host = new Host(FIRST);
        host.org.now = host.clock.now;
        await host.has(...many).sync();
        host.clock.time += 8 * DAY;
        expect(await host.sync(incremental)).toMatchObject({ gongRequests: 5, unchanged: 350 });
        expect(host.org.writes).toEqual([]);
    });

    it('take out what became private or moved since, long after its window', async () => {
        const host = new Host(FIRST, SECOND);
        host.org.now = host.clock.now;
        await host.has({ ...gone, ...old }, { ...stays, ...old }).sync();
        host.has({ ...gone, ...old, isPrivate: true }, { ...stays, ...old, opportunities: [SECOND] });
        host.clock.time += 8 * DAY;
        expect(await host.sync(incremental)).toMatchObject({ removed: 2, exitCode: 0 });
        expect([host.org.field(FIRST), host.org.field(SECOND)]).toEqual([null, 'Oracle']);
    });

    it('do not move on past what a stopped run has not confirmed', async () => {
        const host = new Host(FIRST);
        host.org.now = host.clock.now;
        await host.has({ ...gone, ...old }, { ...stays, ...old }).sync();
        host.clock.time += 8 * DAY;
        host.gong.fault = ({ body }) => {
            if ('callIds' in ((body as { filter: object }).filter ?? {})) throw new Error('down');
            return undefined;
        };
        await host.sync(incremental);
        host.gong.fault = () => undefined;
        host.gong.calls = host.gong.calls.slice(1);
        expect(await host.sync(incremental)).toMatchObject({ removed: 1 });
    });
});

describe('erasing calls', () => {
    const erased = async (): Promise<Host> => {
        const host = new Host(FIRST);
        await host.has(gone, stays).sync();
        await host.sync({ kind: 'Erase', callIds: ['1'] });
        return host;
    };

    it('takes them out without asking Gong, and says so by id', async () => {
        const host = new Host(FIRST);
        await host.has(gone, stays).sync();
        host.gong.requests.length = 0;
        const report = await host.sync({ kind: 'Erase', callIds: ['1'] });
        expect(report).toMatchObject({ removed: 1, removedCalls: ['1'], exitCode: 0 });
        expect(host.gong.requests).toEqual([]);
        expect(host.org.field(FIRST)).toBe('Oracle');
        expect(host.org.runs.at(-1)).toMatchObject({ Kind__c: 'Erase', Removed_Calls__c: '1', Kept_Out__c: '1' });
    });

    it('keeps them out, whatever brings them', async () => {
        const host = await erased();
        expect(await host.sync()).toMatchObject({ written: 0, skippedWhy: { erased: 1 } });
        await host.sync({ kind: 'Webhook', callIds: ['1'] });
        await host.sync({ kind: 'Opportunity', opportunityId: FIRST });
        expect([...host.org.callRows.keys()]).toEqual([`2.${FIRST}`]);
    });

    it('ends when Gong is asked for them by id', async () => {
        const host = await erased();
        expect(await host.sync({ kind: 'Calls', callIds: ['1'] })).toMatchObject({ written: 1 });
        expect(host.org.runs.find(({ Kind__c }) => Kind__c === 'Erase')).toMatchObject({ Kept_Out__c: null });
        expect(await host.sync()).toMatchObject({ skipped: 0 });
        expect(host.org.field(FIRST)).toBe('SAP, Oracle');
    });
});

describe('a row that somebody deleted by hand', () => {
    it('takes its name out of the field when the Opportunity is worked on', async () => {
        const host = new Host(FIRST);
        await host.has({ ...gone, started: '2025-06-01T10:00:00Z' }, stays).sync();
        host.org.callRows.delete(`1.${FIRST}`);
        await host.sync({ kind: 'Opportunity', opportunityId: FIRST, span: undefined });
        expect(host.org.field(FIRST)).toBe('Oracle');
    });

    it('takes its name out with any run that writes another call of the Opportunity', async () => {
        const host = new Host(FIRST);
        await host
            .has({ ...gone, started: '2024-06-01T10:00:00Z' }, stays)
            .sync({ span: { from: 0, to: host.clock.now() } });
        host.org.callRows.delete(`1.${FIRST}`);
        host.gong.calls.push(aCall({ id: '3', heard: { Zoho: 1 } }));
        await host.sync();
        expect(host.org.field(FIRST)).toBe('Oracle, Zoho');
    });
});
