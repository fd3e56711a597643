import { parseCall } from '../../scripts/engine/calls/call.js';
import { readNames } from '#rules';
import { readSettings } from '../../scripts/engine/settings/settings.js';
import { routeOf } from '../../scripts/engine/calls/routes.js';
import { parse } from '../../scripts/gong/client/answer.js';
import { hitsOf, isStored } from '../../scripts/engine/calls/hits.js';
import { rowsOf } from '../../scripts/engine/calls/rows.js';
import { demoData } from '../../tools/local/data/index.js';
import { exposed } from '../../tools/local/gong/exposed.js';

/** What it costs to turn a page into rows, beside what `JSON.parse` of the same text costs. */
export interface Cpu {
    readonly bytes: number;
    readonly parseMs: number;
    /** Everything else: exact ids, reading the calls, hits, rows and their digests. */
    readonly restMs: number;
    readonly ratio: number;
}

const ROUNDS = 300;
const SELECTOR = {
    context: 'Basic' as const,
    exposedFields: { parties: true, content: { trackers: true, trackerOccurrences: true } }
};

/** Measures with 100 calls of the demo company, the default settings, and the quickest of many rounds of each. */
export function cpu(): Cpu {
    const calls = demoData(new Date(Date.UTC(2026, 5, 1))).gong.calls.slice(0, 100);
    const body = JSON.stringify({ calls: calls.map((call) => exposed(call, SELECTOR)) });
    const names = readNames([]);
    const settings = readSettings(undefined);
    const toRows = (json: { calls: unknown[] }): number => {
        let rows = 0;
        for (const item of json.calls) {
            const call = parseCall(item, (tracker) => isStored(tracker, settings));
            const route = routeOf(call, settings);
            if (typeof route !== 'string') rows += rowsOf(call, route, hitsOf(call, settings, names), names).length;
        }
        return rows;
    };
    if (toRows(parse(body) as unknown as { calls: unknown[] }) < 90) throw new Error('the page makes too few rows');
    // in turn, so that a busy machine slows both
    const [parsing, all] = quickest([
        () => JSON.parse(body) as unknown,
        () => toRows(parse(body) as unknown as { calls: unknown[] })
    ]);
    const restMs = all! - parsing!;
    return { bytes: body.length, parseMs: parsing!, restMs, ratio: restMs / parsing! };
}

function quickest(works: (() => unknown)[]): number[] {
    const best = works.map(() => Infinity);
    for (let round = 0; round < ROUNDS; round++) {
        works.forEach((work, i) => {
            const began = performance.now();
            work();
            best[i] = Math.min(best[i]!, performance.now() - began);
        });
    }
    return best;
}
