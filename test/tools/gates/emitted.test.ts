import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const LWC = 'force-app/main/default/lwc';

test('what is deployed carries no words to a linter: those who maintain the org lint by their own rules', () => {
    const emitted = readdirSync(LWC, { recursive: true, encoding: 'utf8' }).filter(
        (path) => path.endsWith('.js') && !path.includes('__tests__')
    );
    assert.ok(emitted.length > 10);
    for (const path of emitted) assert.doesNotMatch(readFileSync(join(LWC, path), 'utf8'), /eslint-|@ts-/, path);
});
