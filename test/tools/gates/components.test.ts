import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ComponentSet, type SourceComponent } from '@salesforce/source-deploy-retrieve';
import { readProjectFile } from '../../../tools/gates/metadata/project.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** `package directory: Type Name`, a line each. After a change on purpose: `UPDATE_COMPONENTS=1` writes it anew. */
const EXPECTED = join(ROOT, 'test/fixtures/components.txt');

function describe(component: SourceComponent): string[] {
    return [component, ...component.getChildren()].map(({ type, fullName }) => `${type.name} ${fullName}`);
}

test('the CLI would deploy exactly the components that are meant to be deployed', () => {
    const { directories } = readProjectFile(ROOT);
    const lines = directories.flatMap(({ path }) => {
        const components = ComponentSet.fromSource(path).getSourceComponents().toArray();
        return components.flatMap(describe).map((line) => `${path.slice(ROOT.length)}: ${line}`);
    });
    const list = `${lines.sort().join('\n')}\n`;
    if (process.env['UPDATE_COMPONENTS']) writeFileSync(EXPECTED, list);
    assert.equal(list, readFileSync(EXPECTED, 'utf8'), 'if the change is meant, run with UPDATE_COMPONENTS=1');
});
