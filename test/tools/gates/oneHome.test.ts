import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { API_VERSION } from '../../../scripts/org/apiVersion.js';
import { columnsFile } from '../../../tools/docs/columnsFile.js';
import { readProjectFile } from '../../../tools/gates/metadata/project.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The TypeScript below some folders: `scripts/org/http.ts` and its text. */
const sources = (...folders: string[]): [path: string, text: string][] =>
    folders.flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
            .filter((name) => name.endsWith('.ts') && !name.includes('__tests__'))
            .map((name): [string, string] => {
                const path = `${folder}/${name.replaceAll('\\', '/')}`;
                return [path, readFileSync(join(ROOT, path), 'utf8')];
            })
    );

/** The files in which a pattern stands. */
const where = (pattern: RegExp, ...folders: string[]): string[] =>
    sources(...folders).flatMap(([path, text]) => (pattern.test(text) ? [path] : []));

test('columns and their lengths are those of the metadata: "npm run docs" brings them up to date', () => {
    const file = readFileSync(join(ROOT, 'scripts/engine/columns.ts'), 'utf8');
    assert.equal(file, columnsFile(join(ROOT, 'force-app/main/default/objects')));
});

test('the API version stands in one place, and is the one of sfdx-project.json', () => {
    assert.equal(API_VERSION, readProjectFile(ROOT).apiVersion);
    const literal = new RegExp(`['"/v>]${API_VERSION.replace('.', '\\.')}['"/<]`);
    assert.deepEqual(where(literal, 'scripts', 'tools', 'test'), ['scripts/org/apiVersion.ts']);
});

test('SOQL is written in one place, which knows nothing of the host that sends it', () => {
    assert.deepEqual(where(/\bSELECT\b/, 'scripts').sort(), ['scripts/org/queries.ts']);
    for (const [path, text] of sources('scripts/org').filter(([path]) => /queries\.ts$/i.test(path)))
        assert.doesNotMatch(text, /from '(node:|undici|\.\/http)/, path);
});

test('units of time are told in one place', () => {
    const literal = /\b(86_?400_?000|3_?600_?000|60_000|60 \* 1000)\b/;
    assert.deepEqual(where(literal, 'scripts', 'tools', 'force-app/main/default/lwc'), []);
});
