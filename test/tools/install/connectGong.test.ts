import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { lineFrom } from '../../../tools/install/ask.js';
import { connectGong } from '../../../tools/install/connectGong.js';
import { lastWords } from '../../../tools/install/lastWords.js';
import type { StepFailed } from '../../../tools/install/step.js';

const AGAIN = 'npm run deploy -- --target-org o --new-key';

/** A `gong` that ends with these exit codes, one after the other, and a person who answers so. */
function outside(codes: number[], answers: Array<boolean | undefined>) {
    const ran: string[] = [];
    return {
        ran,
        gong: (...args: string[]) => (ran.push(args.join(' ')), Promise.resolve(codes.shift() ?? 99)),
        confirm: () => Promise.resolve(answers.shift())
    };
}

test('a key that Gong refuses is asked for again as long as a person wants to try', async () => {
    const world = outside([3, 3, 0], [true, true]);
    await connectGong(world, { org: 'o', host: 'https://us-1.api.gong.io', newKey: false }, AGAIN);
    const connect = 'connect --target-org o --host https://us-1.api.gong.io';
    assert.deepEqual(world.ran, [`${connect} --keep`, connect, connect]);
});

test('where nobody can be asked, the whole command that gives a new key is told', async () => {
    for (const [code, answers] of [
        [3, [undefined]],
        [3, [false]],
        [1, []]
    ] as const) {
        const world = outside([code], [...answers]);
        const failing = connectGong(world, { org: 'o', host: undefined, newKey: true }, AGAIN);
        await assert.rejects(failing, ({ exitCode, remedies }: StepFailed) => {
            assert.equal(exitCode, code);
            assert.match(remedies.join('\n'), new RegExp(AGAIN));
            return true;
        });
        assert.deepEqual(world.ran, ['connect --target-org o']);
    }
});

test('a line is what is typed, and nothing when the input ends first', async () => {
    const { write } = process.stderr;
    process.stderr.write = () => true;
    try {
        assert.equal(await lineFrom('?', Readable.from(['yes\n'])), 'yes');
        assert.equal(await lineFrom('?', Readable.from([])), undefined);
    } finally {
        process.stderr.write = write;
    }
});

test('the last words say as whom to log in, or plainly that this login cannot sync yet', () => {
    const done = {
        alias: 'prod',
        canSync: false,
        integrationUser: undefined as string | undefined,
        runningUser: 'ada@acme.example',
        instanceUrl: 'https://acme.my.salesforce.com',
        again: (username: string) => `npm run deploy -- --integration-user ${username}`
    };
    assert.match(lastWords(done), /ada@acme\.example cannot sync yet[^]*--integration-user USERNAME/);
    assert.doesNotMatch(lastWords(done), /gong sync/);
    assert.match(lastWords({ ...done, canSync: true }), /npx gong sync .*--target-org prod/);
    const other = lastWords({ ...done, integrationUser: 'gong@integration.example' });
    assert.match(other, /Log in as gong@integration\.example/);
    assert.match(other, /sf org login web --alias gong-sync --instance-url https:\/\/acme\.my/);
    assert.match(other, /npx gong sync .*--target-org gong-sync/);
});
