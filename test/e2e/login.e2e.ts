import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { both, closeAll } from '../webhook/serving.js';
import { Shell } from './cli.js';

after(closeAll);

const GONG = new URL('../../bin/gong.js', import.meta.url).pathname;
const PEM = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
const shell = new Shell();
const nowhere = join(shell.home, 'nowhere');

test('every command logs in from the environment, without a home directory', async () => {
    const { org } = await both([]);
    const env = {
        HOME: nowhere,
        USERPROFILE: nowhere,
        GONG_ORG_CLIENT_ID: 'consumer',
        GONG_ORG_USERNAME: String(org.user.Username),
        GONG_ORG_PRIVATE_KEY: PEM,
        GONG_ORG_LOGIN_URL: org.url
    };
    // the check gets as far as its findings: this Gong is not set up
    const commands = { 'sync --dry-run': 0, check: 4, 'runs list': 0, 'users list': 0, 'trackers list': 0 };
    for (const [command, code] of Object.entries(commands)) {
        const { exitCode, stderr } = await shell.run([GONG, ...command.split(' '), '--json'], env);
        assert.equal(exitCode, code, `${command}: ${stderr}`);
    }
    const asked = await shell.run([GONG, 'runs', 'list', '--target-org', 'production'], env);
    assert.equal(asked.exitCode, 3);
    assert.match(asked.stderr, /"production" is logged in/);
});
