import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { releaseProblems } from '../../../tools/gates/release/check.js';

const FILES = [
    'package.json',
    'package-lock.json',
    'CHANGELOG.md',
    'sfdx-project.json',
    'deploy/kubernetes/serve.yaml',
    'deploy/kubernetes/sync.yaml'
];
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** A copy of what is released, with the version changed in one file. */
function changed(file: string): string {
    const root = mkdtempSync(join(tmpdir(), 'release-'));
    for (const path of FILES) cpSync(path, join(root, path));
    const text = readFileSync(join(root, file), 'utf8');
    writeFileSync(join(root, file), text.replace(version, '9.9.9'));
    return root;
}

test('what is here agrees, and with its own tag', () => {
    assert.deepEqual(releaseProblems('.', undefined), []);
    assert.deepEqual(releaseProblems('.', `v${version}`), []);
});

for (const file of FILES) {
    test(`another version in ${file} is a contradiction`, () => {
        const problems = releaseProblems(changed(file), undefined);
        assert.ok(problems.length > 0);
        for (const problem of problems) assert.match(problem, /9\.9\.9/);
    });
}

test('a tag of another version is a contradiction', () => {
    assert.deepEqual(releaseProblems('.', 'v9.9.9'), [`package.json is version ${version}, but the tag says 9.9.9.`]);
    assert.equal(releaseProblems('.', 'release').length, 1);
});
