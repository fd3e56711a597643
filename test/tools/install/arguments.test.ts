import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandLine, wanted } from '../../../tools/install/arguments.js';

test('what is typed wrong is refused with a right example, as usage', () => {
    const cases = [
        [{ host: 'https://api.gong.example' }, /not an address of Gong's API/, /us-12345/],
        [{ 'integration-user': 'gong' }, /it is a username/, /gong@integration\.example/],
        [{ 'integration-user': "a@b.c' OR Name = 'x" }, /it is a username/, /gong@integration\.example/],
        [{ 'test-level': 'RunLocal' }, /NoTestRun.*RunLocalTests/, /--test-level RunLocalTests/],
        [{ 'test-level': 'RunSpecifiedTests' }, /needs --tests/, /--tests Gong/],
        [{ 'test-level': 'RunLocalTests', tests: ['A'] }, /goes with --test-level RunSpecifiedTests/, /--tests Gong/],
        [{ tests: ['A', 'b c'] }, /cannot be "b c"/, /--tests Gong/],
        [{ tests: ['A,,B'] }, /cannot be ""/, /--tests Gong/]
    ] as const;
    for (const [typed, says, example] of cases)
        assert.throws(
            () => wanted(typed),
            (error: Error & { exitCode: number; actions: string[] }) => {
                assert.equal(error.exitCode, 2);
                assert.match(error.message, says);
                assert.match(error.actions.join('\n'), example);
                return true;
            }
        );
});

test('what is right goes on in the form in which it is used', () => {
    assert.deepEqual(wanted({}), { host: undefined, testFlags: [], integrationUser: undefined });
    assert.deepEqual(wanted({ host: 'US-1.api.gong.io/', tests: ['A,B', 'ns.C'], 'integration-user': 'a@b.example' }), {
        host: 'https://us-1.api.gong.io',
        testFlags: ['--test-level', 'RunSpecifiedTests', '--tests', 'A', '--tests', 'B', '--tests', 'ns.C'],
        integrationUser: 'a@b.example'
    });
    assert.deepEqual(wanted({ 'test-level': 'NoTestRun' }).testFlags, ['--test-level', 'NoTestRun']);
});

test('a command to type again has everything that was typed, once, as a shell takes it', () => {
    assert.equal(commandLine('npm run deploy', {}), 'npm run deploy');
    assert.equal(
        commandLine('npm run deploy', { 'target-org': "Ann's org", tests: ['A', 'B'], 'new-key': true }, '--new-key'),
        `npm run deploy -- --target-org 'Ann'\\''s org' --tests A --tests B --new-key`
    );
});
