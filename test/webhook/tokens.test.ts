import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { readAuth } from '../../scripts/webhook/auth.js';
import type { Admitted } from '../../scripts/webhook/auth.js';
import { UsedTokens } from '../../scripts/webhook/usedTokens.js';
import { event, PUBLIC_URL, ruleKey, signed } from './serving.js';

const key = ruleKey();
const BODY = event('7001');
const used = { why: 'the token was used before' };
const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** A receiver that has seen no token yet. */
function newReceiver(): (token: string) => Promise<Admitted> {
    const auth = readAuth({ publicKeys: [key.publicKey], url: PUBLIC_URL });
    return (token) => auth.admit('/gong', token);
}

test('a used token is refused before the body is read', async () => {
    const admit = newReceiver();
    const token = await signed(BODY, key.privateKey);
    (await admit(token)).spend();
    await assert.rejects(admit(token), used);
});

test('of two requests with one token whose bodies are on their way, the second is refused', async () => {
    const admit = newReceiver();
    const token = await signed(BODY, key.privateKey);
    const [one, other] = [await admit(token), await admit(token)];
    one.confirm(Buffer.from(BODY));
    one.spend();
    assert.throws(() => other.confirm(Buffer.from(BODY)), used);
});

test('a token stays used as long as it would be taken, whatever comes after it', async () => {
    const admit = newReceiver();
    const expired = await signed(BODY, key.privateKey, { exp: nowSeconds() - 10 });
    const others = [400, 401, 402].map((left) => signed(BODY, key.privateKey, { exp: nowSeconds() + left }));
    for (const token of [expired, ...(await Promise.all(others))]) (await admit(token)).spend();
    await assert.rejects(admit(expired), used);
});

test('tokens that have expired are forgotten', () => {
    const tokens = new UsedTokens();
    tokens.add('a.b.c', 100, 50);
    tokens.add('d.e.f', 200, 100);
    assert.deepEqual([tokens.has('a.b.c'), tokens.has('d.e.f')], [true, true]);
    tokens.add('g.h.i', 300, 101);
    assert.deepEqual([tokens.has('a.b.c'), tokens.has('d.e.f')], [false, true]);
});

test('the digest of the body may be written in capitals', async () => {
    const admit = newReceiver();
    const body_sha256 = createHash('sha256').update(BODY).digest('hex').toUpperCase();
    const token = await signed(BODY, key.privateKey, { body_sha256 });
    (await admit(token)).confirm(Buffer.from(BODY));
});

test('a secret of 16 characters is long enough', () => {
    assert.deepEqual(readAuth({ secret: 'x'.repeat(16) }).means, ['secret']);
    assert.throws(() => readAuth({ secret: 'x'.repeat(15) }), /fewer than 16/);
});
