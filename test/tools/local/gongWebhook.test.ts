import assert from 'node:assert/strict';
import { createHash, createPublicKey } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { jwtVerify } from 'jose';
import { newWebhookKey, type WebhookOptions } from '../../../tools/local/gong/index.js';
import { aCall, withGong } from './gongCaller.js';

const CALL = aCall('1', '2026-03-01T00:00:00Z', {
    // Not readable yet: a webhook can be faster than the API.
    availableAt: '2027-01-01T00:00:00Z',
    context: [{ system: 'Salesforce', objects: [{ objectType: 'Opportunity', objectId: '006A' }] }],
    content: {
        trackers: [
            {
                id: '1',
                name: 'Competitors',
                count: 1,
                type: 'KEYWORD',
                occurrences: [],
                phrases: [{ phrase: 'SFDC', count: 1, occurrences: [] }]
            },
            { id: '2', name: 'Budget', count: 1, type: 'SMART', occurrences: [] }
        ]
    }
});

interface Received {
    url: string;
    headers: IncomingHttpHeaders;
    body: string;
    answer: { status: number; body: string };
}

async function received(options: WebhookOptions): Promise<Received> {
    const got: Partial<Received> = {};
    const server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
            Object.assign(got, { headers: request.headers, body: Buffer.concat(chunks).toString() });
            got.url = `http://${request.headers.host}${request.url}`;
            response.writeHead(202).end('taken');
        });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
        await withGong({ world: { calls: [CALL] }, now: () => Date.UTC(2026, 2, 1) }, async ({ gong }) => {
            const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
            got.answer = await gong.fireWebhook('1', url, options);
        });
    } finally {
        server.closeAllConnections();
        server.close();
    }
    return got as Received;
}

test('a webhook carries the call’s data in part, and says whether it is a test', async () => {
    const { body, headers, answer } = await received({ isTest: true });
    const { callData, isTest, isPrivate } = JSON.parse(body);
    assert.deepEqual([isTest, isPrivate, callData.context], [true, false, CALL.context]);
    assert.deepEqual(callData.metaData, CALL.metaData);
    assert.deepEqual(callData.content.trackers, [
        { id: '1', name: 'Competitors', count: 1, type: 'KEYWORD', phrases: [{ phrase: 'SFDC', count: 1 }] },
        { id: '2', name: 'Budget', count: 1, type: 'SMART' }
    ]);
    assert.equal(headers.authorization, undefined);
    assert.deepEqual(answer, { status: 202, body: 'taken' });
});

test('a secret goes into the address', async () => {
    const { url } = await received({ secret: 's3cret' });
    assert.equal(new URL(url).searchParams.get('secret'), 's3cret');
});

test('a signed webhook proves its address, its body and its time', async () => {
    const { privateKey, publicKey } = newWebhookKey();
    const { url, body, headers } = await received({ jwt: { privateKey, bearer: true } });
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const token = headers.authorization?.replace('Bearer ', '') ?? '';
    const { payload } = await jwtVerify(token, key, { currentDate: new Date(Date.UTC(2026, 2, 1)) });
    assert.equal(payload.webhook_url, url);
    assert.equal(payload.body_sha256, createHash('sha256').update(body).digest('hex'));
    assert.equal(payload.exp, Date.UTC(2026, 2, 1) / 1000 + 300);
});

test('a webhook for a call that is not there is refused', async () => {
    await withGong({}, async ({ gong }) => {
        await assert.rejects(gong.fireWebhook('9', 'http://127.0.0.1:1/'), /has no call 9/);
    });
});
