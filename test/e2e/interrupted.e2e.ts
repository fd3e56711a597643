import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hourlyCalls } from '../tools/local/gongCaller.js';
import { home } from '../support/home.js';
import { openDesk } from '../support/commands.js';
import type { Desk } from '../support/commands.js';

const GONG = fileURLToPath(new URL('../../bin/gong.js', import.meta.url));
const LIST = ['calls', 'list', '--target-org', 'local', '--from', '2026-01-01', '--result-format', 'jsonl'];

let desk: Desk;
before(async () => void (desk = await openDesk({ calls: hourlyCalls(550) })));
after(() => desk.close());

interface Ended {
    readonly exitCode: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** Starts the real command line, to be signalled. */
function start(argv: string[]) {
    const child = spawn(process.execPath, [GONG, ...argv], { env: { ...process.env, HOME: home, NODE_OPTIONS: '' } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const ended = new Promise<Ended>((resolve) =>
        child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
    );
    return { child, ended };
}
const idsOf = (lines: string): string[] =>
    lines
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { metaData: { id: string } }).metaData.id);

test('an interrupted list says how far it came and how to go on, and so every call comes exactly once', async () => {
    const { child, ended } = start(LIST);
    let lines = 0;
    child.stdout.on('data', (chunk: Buffer) => {
        lines += chunk.toString().split('\n').length - 1;
        if (lines > 100) child.kill('SIGINT');
    });
    const first = await ended;
    assert.equal(first.exitCode, 130);
    const [, done, flags] = /Stopped after (\d+) of 550 calls\. To go on .* with (--to \S+ --cursor \S+)/.exec(
        first.stderr
    )!;
    const begun = idsOf(first.stdout);
    assert.equal(begun.length, Number(done), first.stderr);
    const rest = await start([...LIST, ...flags!.split(' ')]).ended;
    assert.equal(rest.exitCode, 0, rest.stderr);
    const all = [...begun, ...idsOf(rest.stdout)];
    assert.deepEqual([all.length, new Set(all).size], [550, 550]);
});

test('a list that nobody reads any more stops asking', async () => {
    const requests = desk.gong.stats.requests;
    const { child, ended } = start(LIST);
    child.stdout.once('data', () => child.stdout.destroy());
    assert.equal((await ended).exitCode, 0);
    assert.ok(desk.gong.stats.requests - requests <= 3, String(desk.gong.stats.requests - requests));
});

test('an interrupted upload says what Gong has, and to run it again', async () => {
    const file = join(home, 'call.mp3');
    writeFileSync(file, Buffer.alloc(1_000_000, 1));
    const { child, ended } = start([
        'calls',
        'upload-media',
        '--target-org',
        'local',
        '--call-id',
        '7',
        '--file',
        file
    ]);
    desk.org.faults = ({ path }) => {
        if (path.endsWith('/media')) setTimeout(() => child.kill('SIGINT'), 50);
        return path.endsWith('/media') ? { kind: 'stall' } : undefined;
    };
    const { exitCode, stderr, stdout } = await ended;
    desk.org.faults = undefined;
    assert.deepEqual([exitCode, stdout], [130, '']);
    assert.match(
        stderr,
        /Stopped after \d+ of 1000 kB: Gong takes a recording whole or not at all\. Run the same command again\./
    );
});
