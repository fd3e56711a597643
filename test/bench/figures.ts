import type { Crossover } from './bulk.js';
import type { Cpu } from './cpu.js';
import type { PageFigures } from './page.js';
import type { Requests } from './requests.js';
import type { Side } from './sideBySide.js';
import type { Startup } from './startup.js';
import type { WallTime } from './wallTime.js';

/** Everything that was measured in one run of the benchmarks. */
export interface Measured {
    readonly requests: { readonly backfill: Requests; readonly unchanged: Requests };
    readonly wallTimes: readonly WallTime[];
    readonly memory: { readonly small: number; readonly large: number };
    readonly cpu: Cpu;
    readonly crossover: readonly Crossover[];
    readonly sides: readonly Side[];
    readonly page: PageFigures;
    readonly startup: Startup;
}

export const LIMITS = {
    gong: 10,
    backfill: 20,
    unchanged: 14,
    wall: 1.03,
    memory: 1.1,
    memoryMb: 220,
    cpu: 1,
    firstScreenMs: 300,
    filterMs: 100,
    cardBytes: 40_000
};

/** What `npm run bench:check` compares: nothing of it depends on the machine but the ratio of the processor's work. */
export interface Figures {
    readonly requests: { readonly backfill: Requests; readonly unchanged: Requests };
    readonly crossover: readonly Crossover[];
    readonly sides: readonly Pick<Side, 'name' | 'requests' | 'orgApiCalls' | 'right'>[];
    readonly cpuRatio: number;
}

export function figuresOf(
    requests: Figures['requests'],
    crossover: readonly Crossover[],
    sides: readonly Side[],
    cpu: Cpu
): Figures {
    return {
        requests,
        crossover,
        sides: sides.map(({ name, requests: asked, orgApiCalls, right }) => ({
            name,
            requests: asked,
            orgApiCalls,
            right
        })),
        cpuRatio: Math.round(cpu.ratio * 100) / 100
    };
}
