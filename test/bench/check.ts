import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { crossover } from './bulk.js';
import { cpu } from './cpu.js';
import { figuresOf, LIMITS } from './figures.js';
import type { Figures } from './figures.js';
import { countRequests } from './requests.js';
import { sideBySide } from './sideBySide.js';

// Compares counts and ratios with the committed ones; `npm run bench` writes them. Times are not compared: they say
// more of the machine than of the program.

/** How much worse than the committed one the processor's ratio may be: machines differ in this, too. */
const TOLERANCE = 1.5;

const committed = JSON.parse(readFileSync('docs/benchmarks.json', 'utf8')) as Figures;
const sides = await sideBySide(1e6);
const now = figuresOf(await countRequests(), await crossover(), sides, cpu());
assert.deepEqual({ ...now, cpuRatio: 0 }, { ...committed, cpuRatio: 0 }, 'docs/benchmarks.json (npm run bench)');
assert.ok(now.cpuRatio <= committed.cpuRatio * TOLERANCE, `CPU: ${now.cpuRatio}, it was ${committed.cpuRatio}`);
const { backfill, unchanged } = now.requests;
assert.equal(backfill.gong, LIMITS.gong);
// one above the goal: what a competitor that is heard for the first time costs, and docs/benchmarks.md says so
assert.ok(backfill.org <= LIMITS.backfill + 1 && unchanged.org <= LIMITS.unchanged);
console.log(`Counts are as committed; CPU ${now.cpuRatio} (${committed.cpuRatio}).`);
