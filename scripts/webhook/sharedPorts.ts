import { setTimeout as sleep } from 'node:timers/promises';
import { pace } from '../gong/client/pace.js';
import type { GongResponse } from '../gong/client/transport.js';
import type { Ports, Setup } from '../engine/index.js';
import { ApiUsage } from '../org/apiUsage.js';
import { nodePorts } from '../org/ports.js';
import type { Session } from '../org/http.js';
import { MINUTE } from '#rules';

/** Changed settings count that much later; without this every batch would cost a request more. */
const KEPT_MS = 5 * MINUTE;
const TRACKERS = '/v2/settings/trackers';

/** Ports for the runs of one process: they share Gong's pace and what the org told of its API calls, and batches share what rarely changes. */
export class SharedPorts {
    private readonly session: Session;
    private readonly paced = pace({ now: Date.now, sleep: (ms) => sleep(ms) });
    /** What the org has told of its API calls. */
    readonly usage = new ApiUsage();
    private readonly gongAsked: () => void;
    private readonly kept = new Map<string, { readonly until: number; readonly value: unknown }>();

    /** @param gongAsked told of each request to Gong */
    constructor(session: Session, gongAsked: () => void = () => undefined) {
        this.session = session;
        this.gongAsked = gongAsked;
    }

    /** For a run that reads everything anew. */
    fresh(): Ports {
        const ports = nodePorts(this.session, undefined, sleep, this.usage);
        const gong: Ports['gong'] = (request) =>
            this.paced(() => {
                this.gongAsked();
                return ports.gong(request);
            });
        return { ...ports, gong };
    }

    /** For a batch: settings, names, the description of the field and the list of trackers are some minutes old. */
    forBatch(): Ports {
        const { org, gong, ...rest } = this.fresh();
        const setup = org.setup;
        org.setup = (now) => this.keep<Setup>('setup', () => setup(now));
        return {
            ...rest,
            org,
            gong: (request) =>
                request.path === TRACKERS
                    ? this.keep(
                          TRACKERS,
                          () => gong(request),
                          ({ status }: GongResponse) => status === 200
                      )
                    : gong(request)
        };
    }

    /** After something went wrong: what was kept may be the reason. */
    forget(): void {
        this.kept.clear();
    }

    private async keep<T>(key: string, read: () => Promise<T>, good: (value: T) => boolean = () => true): Promise<T> {
        const known = this.kept.get(key);
        if (known && Date.now() < known.until) return known.value as T;
        const value = await read();
        if (good(value)) this.kept.set(key, { until: Date.now() + KEPT_MS, value });
        return value;
    }
}
