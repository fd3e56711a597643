import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { operationsPage } from '../../tools/docs/operationsPage.js';
import { OPERATIONS } from '../../scripts/gong/index.js';
import { commands } from '../support/allCommands.js';

const PAGE = new URL('../../docs/operations.md', import.meta.url);

test('docs/operations.md is what the commands say: "npm run docs" writes it', async () => {
    const config = await resolveConfig(PAGE);
    const written = await format(operationsPage(commands), { ...config, parser: 'markdown' });
    assert.equal(readFileSync(PAGE, 'utf8'), written);
});

test('every operation is asked by some command', () => {
    const asked = Object.values(commands).flatMap((command) => (command as unknown as { asks: string[] }).asks);
    assert.deepEqual([...new Set(asked)].sort(), Object.keys(OPERATIONS).sort());
});
