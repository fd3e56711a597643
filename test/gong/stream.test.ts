import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SCRIPT = fileURLToPath(new URL('../support/streamCalls.ts', import.meta.url));

test('10,000 calls of 10 kB become JSON lines in 64 MB of memory', async () => {
    const argv = ['--max-old-space-size=64', '--import', 'tsx', SCRIPT];
    const { stdout } = await promisify(execFile)(process.execPath, argv);
    const { bytes, lines } = JSON.parse(stdout) as { bytes: number; lines: number };
    assert.equal(lines, 10_000);
    assert.ok(bytes > 100_000_000, String(bytes));
});
