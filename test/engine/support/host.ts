import { sync } from '../../../scripts/engine/run.js';
import type { Change, Org, Ports } from '../../../scripts/engine/ports.js';
import type { Report } from '../../../scripts/engine/telling/report.js';
import type { SyncRequest } from '../../../scripts/engine/reading/planRun.js';
import { aCall } from './calls.js';
import type { CallSketch } from './calls.js';
import { Clock } from './clock.js';
import { FakeGong } from './gong.js';
import { MemoryOrg } from './org.js';

export const HOUR = 3_600_000;

/** A host in memory: Gong, the org and the clock of one test. */
export class Host {
    readonly clock = new Clock();
    readonly gong = new FakeGong();
    readonly org: MemoryOrg;
    readonly ports: Ports;

    constructor(...opportunityIds: string[]) {
        this.org = new MemoryOrg(...opportunityIds);
        this.ports = { gong: this.gong.send, org: this.org, now: this.clock.now, sleep: this.clock.sleep };
    }

    /** What Gong has from now on. */
    has(...sketches: CallSketch[]): this {
        this.gong.calls = sketches.map(aCall);
        return this;
    }

    /** Syncs the last year, or what is asked for. */
    sync(request: Partial<SyncRequest> = {}): Promise<Report> {
        this.org.writes = [];
        return sync(this.ports, lastYear(this.clock, request));
    }
}

/** What a call row is marked with; null while it is not settled. */
export const fingerprint = (host: Host, key: string): unknown => host.org.callRows.get(key)?.Fingerprint__c;

/** A backfill of the last year, if nothing else is asked for. */
export const lastYear = (clock: Clock, request: Partial<SyncRequest> = {}): SyncRequest => {
    const to = clock.now();
    return { kind: 'Backfill', host: 'test', span: { from: to - 365 * 24 * HOUR, to }, windowDays: 400, ...request };
};

export type PortCall = { readonly name: keyof Org | 'gong'; readonly changes?: readonly Change[] };

/** The same ports with something to pass before and after each call of a port that leaves the machine. */
export function gated(ports: Ports, before: (call: PortCall) => Promise<void>, after = before): Ports {
    const gate = <A extends unknown[], R>(name: PortCall['name'], call: (...args: A) => Promise<R>) => {
        return async (...args: A): Promise<R> => {
            const about = name === 'save' ? { name, changes: args[0] as readonly Change[] } : { name };
            await before(about);
            const result = await call(...args);
            await after(about);
            return result;
        };
    };
    const { org } = ports;
    return {
        ...ports,
        gong: gate('gong', (request) => ports.gong(request)),
        org: {
            get requests() {
                return org.requests;
            },
            setup: gate('setup', () => org.setup()),
            calls: gate('calls', (ids) => org.calls(ids)),
            callIdsOf: gate('callIdsOf', (id) => org.callIdsOf(id)),
            changedDeals: gate('changedDeals', (ids, since) => org.changedDeals(ids, since)),
            storedAfter: gate('storedAfter', (key, most) => org.storedAfter(key, most)),
            hits: gate('hits', (keys) => org.hits(keys)),
            deals: gate('deals', (ids, field) => org.deals(ids, field)),
            save: gate('save', (changes) => org.save(changes)),
            writeFields: gate('writeFields', (field, writes) => org.writeFields(field, writes)),
            startRun: gate('startRun', (fields) => org.startRun(fields)),
            updateRun: gate('updateRun', (id, fields) => org.updateRun(id, fields))
        }
    };
}
