import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Shell } from './cli.js';

const shell = new Shell();
const CALLS = 'test/fixtures/calls.json';
const ORG = 'test/fixtures/org.json';

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
