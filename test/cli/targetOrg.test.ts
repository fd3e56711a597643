import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { environmentLogin } from '../../scripts/cli/environmentLogin.js';
import { both, closeAll } from '../webhook/serving.js';

afterEach(closeAll);

const PEM = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

test('an environment that names no login has none', async () => {
    assert.equal(await environmentLogin({}), undefined);
});

test('a login that is named in part is usage, and says which variable is missing', async () => {
    const refused = environmentLogin({ GONG_ORG_CLIENT_ID: 'consumer', GONG_ORG_PRIVATE_KEY: PEM });
    await assert.rejects(refused, {
        exitCode: 2,
        message: /GONG_ORG_USERNAME is not\.$/,
        actions: ['Set GONG_ORG_USERNAME, too.']
    });
});

test('a login that is named whole is a session, its key with line ends written out', async () => {
    const { org } = await both([]);
    const session = await environmentLogin({
        GONG_ORG_CLIENT_ID: 'consumer',
        GONG_ORG_USERNAME: String(org.user.Username),
        GONG_ORG_PRIVATE_KEY: PEM.replaceAll('\n', '\\n'),
        GONG_ORG_LOGIN_URL: org.url
    });
    assert.equal(session?.instanceUrl, org.url);
});
