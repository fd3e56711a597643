import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { settingsPage } from '../../../tools/docs/settingsPage.js';

const FIELDS = 'force-app/main/default/objects/Gong_Settings__c/fields';

test('docs/settings.md is what the metadata say: "npm run docs" writes it', async () => {
    const page = 'docs/settings.md';
    const made = await format(settingsPage(FIELDS), { ...(await resolveConfig(page)), filepath: page });
    assert.equal(readFileSync(page, 'utf8'), made);
});

test('every setting says what it is for', () => {
    const rows = settingsPage(FIELDS)
        .split('\n')
        .filter((line) => line.includes('__c`'));
    assert.ok(rows.length > 10);
    for (const row of rows) assert.ok(row.split(' | ').at(-1)!.length > 10, row);
});
