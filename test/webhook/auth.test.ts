import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { afterEach, test } from 'node:test';
import {
    both,
    closeAll,
    ellipticKey,
    event,
    post,
    PUBLIC_URL,
    recent,
    ruleKey,
    running,
    SECRET,
    signed,
    until
} from './serving.js';
import type { Both, Posted, Running } from './serving.js';

afterEach(closeAll);

const BODY = event('7001');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const soon = (): number => Math.floor(Date.now() / 1000) + 300;
const sign = (privateKey: KeyObject, claims: object = {}, alg?: string): Promise<string> =>
    signed(BODY, privateKey, claims, alg);
const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');

const key = ruleKey();

async function signedWorld(): Promise<{
    world: Both;
    receiver: Running;
    send: (authorization?: string, body?: string) => Promise<Posted>;
}> {
    const world = await both([recent(1, [1], 'Zoho')]);
    const receiver = await running(world.org, { publicKeys: [key.publicKey] });
    const send = (authorization?: string, body = BODY) =>
        post(receiver.serving.url, body, authorization === undefined ? {} : { authorization });
    return { world, receiver, send };
}

test('a signed event is taken, with and without Bearer, and its call is read', async () => {
    const { world, send } = await signedWorld();
    assert.equal((await send(await sign(key.privateKey))).status, 202);
    assert.equal((await send(`Bearer ${await sign(key.privateKey, { exp: soon() + 1 })}`)).status, 202);
    await until(() => world.storedCalls().length === 1);
});

test('the local Gong’s own signature is taken', async () => {
    const { world, receiver } = await signedWorld();
    const { serving } = await running(world.org, { publicKeys: [key.pem], url: 'http://127.0.0.1:1/gong' });
    const refused = await world.gong.fireWebhook('7001', serving.url, { jwt: { privateKey: key.privateKey } });
    assert.equal(refused.status, 401, 'signed for another address than the configured one');
    const port = new URL(receiver.serving.url).port;
    await receiver.serving.stop();
    const url = `http://127.0.0.1:${port}/gong`;
    await running(world.org, { publicKeys: [key.pem], url, port: Number(port) });
    for (const bearer of [true, false]) {
        const jwt = { privateKey: key.privateKey, bearer, expiresInSeconds: bearer ? 300 : 301 };
        assert.equal((await world.gong.fireWebhook('7001', url, { jwt })).status, 202);
    }
});

test('during a rotation the events of either key are taken', async () => {
    const old = ruleKey();
    const world = await both([]);
    for (const publicKeys of [[`${old.publicKey},${key.publicKey}`], [old.pem + key.pem], [old.pem, key.publicKey]]) {
        const { serving } = await running(world.org, { publicKeys });
        for (const { privateKey } of [old, key]) {
            const authorization = await sign(privateKey);
            assert.equal((await post(serving.url, BODY, { authorization })).status, 202);
        }
    }
});

test('a clock that is some seconds ahead refuses nothing', async () => {
    const { send } = await signedWorld();
    assert.equal((await send(await sign(key.privateKey, { exp: soon() - 310 }))).status, 202);
});

const stranger = ruleKey();
const unsigned = (header: object): string => {
    const claims = { webhook_url: PUBLIC_URL, body_sha256: sha256(BODY), exp: soon() };
    return `${part(header)}.${part(claims)}`;
};
const hmac = (secret: string | Buffer): string => {
    const input = unsigned({ alg: 'HS256' });
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};
const FORGED: Record<string, () => string | Promise<string> | undefined> = {
    'without a token': () => undefined,
    'with an empty token': () => 'Bearer ',
    'with a token that is none': () => 'Bearer a.b.c',
    'signed with nothing (alg none)': () => `${unsigned({ alg: 'none' })}.`,
    'signed with the public key as the secret (HS256, base64)': () => hmac(key.publicKey),
    'signed with the public key as the secret (HS256, PEM)': () => hmac(key.pem),
    'signed with the public key as the secret (HS256, DER)': () => hmac(Buffer.from(key.publicKey, 'base64')),
    'signed with RS512': () => sign(key.privateKey, {}, 'RS512'),
    'signed with PS256': () => sign(key.privateKey, {}, 'PS256'),
    'signed with an elliptic key': () => sign(ellipticKey().privateKey, {}, 'ES256'),
    'signed with the key of somebody else': () => sign(stranger.privateKey),
    'signed for another address': () => sign(key.privateKey, { webhook_url: `${PUBLIC_URL}/` }),
    'signed for a text that is no address': () => sign(key.privateKey, { webhook_url: 'gong' }),
    'whose token is old': () => sign(key.privateKey, { exp: soon() - 300 - 31 }),
    'whose token is not valid yet': () => sign(key.privateKey, { nbf: soon() }),
    'whose token never expires': () => sign(key.privateKey, { exp: undefined }),
    'whose token is for no body': () => sign(key.privateKey, { body_sha256: undefined }),
    'whose token is for no address': () => sign(key.privateKey, { webhook_url: undefined }),
    'whose token is for another body': () => sign(key.privateKey, { body_sha256: sha256(`${BODY} `) }),
    'whose body digest is no text': () => sign(key.privateKey, { body_sha256: 1 })
};

