import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, test } from 'node:test';
import { both, closeAll } from '../webhook/serving.js';
import { Shell } from './cli.js';

after(closeAll);

const GONG = new URL('../../bin/gong.js', import.meta.url).pathname;
const PEM = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
const shell = new Shell();

test('every command logs in from the environment, without a home directory that can be written', async () => {
    const { org } = await both([]);
    const env = {
        HOME: '/proc/nowhere',
        USERPROFILE: '/proc/nowhere',
        GONG_ORG_CLIENT_ID: 'consumer',
        GONG_ORG_USERNAME: String(org.user.Username),
        GONG_ORG_PRIVATE_KEY: PEM,
        GONG_ORG_LOGIN_URL: org.url
    };
    for (const command of ['sync --dry-run', 'check', 'runs list', 'users list', 'trackers list']) {
        const { exitCode, stderr } = await shell.run([GONG, ...command.split(' '), '--json'], env);
        assert.equal(exitCode, 0, `${command}: ${stderr}`);
    }
    const asked = await shell.run([GONG, 'runs', 'list', '--target-org', 'production'], env);
    assert.equal(asked.exitCode, 3);
    assert.match(asked.stderr, /"production" is logged in/);
});
