import { sync } from '../../scripts/engine/run.js';
import type { SyncRequest } from '../../scripts/engine/reading/planRun.js';
import { nodePorts } from '../../scripts/org/ports.js';
import type { Driver } from './drivers.js';
import { DRIVERS } from './drivers.js';
import type { Right } from './twists.js';
import { serve } from './served.js';
import type { ServedWorld } from './served.js';

export interface Side {
    readonly name: string;
    /** Requests that Gong answered, and those that it refused. */
    readonly requests: number;
    readonly throttled: number;
    readonly orgApiCalls: number;
    readonly seconds: number;
    readonly right: Right;
}

export const SIDE_CALLS = 150;
const HOUR = 3_600_000;

const iso = (time: number): string => new Date(time).toISOString();

/** This product, with the same two runs: everything up to now, and an hour later what is new. */
const OURS: Driver = {
    name: 'gong sync',
    async run(world, span) {
        const to = Date.parse(span.to);
        const began = Date.now();
        const ports = { ...nodePorts(world.session), now: () => to + Date.now() - began };
        const request: SyncRequest =
            to === world.to
                ? { kind: 'Backfill', host: 'bench', span: { from: world.from, to } }
                : { kind: 'Incremental', host: 'bench' };
        const { exitCode, error } = await sync(ports, request);
        if (exitCode !== 0) throw new Error(error ?? 'rows failed');
    }
};

/** Two runs of every way, each with a world of its own, side by side. */
export function sideBySide(perSecond = 3): Promise<Side[]> {
    return Promise.all([OURS, ...DRIVERS].map((driver) => one(driver, perSecond)));
}

async function one(driver: Driver, perSecond: number): Promise<Side> {
    const limited = perSecond <= 3;
    const world: ServedWorld = await serve({
        calls: SIDE_CALLS,
        perSecond,
        latencyMs: limited ? 40 : 0,
        twists: true
    });
    const began = performance.now();
    await driver.run(world, { from: iso(world.from), to: iso(world.to) }, world.finished);
    await world.happen();
    await driver.run(world, { from: iso(world.to), to: iso(world.to + HOUR) }, world.later);
    const seconds = (performance.now() - began) / 1000;
    const { gongRequests, throttled, orgApiCalls, right } = await world.counts();
    world.close();
    // what goes around the gateway costs the org nothing
    return { name: driver.name, requests: gongRequests - throttled, throttled, orgApiCalls, seconds, right: right! };
}
