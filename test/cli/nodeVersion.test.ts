import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
// plain JavaScript, because an old Node has to read it
const { OLDEST, tooOld } = (await import('../../bin/' + 'nodeVersion.js')) as {
    OLDEST: string;
    tooOld(version: string): string | undefined;
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const ENTRIES = ['bin/gong.js', 'tools/start.js'];

test('the oldest version is that of package.json', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    assert.equal(engines.node, `>=${OLDEST}`);
});

test('older versions get a sentence, this one and newer ones nothing', () => {
    for (const version of ['0.10.48', '16.20.2', '18.20.8', '20.18.0', '20.17.9'])
        assert.match(tooOld(version) ?? '', new RegExp(`needs Node ${OLDEST} or newer, and this is Node ${version}`));
    for (const version of ['20.18.1', '20.19.0', '22.0.0', '24.21.0', '100.0.0'])
        assert.equal(tooOld(version), undefined, version);
});

test('every entry says it in one sentence, before anything else is loaded', () => {
    const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '16.20.2' } });`;
    for (const entry of ENTRIES) {
        const args = ['--import', `data:text/javascript,${encodeURIComponent(old)}`, join(ROOT, entry), '--help'];
        const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
        assert.deepEqual([status, stdout], [1, '']);
        assert.match(stderr, /^This needs Node [^\n]+\n$/);
    }
});

test('what is read before the version is known is written for an old Node', () => {
    for (const path of [...ENTRIES, 'bin/nodeVersion.js']) {
        const code = read(path).replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
        assert.doesNotMatch(code, /\b(const|let|await|async|class)\b|=>|`|\?\.|\?\?|node:|\.\.\./, path);
        const imported = [...code.matchAll(/^import .* from '([^']+)'/gm)].map(([, from]) => from);
        assert.ok(imported.every((from) => from?.endsWith('/nodeVersion.js')));
    }
});
