import { aCall, FIRST, SECOND } from './support/calls.js';
import { HOUR, Host } from './support/host.js';
import { readWaiting, waitingText } from '../../scripts/engine/reading/waiting.js';

const incremental = { kind: 'Incremental' } as const;
const LOCKED = { code: 'ENTITY_IS_LOCKED', message: 'the record is locked for editing' };
const OLD = '2026-01-01T10:00:00Z';

const host = (): Host => {
    const made = new Host(FIRST, SECOND);
    made.org.now = made.clock.now;
    return made;
};

/** The first Opportunity refuses whatever is written on it or below it. */
const lock = (one: Host): void => {
    one.org.refuse = (change) =>
        JSON.stringify(change).includes(FIRST) && change.op !== 'delete' && change.object !== 'Gong_Tracker_Hit__c'
            ? LOCKED
            : undefined;
};

describe('what keeps failing', () => {
    it('is tried at once, then further and further apart, then parked, and no run between is red', async () => {
        const one = host();
        lock(one);
        one.has({ id: '1', started: OLD, heard: { SAP: 1 } });
        await one.sync({ kind: 'Calls', callIds: ['1'] });
        const red: number[] = [];
        let hour = 0;
        for (; hour <= 24 * 10; hour++) {
            one.clock.time += HOUR;
            if ((await one.sync(incremental)).exitCode === 1) red.push(hour);
        }
        expect(red).toEqual([0, 1, 7, 31, 199]);
        expect(await one.sync(incremental)).toMatchObject({ parked: 1, exitCode: 0, seen: 0 });
        expect(one.org.runs.at(-1)).toMatchObject({ Parked__c: 1 });
        expect(one.org.runs.at(-1)!.Retry__c).toBe(`6 parked ${FIRST} ENTITY_IS_LOCKED 1`);
    });

    const parked = async (): Promise<Host> => {
        const one = host();
        lock(one);
        one.has({ id: '1', started: OLD, heard: { SAP: 1 } });
        await one.sync({ kind: 'Calls', callIds: ['1'] });
        for (let n = 0; n < 6; n++) {
            one.clock.time += 8 * 24 * HOUR;
            await one.sync(incremental);
        }
        one.org.refuse = () => undefined;
        one.clock.time += HOUR;
        expect(await one.sync(incremental)).toMatchObject({ parked: 1, written: 0 });
        one.clock.time += HOUR;
        return one;
    };

    it('is tried again on request once it is parked', async () => {
        const one = await parked();
        expect(await one.sync({ ...incremental, parked: true })).toMatchObject({ parked: 0, written: 1 });
        expect(one.org.runs.at(-1)!.Retry__c).toBeNull();
    });

    it('is tried again when its Opportunity changes', async () => {
        const one = await parked();
        one.org.type(SECOND, 'Mine');
        expect(await one.sync(incremental)).toMatchObject({ parked: 1 });
        one.clock.time += HOUR;
        one.org.type(FIRST, 'Mine');
        expect(await one.sync(incremental)).toMatchObject({ parked: 0, written: 1 });
        expect(one.org.field(FIRST)).toBe('Mine, SAP');
    });

    it('and comes along with what is new makes no run red before its turn', async () => {
        const one = host();
        lock(one);
        const started = new Date(one.clock.time).toISOString();
        one.has({ id: '1', started, heard: { SAP: 1 } });
        const codes: number[] = [];
        for (let n = 0; n < 4; n++) {
            one.clock.time += 10 * 60_000;
            codes.push((await one.sync(incremental)).exitCode);
        }
        expect(codes).toEqual([1, 1, 0, 0]);
        one.org.refuse = () => undefined;
        expect(await one.sync(incremental)).toMatchObject({ written: 1 });
        expect(one.org.runs.at(-1)!.Retry__c).toBeNull();
    });

    it('comes after what is new, and stops none of it', async () => {
        const one = host();
        lock(one);
        const failing = Array.from({ length: 6000 }, (_, i) => ({
            id: String(10_000 + i),
            started: OLD,
            heard: { SAP: 1 }
        }));
        one.has(...failing);
        for (const half of [failing.slice(0, 3000), failing.slice(3000)])
            await one.sync({ kind: 'Calls', callIds: half.map(({ id }) => id) });
        const started = new Date(one.clock.time).toISOString();
        const fresh = Array.from({ length: 300 }, (_, i) => ({ id: String(i + 1), started, opportunities: [SECOND] }));
        one.gong.calls.push(...fresh.map(aCall));
        one.clock.time += HOUR;
        const report = await one.sync(incremental);
        expect(report).toMatchObject({ status: 'Finished', written: 300, failed: 6000, error: null });
        expect([...one.org.callRows.values()].filter(({ Opportunity__c }) => Opportunity__c === SECOND)).toHaveLength(
            300
        );
        const windows = one.gong.asked.map(({ filter }) => 'fromDateTime' in (filter as object));
        expect(windows.lastIndexOf(true)).toBe(windows.length - 61);
        expect(readWaiting(String(one.org.runs.at(-1)!.Retry__c)).size).toBe(6000);
    });
});

