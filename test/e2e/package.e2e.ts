import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { before, test } from 'node:test';
import { Shell } from './cli.js';

/** A project of somebody else's, into which the packed package is installed as from a registry. */
const project = mkdtempSync(join(tmpdir(), 'gong-package-'));
const INSTALLED = join(project, 'node_modules', 'gong-for-salesforce');
const TSC = resolve('node_modules/typescript/bin/tsc');
const shell = new Shell();

// npm of the Node that runs this
const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
const npm = (...args: string[]): string => {
    const env = { ...process.env, PATH, NODE_OPTIONS: '' };
    return execFileSync('npm', args, { cwd: args[0] === 'pack' ? '.' : project, env, encoding: 'utf8' });
};
const write = (name: string, content: string | object): void =>
    writeFileSync(join(project, name), typeof content === 'string' ? content : JSON.stringify(content));

before(() => {
    npm('pack', '--ignore-scripts', '--silent', '--pack-destination', project);
    const tarball = readdirSync(project).find((name) => name.endsWith('.tgz'));
    write('package.json', { name: 'theirs', private: true, type: 'module' });
    // what `engines` promises must hold for everything that comes along
    npm('install', '--engine-strict', '--no-audit', '--no-fund', `./${tarball}`);
});

test('what ships is what is needed: no stand-ins, no tests, no scripts of a clone', () => {
    const shipped = readdirSync(INSTALLED).filter((name) => name !== 'node_modules');
    assert.deepEqual(
        shipped.sort(),
        ['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'force-app', 'lib', 'messages', 'oclif.manifest.json']
            .concat('package.json')
            .sort()
    );
    const files = readdirSync(INSTALLED, { recursive: true, encoding: 'utf8' });
    assert.deepEqual(
        files.filter((path) => /__tests__|\.(test|e2e|html|css|cls)\b|(^|[/\\])tools[/\\]/.test(path)),
        []
    );
});

test('its command line runs', async () => {
    const bin = join(project, 'node_modules', '.bin', 'gong');
    const { exitCode, stdout } = await shell.run([bin, 'sync', '--help']);
    assert.equal(exitCode, 0);
    assert.match(stdout, /gong sync/);
});

test('its API is imported by a module', async () => {
    write('theirs.mjs', `import { connect } from 'gong-for-salesforce';\nconsole.log(typeof connect);\n`);
    const { stdout, stderr } = await shell.run([join(project, 'theirs.mjs')]);
    assert.equal(stdout, 'function\n', stderr);
});

test('its API is imported by TypeScript as strict as it gets', async () => {
    write(
        'theirs.ts',
        `import { connect, type Gong, GongThrottled } from 'gong-for-salesforce';
const refreshAuth = () => Promise.resolve();
export const gong: Gong = connect({ instanceUrl: 'https://acme.my.salesforce.com', accessToken: 'x', refreshAuth });
export const again = (error: unknown): boolean => error instanceof GongThrottled;
// @ts-expect-error -- a session without an address is none
export const bad = connect({ accessToken: 'x', refreshAuth });
`
    );
    write('tsconfig.json', {
        compilerOptions: {
            strict: true,
            exactOptionalPropertyTypes: true,
            noUncheckedIndexedAccess: true,
            module: 'NodeNext',
            target: 'ES2023',
            noEmit: true,
            skipLibCheck: true,
            types: []
        },
        files: ['theirs.ts']
    });
    const { exitCode, stdout } = await shell.run([TSC, '-p', project]);
    assert.equal(exitCode, 0, stdout);
});

test('it is a plugin of the Salesforce CLI: sf gong sync', async () => {
    const linked = await shell.sf({}, 'plugins', 'link', INSTALLED, '--no-install');
    assert.equal(linked.exitCode, 0, linked.stderr);
    const { exitCode, stdout, stderr } = await shell.sf({}, 'gong', 'sync', '--help');
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /sf gong sync/);
});
