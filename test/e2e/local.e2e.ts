import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Addresses } from '../../tools/local/addresses.js';
import { Shell } from './cli.js';

const shell = new Shell();
const CALLS = 'test/fixtures/calls.json';
const ORG = 'test/fixtures/org.json';
const LOCAL = fileURLToPath(new URL('../../tools/local/run.ts', import.meta.url));

interface Result {
    run: { seen: number; written: number; skipped: number; failed: number; unchanged: number; gongRequests: number };
    opportunities: {
        Id: string;
        Name: string;
        MainCompetitors__c: string | null;
        Gong_Competitors__c: string | null;
    }[];
}

test('calls and rows from files go in, and the run and the Opportunities come out as JSON', async () => {
    const { exitCode, stdout, stderr } = await shell.local('--once', '--json', '--calls', CALLS, '--org', ORG);
    assert.equal(exitCode, 0, stderr);
    const { run, opportunities } = JSON.parse(stdout) as Result;
    assert.equal(run.seen, run.written + run.unchanged + run.skipped + run.failed);
    assert.deepEqual([run.seen, run.gongRequests], [12, 1]);
    const acme = opportunities.find(({ Name }) => Name === 'Acme – Meter rollout');
    assert.match(acme?.MainCompetitors__c ?? '', /^Helios Readings/);
    assert.match(acme?.Gong_Competitors__c ?? '', /\| heard /);
});

test('a payload of a webhook goes in as the one call that it is', async () => {
    const file = join(shell.home, 'payload.json');
    const callData = {
        metaData: { id: '77' },
        context: [{ system: 'Salesforce', objects: [{ objectType: 'Opportunity', objectId: '0061Q00000mkU1fQAE' }] }]
    };
    writeFileSync(file, JSON.stringify({ callData, isTest: true }));
    const { run } = JSON.parse((await shell.local('--once', '--json', '--calls', file)).stdout) as Result;
    assert.deepEqual([run.seen, run.written], [1, 1]);
});

test('where all is stands in a file while it is up, and only then; a call put by hand is there', async () => {
    const file = join(shell.home, 'addresses.json');
    writeFileSync(file, 'of yesterday');
    const args = ['--import', 'tsx', LOCAL, '--addresses', file, '--no-page', '--calls', CALLS, '--org', ORG];
    const world = spawn(process.execPath, args, { stdio: 'ignore' });
    const ended = once(world, 'exit');
    try {
        const { org, gong, page, webhook } = (await Promise.race([appeared(file), ended])) as Addresses;
        assert.equal(page, null);
        assert.match(webhook, /^http:\/\/127\.0\.0\.1:\d+\/gong$/);
        assert.equal(statSync(file).mode & 0o077, 0, 'keys are for its owner only');
        const authorization = `Bearer ${org.accessToken}`;
        const put = await fetch(`${gong.url}/local/calls/4242`, {
            method: 'PUT',
            headers: { authorization, 'content-type': 'application/json' },
            body: JSON.stringify({ metaData: { started: '2026-02-01T10:00:00Z' } })
        });
        assert.equal(put.status, 200);
        const basic = `Basic ${btoa(`${gong.accessKey}:${gong.secret}`)}`;
        const read = await fetch(`${gong.url}/v2/calls/4242`, { headers: { authorization: basic } });
        assert.equal(read.status, 200);
        const counted = await fetch(`${org.url}/local/requests`, { headers: { authorization } });
        assert.ok(((await counted.json()) as { apiCalls: number }).apiCalls > 0);
    } finally {
        world.kill();
        await ended;
    }
    assert.equal(existsSync(file), false);
});

/** What the file says once it is whole. */
async function appeared(file: string): Promise<Addresses> {
    for await (const { filename } of watch(dirname(file))) {
        if (filename !== basename(file) || !existsSync(file)) continue;
        const text = readFileSync(file, 'utf8');
        if (text.startsWith('{')) return JSON.parse(text) as Addresses;
    }
    throw new Error(`${file} never came`);
}

test('a place where no file of addresses can be is one sentence and exit code 2', async () => {
    const { exitCode, stderr } = await shell.local('--no-page', '--addresses', join(shell.home, 'no', 'such'));
    assert.equal(exitCode, 2);
    assert.match(stderr, /no\/such/);
    assert.doesNotMatch(stderr, /\n {4}at /);
});

for (const [what, content, says] of [
    ['is missing', undefined, /missing\.json/],
    ['is not JSON', '{"calls": [', /broken\.json/],
    ['has no calls', '{"people": []}', /calls must be a list/]
] as const) {
    test(`a file that ${what} is one sentence and exit code 2`, async () => {
        const file = join(shell.home, content === undefined ? 'missing.json' : 'broken.json');
        if (content !== undefined) writeFileSync(file, content);
        const { exitCode, stdout, stderr } = await shell.local('--once', '--calls', file);
        assert.equal(exitCode, 2);
        assert.equal(stdout, '');
        assert.match(stderr, says);
        assert.doesNotMatch(stderr, /\n {4}at /, 'no stack trace');
    });
}