test('what is forged in any way is answered 401 with the same line, and nothing is read', async () => {
    const { world, receiver, send } = await signedWorld();
    for (const [what, forge] of Object.entries(FORGED)) {
        const { status, body, headers } = await send(await forge());
        assert.deepEqual([status, body], [401, '{"error":"Not authorized."}'], what);
        assert.equal(headers.get('www-authenticate'), 'Bearer');
    }
    const changed = BODY.replace('7001', '7002');
    assert.equal((await send(await sign(key.privateKey), changed)).status, 401, 'a body changed by one byte');
    await receiver.serving.stop();
    assert.deepEqual([world.gong.stats.requests, world.org.stats.apiCalls], [0, 0]);
});

test('a replayed token is worth nothing, however its signature is written', async () => {
    const { send } = await signedWorld();
    const token = await sign(key.privateKey);
    assert.equal((await send(token)).status, 202);
    assert.equal((await send(token)).status, 401);
    assert.equal((await send(`Bearer ${token}`)).status, 401);
    // the last character of the signature has four bits that mean nothing
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(token.at(-1)!);
    assert.equal((await send(token.slice(0, -1) + alphabet[last ^ 1])).status, 401);
});

test('of copies of one event that arrive at the same time, one is taken', async () => {
    const { send } = await signedWorld();
    const token = await sign(key.privateKey);
    const statuses = (await Promise.all(Array.from({ length: 20 }, () => send(token)))).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 202).length, 1);
    assert.equal(statuses.filter((status) => status === 401).length, 19);
});

test('a token that was refused for its body can still be used for the right one', async () => {
    const { send } = await signedWorld();
    const token = await sign(key.privateKey);
    assert.equal((await send(token, `${BODY} `)).status, 401);
    assert.equal((await send(token)).status, 202);
});

test('a secret in the address has to be the right one', async () => {
    const { org } = await both([]);
    const { serving } = await running(org);
    const status = async (query: string): Promise<number> => (await post(serving.url + query, BODY)).status;
    assert.equal(await status(`?secret=${SECRET}`), 202);
    assert.equal(await status(`?other=1&secret=${SECRET}`), 202);
    for (const wrong of [
        '',
        '?',
        '?secret',
        '?secret=',
        `?secret=${SECRET}x`,
        `?secret=${SECRET.slice(1)}`,
        '?secret=%'
    ]) {
        assert.equal(await status(wrong), 401, wrong);
    }
});

test('with a secret and a key both are asked for', async () => {
    const { org } = await both([]);
    const { serving } = await running(org, { secret: SECRET, publicKeys: [key.pem] });
    const target = `${serving.url}?secret=${SECRET}`;
    const webhook_url = `${PUBLIC_URL}?secret=${SECRET}`;
    const authorization = await sign(key.privateKey, { webhook_url });
    assert.equal((await post(target, BODY)).status, 401);
    assert.equal((await post(serving.url, BODY, { authorization })).status, 401);
    assert.equal((await post(target, BODY, { authorization })).status, 202);
    // signed without the secret, where a proxy adds it
    assert.equal((await post(target, BODY, { authorization: await sign(key.privateKey) })).status, 202);
});

test('without a way to prove who sends, or with one that proves nothing, the receiver does not start', async () => {
    const { org } = await both([]);
    const weak = 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ';
    const elliptic = ellipticKey().publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const secretKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const refused: [object, RegExp][] = [
        [{ secret: undefined }, /need a way to prove/],
        [{ secret: 'short' }, /fewer than 16/],
        [{ publicKeys: [key.pem], url: undefined }, /name the address/],
        [{ publicKeys: [key.pem], url: 'gong' }, /not an address/],
        [{ publicKeys: [weak] }, /neither PEM nor base64/],
        [{ publicKeys: [elliptic] }, /not an RSA key/],
        [{ publicKeys: [secretKey] }, /private key was given/]
    ];
    for (const [options, message] of refused) {
        await assert.rejects(running(org, options), (error: Error & { exitCode?: number; actions?: string[] }) => {
            assert.match(error.message, message);
            assert.equal(error.exitCode, 2);
            return !JSON.stringify(error).includes('MII');
        });
    }
});
