import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const names = (text: string, pattern: RegExp): Set<string> => new Set(text.match(pattern));

const METRIC = /\b(?:gong|salesforce)_[a-z]+_[a-z_]+/g;
const offered = names(read('scripts/webhook/metrics.ts'), /(?<=')(?:gong|salesforce)_[a-z_]+(?=')/g);

test('every metric is documented, and none that there is not', () => {
    assert.ok(offered.size > 8);
    assert.deepEqual(names(read('docs/operating.md'), METRIC), offered);
});

test('the dashboard draws every metric, and none that there is not', () => {
    const { panels } = JSON.parse(read('deploy/grafana-dashboard.json')) as {
        panels: { targets: { expr: string }[] }[];
    };
    const drawn = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr.replace('_bucket', ''))).join('\n');
    const known = names(drawn, METRIC);
    for (const name of known) assert.ok(offered.has(name), name);
    // the ratio stands for the count
    assert.deepEqual(
        [...offered].filter((name) => !known.has(name)),
        ['gong_requests_last_day']
    );
});

test('every field that the log can have is documented', () => {
    const documented = read('docs/operating.md').split('## Log fields')[1]!;
    const counts = /export function countsOf[^]*?\n}/.exec(read('scripts/webhook/batches.ts'))![0];
    const logged = names(counts.split('return {')[1]!, /\b[a-z][a-zA-Z]+(?=[,:\n])/g);
    for (const field of logged) if (field !== 'length') assert.match(documented, new RegExp(`\`${field}\``), field);
});
