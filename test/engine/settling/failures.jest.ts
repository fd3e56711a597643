import { FIRST, SECOND } from '../support/calls.js';
import { Host, fingerprint } from '../support/host.js';

describe('every failure is a row', () => {
    it('with a code, a message and what to do; the other calls are settled', async () => {
        const host = new Host(FIRST, SECOND).has(
            { id: '1', heard: { SAP: 1 } },
            { id: '2', heard: { Oracle: 1 }, opportunities: [SECOND] }
        );
        host.org.refuse = (change) =>
            'key' in change && change.key.startsWith('1.')
                ? { code: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access' }
                : undefined;
        const report = await host.sync();
        expect(report).toMatchObject({ seen: 2, written: 1, failed: 1, exitCode: 1, status: 'Finished' });
        expect(report.failures).toEqual([
            {
                callId: '1',
                opportunityId: FIRST,
                code: 'UNABLE_TO_LOCK_ROW',
                message: 'unable to obtain exclusive access',
                action: expect.stringContaining('next run tries again') as string
            }
        ]);
        expect(host.org.field(SECOND)).toBe('Oracle');
        expect(fingerprint(host, `1.${FIRST}`)).toBeUndefined();
    });

    it.each([
        ['its hit', 'Gong_Tracker_Hit__c'],
        ['its Opportunity', 'Opportunity']
    ])('a call of which %s fails is not settled, and is written again', async (_, object) => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
        host.org.refuse = (change) =>
            change.object === object ? { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No.' } : undefined;
        expect(await host.sync()).toMatchObject({ seen: 1, failed: 1, written: 0, exitCode: 1 });
        expect(fingerprint(host, `1.${FIRST}`)).toBeNull();
        host.org.refuse = () => undefined;
        expect(await host.sync()).toMatchObject({ written: 1, failed: 0 });
        expect(host.org.field(FIRST)).toBe('SAP');
    });

    it('an Opportunity that is refused is tried once in a run', async () => {
        const host = new Host(FIRST).has({ heard: { SAP: 1 } });
        let tried = 0;
        host.org.refuse = ({ object }) => {
            if (object !== 'Opportunity') return undefined;
            tried++;
            return { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No.' };
        };
        await host.sync();
        expect(tried).toBe(1);
    });

    it('a call whose Opportunity was deleted while it was being written is failed, not settled', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
        host.org.refuse = ({ op }) =>
            op === 'update' ? { code: 'ENTITY_IS_DELETED', message: 'entity is deleted' } : undefined;
        expect(await host.sync()).toMatchObject({ failed: 1, written: 0, exitCode: 1 });
        expect(fingerprint(host, `1.${FIRST}`)).toBeNull();
    });

    it('a call on two Opportunities of which one fails is failed, once, and the other one is settled', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 }, opportunities: [FIRST, SECOND] });
        const report = await host.sync();
        expect(report).toMatchObject({ seen: 1, written: 0, failed: 1 });
        expect(report.failures).toMatchObject([{ opportunityId: SECOND, code: 'OPPORTUNITY_NOT_FOUND' }]);
        expect(host.org.field(FIRST)).toBe('SAP');
        expect(fingerprint(host, `1.${FIRST}`)).toEqual(expect.any(String));
    });

    it('a call that is not understood is failed, with or without an id', async () => {
        const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } }, { id: '2', parties: 'many' });
        host.gong.fault = () => ({ status: 200, body: JSON.stringify({ calls: [...host.gong.calls, {}, null] }) });
        const report = await host.sync();
        expect(report).toMatchObject({ seen: 4, written: 1, failed: 3, exitCode: 1 });
        expect(report.failures.map(({ callId, code }) => [callId, code])).toEqual([
            ['2', 'NOT_UNDERSTOOD'],
            [null, 'NOT_UNDERSTOOD'],
            [null, 'NOT_UNDERSTOOD']
        ]);
    });
});

describe('a row that is to leave', () => {
    const leaves = async (): Promise<Host> => {
        const host = new Host(FIRST, SECOND).has({ id: '1', heard: { SAP: 1 } }, { id: '2', heard: { Odoo: 1 } });
        await host.sync();
        return host.has(
            { id: '1', heard: { SAP: 1 }, opportunities: [SECOND] },
            { id: '2', heard: { Odoo: 2 }, opportunities: [SECOND] }
        );
    };

    it('goes when its Opportunity refuses the field, which the next run mends', async () => {
        const host = await leaves();
        host.org.refuse = (change) =>
            change.op === 'update' && change.id === FIRST ? { code: 'LOCKED', message: 'No.' } : undefined;
        const report = await host.sync();
        expect(report).toMatchObject({ written: 2, removed: 2, exitCode: 1 });
        expect(report.failures).toMatchObject([{ callId: null, opportunityId: FIRST, code: 'LOCKED' }]);
        expect(host.org.callRows.has(`1.${FIRST}`)).toBe(false);
        expect(host.org.field(FIRST)).toBe('Odoo, SAP');
        host.org.refuse = () => undefined;
        await host.sync({ kind: 'Incremental' });
        expect(host.org.field(FIRST)).toBeNull();
    });

    it('and is refused is a failure of its own call, beside rows that are marked', async () => {
        const host = await leaves();
        const { Id } = host.org.callRows.get(`2.${FIRST}`)!;
        host.org.refuse = (change) =>
            change.op === 'delete' && change.id === Id ? { code: 'DELETE_FAILED', message: 'No.' } : undefined;
        const report = await host.sync();
        expect(report).toMatchObject({ written: 1, failed: 1, removed: 1 });
        expect(report.failures).toMatchObject([{ callId: '2', opportunityId: FIRST, code: 'DELETE_FAILED' }]);
        expect(fingerprint(host, `2.${SECOND}`)).toEqual(expect.any(String));
    });
});

it('a row that is written and not found is a failure', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
    host.org.refuse = (change) => ('key' in change ? { code: 'NOT_FOUND', message: 'No.' } : undefined);
    expect(await host.sync()).toMatchObject({ failed: 1, written: 0, failures: [{ code: 'NOT_FOUND' }] });
});

it('the first failure of a row is told, also when its Opportunity fails too', async () => {
    const host = new Host(FIRST).has({ id: '1', heard: { SAP: 1 } });
    host.org.refuse = ({ object }) =>
        object === 'Gong_Call__c' ? undefined : { code: object === 'Opportunity' ? 'LATER' : 'FIRST', message: 'No.' };
    expect((await host.sync()).failures).toMatchObject([{ code: 'FIRST' }]);
});
