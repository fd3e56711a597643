import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { jwtLogin } from '../../scripts/org/jwtLogin.js';
import { OrgHttp } from '../../scripts/org/http.js';
import { closeWorlds, testWorld } from '../support/world.js';
import { DATA } from '../../scripts/org/apiVersion.js';

afterEach(closeWorlds);

const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

async function login(changed: Partial<Parameters<typeof jwtLogin>[0]> = {}) {
    const { org } = await testWorld([], { now: Date.now });
    return jwtLogin({
        clientId: 'consumer',
        username: 'admin@integration.example',
        privateKey,
        loginUrl: `${org.url}/`,
        ...changed
    });
}

test('a server that logs in with a key has a session that works, and renews itself', async () => {
    const session = await login();
    const valid = session.accessToken;
    Object.assign(session, { accessToken: 'expired' });
    const answer = await new OrgHttp(session).send('GET', `${DATA}/limits`);
    assert.deepEqual([answer.status, session.accessToken], [200, valid]);
});

test('a login that Salesforce refuses ends with exit code 3 and its reason', async () => {
    await assert.rejects(login({ username: 'nobody@integration.example' }), {
        code: 'LOGIN_REFUSED',
        exitCode: 3,
        message: "Salesforce refuses the login: user hasn't approved this consumer."
    });
});

test('a key that is none is said to be none, and not shown', async () => {
    await assert.rejects(login({ privateKey: 'hunter2' }), (error: Error) => {
        assert.match(error.message, /not an RSA key in PEM form/);
        return !error.message.includes('hunter2');
    });
});

test('a login that nobody answers says where nobody answers', async () => {
    await assert.rejects(login({ loginUrl: 'http://127.0.0.1:1' }), {
        code: 'ORG_UNAVAILABLE',
        message: /does not answer at http:\/\/127\.0\.0\.1:1\/services\/oauth2\/token/
    });
});
