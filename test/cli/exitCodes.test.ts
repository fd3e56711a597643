import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EXIT_CODES, exitCodesLine } from '../../scripts/exitCodes.js';
import { allCommands } from '../support/allCommands.js';

const TABLE = Object.entries(EXIT_CODES);

test('README has the table of the exit codes as the commands know it', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rows = [...readme.matchAll(/^\| (\d) +\| ([^|]*?) +\|$/gm)].map(([, code, meaning]) => [code, meaning]);
    assert.deepEqual(rows, TABLE);
});

test('every help text that tells exit codes tells them in these words', () => {
    const told = [...allCommands.values()].filter(({ description = '' }) => description.includes('Exit codes:'));
    assert.ok(told.length >= 4);
    for (const { description } of told) assert.ok(description!.includes(exitCodesLine));
});

test('advice names permission sets that exist, with a command to paste', async () => {
    const { assign } = await import('../../scripts/advice.js');
    const { SET_OF } = await import('../../scripts/advice.js');
    for (const set of [...Object.values(SET_OF), 'Gong_Credential', 'Gong_Main_Competitors'] as const) {
        const project = set === 'Gong_Main_Competitors' ? 'main-competitors' : 'force-app';
        const file = `../../${project}/main/default/permissionsets/${set}.permissionset-meta.xml`;
        assert.ok(existsSync(new URL(file, import.meta.url)), set);
        assert.match(assign(set), new RegExp(`"sf org assign permset --name ${set} .*--target-org ALIAS"`));
    }
});
