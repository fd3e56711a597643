import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { commands } from '../support/allCommands.js';
import { Shell } from './cli.js';

const shell = new Shell();
const GONG = fileURLToPath(new URL('../../bin/gong.js', import.meta.url));

test('a mistyped command is usage, and the near one is suggested', async () => {
    const typed = await Promise.all([shell.gong('cals', 'list', '--from', '2026-09-01'), shell.gong('frobnicate')]);
    assert.deepEqual(
        typed.map(({ exitCode, stdout }) => [exitCode, stdout]),
        [
            [2, ''],
            [2, '']
        ]
    );
    assert.equal(typed[0]!.stderr, 'There is no command "gong cals list".\nDid you mean "gong calls list"?\n');
    assert.match(typed[1]!.stderr, /gong --help/);
});

test('a word that belongs to a flag is told as such, and not as an unknown command', async () => {
    const { exitCode, stderr } = await shell.gong('calls', 'get', '7782342274025937895', '-o', 'production');
    assert.equal(exitCode, 2);
    assert.equal(
        stderr,
        '"gong calls get" takes flags only, and "7782342274025937895" is none.\nSee "gong calls get --help", which has examples.\n'
    );
});

test('help of every command is in the manifest, which saves loading them', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8')) as {
        commands: Record<
            string,
            {
                summary: string;
                description: string;
                examples: string[];
                flags: Record<string, { summary?: string; description?: string }>;
            }
        >;
    };
    for (const name of Object.keys(commands)) {
        const help = manifest.commands[`gong:${name.replace(' ', ':')}`];
        assert.ok(help, name);
        assert.match(help.summary, /^[A-Z].*\.$/s, name);
        assert.match(name === 'request' ? 'api:' : help.description, /api:/, `${name} names its scope`);
        assert.ok(help.examples.length > 0, name);
        for (const [flag, { summary, description }] of Object.entries(help.flags))
            assert.ok(summary ?? description, `${name} --${flag}`);
    }
});

test('help is there at once', () => {
    const fastest = (...argv: string[]): number =>
        Math.min(
            ...Array.from({ length: 5 }, () => {
                const start = performance.now();
                execFileSync(process.execPath, argv);
                return performance.now() - start;
            })
        );
    const bare = fastest('-e', '0');
    for (const words of [['--help'], ['calls', 'list', '--help']]) {
        const help = fastest(GONG, ...words);
        const said = `${words.join(' ')}: ${Math.round(help)} ms, and ${Math.round(bare)} ms for nothing`;
        assert.ok(help < 400 || help < 5 * bare, said);
    }
});

test('help shows flags and examples as they are typed', async () => {
    const { stdout } = await shell.gong('calls', 'create', '--help');
    assert.match(stdout, /\$ npx gong calls create --target-org production --client-id pbx-4711/);
    assert.match(stdout, /--participant=<value>\.\.\.\s+\(required\) Someone who took part/);
});
