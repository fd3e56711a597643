import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { crossover } from './bulk.js';
import { chart } from './chart.js';
import { cpu } from './cpu.js';
import { figuresOf } from './figures.js';
import type { Measured } from './figures.js';
import { peakMb } from './memory.js';
import { pageFigures } from './page.js';
import { report } from './report.js';
import { countRequests } from './requests.js';
import { sideBySide } from './sideBySide.js';
import { startup } from './startup.js';
import { wallTime } from './wallTime.js';

// Measures everything and writes docs/benchmarks.md, its chart and the figures that `npm run bench:check` compares.

const before = loadavg()[0]!;
const began = performance.now();

/** Does one part and says how long it took. */
async function measure<T>(what: string, work: () => T | Promise<T>): Promise<T> {
    const from = performance.now();
    const result = await work();
    console.error(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
    return result;
}

// first, while the process is as a sync's own would be
const wallTimes = [await measure('40 ms', () => wallTime(40)), await measure('400 ms', () => wallTime(400))];
const quick = {
    cpu: await measure('processor', cpu),
    requests: await measure('requests', countRequests),
    crossover: await measure('Bulk API 2.0', crossover),
    startup: await measure('starting', startup),
    page: await measure('the card', pageFigures)
};
const small = await measure('10,000 calls', () => peakMb(10_000));
// the drivers wait for Gong most of the time
const [large, sides] = await Promise.all([
    measure('100,000 calls', () => peakMb(100_000)),
    measure('side by side', () => sideBySide())
]);
const measured: Measured = { ...quick, wallTimes, memory: { small, large }, sides };

const setting = {
    date: new Date().toISOString().slice(0, 10),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim(),
    machine: `${cpus().length} × ${cpus()[0]!.model.trim()}`,
    load: [before, loadavg()[0]!] as const
};
/** Writes a file as the project formats it. */
async function write(filepath: string, text: string): Promise<void> {
    writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
}
await write('docs/benchmarks.md', report(measured, setting));
await write(
    'docs/benchmarks.json',
    JSON.stringify(figuresOf(measured.requests, measured.crossover, sides, measured.cpu))
);
await write('docs/benchmarks.svg', chart(panels(measured)));
console.error(`docs/benchmarks.md is written, after ${((performance.now() - began) / 1000).toFixed(0)} s.`);

function panels({ sides: all, wallTimes: waits }: Measured) {
    const label = (name: string): string => name.replace(/:.*/, '');
    return [
        {
            title: 'Requests to Gong for 150 calls, refused ones included',
            bars: all.map((side, i) => ({
                label: label(side.name),
                value: side.requests + side.throttled,
                text: side.throttled > 0 ? `${side.requests} + ${side.throttled} refused` : String(side.requests),
                ours: i === 0
            }))
        },
        {
            title: 'Salesforce API calls for 150 calls',
            bars: all.map((side, i) => ({
                label: label(side.name),
                value: side.orgApiCalls,
                text: String(side.orgApiCalls),
                ours: i === 0
            }))
        },
        {
            title: "10,500 calls against the least time that Gong's limit allows",
            bars: [
                { label: 'the floor', value: 1, text: '1.00 ×', ours: false },
                ...waits.map(({ latencyMs, seconds, floorSeconds }) => ({
                    label: `gong sync, ${latencyMs} ms of latency`,
                    value: seconds / floorSeconds,
                    text: `${(seconds / floorSeconds).toFixed(2)} ×`,
                    ours: true
                }))
            ]
        }
    ];
}
