import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { gong } from '../../scripts/gong/client/gong.js';
import { RequestTooLarge } from '../../scripts/gong/client/errors.js';
import { closeWorlds, session, testWorld } from '../support/world.js';
import { nodePorts } from '../../scripts/org/ports.js';

afterEach(closeWorlds);

// as long as real ones: a short boundary comes up in random bytes by chance
const BOUNDARY = 'recording-7d1c02e8a4f94b6f9a55';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
const PUT = { method: 'PUT', path: '/v2/calls/7/media', contentType: MULTIPART } as const;

/** A body as Gong takes it, around so many bytes of any value. */
const aRecording = (size: number): Buffer =>
    Buffer.concat([
        Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="mediaFile"; filename="a.mp3"\r\n\r\n`),
        randomBytes(size),
        Buffer.from(`\r\n--${BOUNDARY}--\r\n`)
    ]);
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A world whose Gong waits for the recording of call 7 and remembers what arrives. */
async function recording() {
    const world = await testWorld([{ metaData: { id: '7' }, awaitsMedia: true }]);
    const arrived: string[] = [];
    world.gong.faults = ({ body }) => void arrived.push(sha(body as Buffer));
    return { world, arrived, client: gong(world.ports) };
}

test('bytes reach Gong unchanged and as what they are, and their progress is told', async () => {
    const { world, arrived, client } = await recording();
    const body = aRecording(3_000_001);
    const told: number[] = [];
    const answer = await client.request({ ...PUT, body, sent: (bytes) => told.push(bytes) });
    assert.equal(answer?.callId, '7');
    assert.deepEqual(arrived, [sha(body)]);
    assert.ok(told.length > 10, String(told.length));
    assert.deepEqual(
        told,
        [...told].sort((a, b) => a - b)
    );
    assert.equal(told.at(-1), body.length);
    assert.equal(world.org.stats.byKind.apexrest, 1);
});

test('a session that expires on the way is renewed, and the bytes are sent again', async () => {
    const { world, arrived } = await recording();
    const renewable = { ...session(world.org), accessToken: '00Dexpired!x', refreshAuth: () => Promise.resolve() };
    renewable.refreshAuth = () => Promise.resolve(void (renewable.accessToken = world.org.accessToken));
    const body = aRecording(200_000);
    const { status } = await nodePorts(renewable).gong({ ...PUT, body });
    assert.equal(status, 201);
    assert.deepEqual(arrived, [sha(body)]);
});

test('more than Apex takes is refused by the gateway', async () => {
    const { arrived, client } = await recording();
    await assert.rejects(client.request({ ...PUT, body: aRecording(6_000_000) }), RequestTooLarge);
    assert.deepEqual(arrived, []);
});

test('a memory that is full before the gateway could look is told as such', async () => {
    const { world, client } = await recording();
    const body = [{ errorCode: 'APEX_ERROR', message: 'System.LimitException: Apex heap size too large: 6100000' }];
    world.org.faults = () => ({ kind: 'status', status: 500, body });
    await assert.rejects(client.request({ ...PUT, body: aRecording(100) }), RequestTooLarge);
});

test('Apex REST takes no multipart body that calls itself one', async () => {
    const { world } = await recording();
    const response = await fetch(`${world.org.url}/services/apexrest/gong/v2/calls/7/media`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${world.org.accessToken}`, 'content-type': MULTIPART },
        body: 'x'
    });
    assert.equal(response.status, 415);
    assert.match(await response.text(), /Apex REST currently does not support requests of Content-Type multipart/);
});

test('the status that the gateway means is the one that counts, and Retry-After comes along', async () => {
    const { world } = await recording();
    world.org.faults = () => ({
        kind: 'status',
        status: 503,
        body: { errors: ['Too many requests.'] },
        headers: { 'x-gong-status': '429', 'retry-after': '7' }
    });
    const { status, retryAfter } = await world.ports.gong({ method: 'GET', path: '/v2/users' });
    assert.deepEqual([status, retryAfter], [429, '7']);
});

test('what the org itself says instead of the gateway is told as such', async () => {
    const { world } = await recording();
    const says = async (status: number, errorCode: string): Promise<unknown> => {
        world.org.faults = () => ({ kind: 'status', status, body: [{ errorCode, message: 'No.' }] });
        return world.ports.gong({ method: 'GET', path: '/v2/users' }).then(
            () => assert.fail('no error'),
            (error: { code?: string }) => error.code
        );
    };
    assert.equal(await says(403, 'REQUEST_LIMIT_EXCEEDED'), 'REQUEST_LIMIT_EXCEEDED');
    assert.equal(await says(403, 'FORBIDDEN'), 'GATEWAY_CLOSED');
    assert.equal(await says(404, 'NOT_FOUND'), 'GATEWAY_CLOSED');
    assert.equal(await says(413, 'TOO_LARGE'), 'RESPONSE_TOO_LARGE');
});