describe('taking away', () => {
    /** A settled call that is private since, on an Opportunity that refuses updates now. */
    const refusing = async (): Promise<Host> => {
        const one = host();
        // an hour ago, where every run looks
        const started = new Date(one.clock.time - HOUR).toISOString();
        const first = { id: '1', started, heard: { SAP: 1 } };
        const second = { id: '2', started, heard: { Oracle: 1 } };
        await one.has(first, second).sync();
        one.has({ ...first, isPrivate: true }, second);
        one.org.refuse = ({ object }) => (object === 'Opportunity' ? LOCKED : undefined);
        return one;
    };

    it('does not wait for the field; the run after the refusal ends mends it', async () => {
        const one = await refusing();
        const report = await one.sync(incremental);
        expect(report).toMatchObject({ removed: 1, exitCode: 1 });
        expect(report.failures).toMatchObject([{ callId: null, opportunityId: FIRST, code: 'ENTITY_IS_LOCKED' }]);
        expect([...one.org.callRows.keys()]).toEqual([`2.${FIRST}`]);
        expect(one.org.hitRows.size).toBe(1);
        expect(one.org.field(FIRST)).toBe('Oracle, SAP');

        for (let n = 0; n < 30; n++) {
            one.clock.time += 8 * 24 * HOUR;
            await one.sync(incremental);
        }
        one.org.refuse = () => undefined;
        one.clock.time += HOUR;
        expect(await one.sync(incremental)).toMatchObject({ exitCode: 0, opportunities: 1 });
        expect(one.org.field(FIRST)).toBe('Oracle');
        expect(one.org.runs.at(-1)!.Retry__c).toBeNull();
    });

    it.each(['Webhook', 'Calls'] as const)('is mended after a %s run, too', async (kind) => {
        const one = await refusing();
        await one.sync({ kind, callIds: ['1'] });
        expect(one.org.callRows.size).toBe(1);
        one.org.refuse = () => undefined;
        await one.sync(incremental);
        expect(one.org.field(FIRST)).toBe('Oracle');
    });

    it('is recorded before the rows go: a run that dies then is mended by the next one', async () => {
        const one = await refusing();
        const save = one.org.save.bind(one.org);
        one.org.save = async (changes) => {
            const outcomes = await save(changes);
            if (changes.some(({ op }) => op === 'delete')) one.org.updateRun = () => Promise.reject(new Error('dead'));
            return outcomes;
        };
        const update = one.org.updateRun.bind(one.org);
        await one.sync({ kind: 'Calls', callIds: ['1'] });
        one.org.updateRun = update;
        one.org.refuse = () => undefined;
        await one.sync(incremental);
        expect(one.org.field(FIRST)).toBe('Oracle');
    });
});

describe('what waits, as a record keeps it', () => {
    const entries = new Map([
        ['1', { tries: 1, due: 0, opportunityId: undefined, code: undefined }],
        ['2', { tries: 2, due: Date.UTC(2026, 0, 1), opportunityId: FIRST, code: 'A_CODE' }],
        ['3', { tries: 2, due: Date.UTC(2026, 0, 1), opportunityId: FIRST, code: 'A_CODE' }],
        [FIRST, { tries: 9, due: Infinity, opportunityId: undefined, code: undefined }]
    ]);

    it('is read as it was written', () => expect(readWaiting(waitingText(entries, 1000))).toEqual(entries));

    it('is cut between lines, never within an id', () => {
        for (let most = 0; most < 200; most++)
            for (const key of readWaiting(waitingText(entries, most)).keys()) expect(entries.has(key)).toBe(true);
    });
});
