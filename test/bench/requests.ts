import { sync } from '../../scripts/engine/run.js';
import type { Report } from '../../scripts/engine/telling/report.js';
import { nodePorts } from '../../scripts/org/ports.js';
import { kindsOf } from '../faults/requests.js';
import { start } from './server.js';

/** What one run over 1,000 calls asked for. */
export interface Requests {
    readonly gong: number;
    /** API calls of the org, the gateway's included. */
    readonly org: number;
    /** API calls by what they were for; one may serve several ends. */
    readonly purposes: Readonly<Record<string, number>>;
}

const CALLS = 1000;

/** Counts a backfill of 1,000 calls on 100 Opportunities, and the same again when nothing has changed. */
export async function countRequests(): Promise<{ backfill: Requests; unchanged: Requests }> {
    const { gong, org, started } = await start({ calls: CALLS, perSecond: 1e6 });
    const span = { from: started.from, to: started.to };
    const session = { ...started.login, refreshAuth: () => Promise.reject(new Error('a local session')) };
    const isHit = (id: string): boolean => org.tables.get('Gong_Tracker_Hit__c', id) !== undefined;
    const run = async (): Promise<Requests> => {
        const purposes: Record<string, number> = {};
        org.faults = (request) => {
            const name = [...kindsOf(request, isHit)].join(' + ') || 'other';
            purposes[name] = (purposes[name] ?? 0) + 1;
            return undefined;
        };
        const before = { gong: gong.stats.requests, org: org.stats.apiCalls };
        // nobody waits here: what is counted is not what is timed
        const ports = nodePorts(session, undefined, () => Promise.resolve());
        const report: Report = await sync(ports, { kind: 'Backfill', host: 'bench', span });
        if (report.seen !== CALLS || report.exitCode !== 0) throw new Error(report.error ?? 'calls are missing');
        return { gong: gong.stats.requests - before.gong, org: org.stats.apiCalls - before.org, purposes };
    };
    const backfill = await run();
    const unchanged = await run();
    await org.close();
    await gong.close();
    return { backfill, unchanged };
}
