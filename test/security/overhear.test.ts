import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const LISTEN = fileURLToPath(new URL('../support/listen.js', import.meta.url));
const run = promisify(execFile);

/** A process that starts another, which prints these pieces one after the other. */
const printing = (...pieces: string[]): Promise<{ stderr: string }> => {
    const inner = `for (const piece of ${JSON.stringify(pieces)}) process.stdout.write(Buffer.from(piece, 'base64'));`;
    const outer = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { env: { ...process.env, NODE_OPTIONS: '' } }).stdout.resume()`;
    return run(process.execPath, ['--import', 'tsx', '--import', LISTEN, '-e', outer]);
};
const hidden = (text: string): string => Buffer.from(text).toString('base64');

test('a test run in which any process prints a secret fails, and does not repeat it', async () => {
    const secrets = [
        ['00DLc0000000001!AQ.', '0123456789abcdef0123456789abcdef'],
        ['authorization: Basic bG9jYWwta2V5Om', 'xvY2FsLXNlY3JldA=='],
        ['-----BEGIN PRIVATE', ' KEY-----'],
        ['eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjE3', 'MDAwMDAwMDB9.c2lnbmF0dXJlLW9mLXRoaXM'],
        ['the secret is local-', 'secret.']
    ];
    await Promise.all(
        secrets.map(async (pieces) => {
            const error = await printing(...pieces.map(hidden)).then(
                () => undefined,
                (reason: { code: number; stderr: string }) => reason
            );
            assert.equal(error?.code, 1, pieces[0]);
            assert.match(error.stderr, /^Secrets were printed:\n/);
            assert.ok(!error.stderr.includes(pieces[1]!));
        })
    );
});

test('a test that prints a secret itself fails', async () => {
    const secret = hidden(['00DLc0000000001!AQ.', '0123456789abcdef0123456789abcdef'].join(''));
    const print = `console.log(Buffer.from('${secret}', 'base64').toString())`;
    // what it prints goes nowhere: this test is listened to as well
    const child = spawn(process.execPath, ['--import', 'tsx', '--import', LISTEN, '-e', print], { stdio: 'ignore' });
    assert.deepEqual(await once(child, 'exit'), [1, null]);
});

test('what is no secret may be printed', async () => {
    const harmless = ['Basic', ' and Bearer tokens; 00DLc0000000001AAA!', 'Basic authentication-scheme'];
    assert.equal((await printing(...harmless.map(hidden))).stderr, '');
});
