import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { afterEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { both, closeAll, event, post, running, withSecret } from './serving.js';
import type { Running } from './serving.js';

afterEach(closeAll);

async function aReceiver(options: Parameters<typeof running>[1] = {}): Promise<Running> {
    const { org } = await both([]);
    return running(org, options);
}

/** What a raw connection gets for these bytes, and how long that took; `drip` is sent a byte every 100 ms. */
function raw({ serving }: Running, head: string, drip = ''): Promise<{ answer: string; ms: number }> {
    const { port, hostname } = new URL(serving.url);
    const started = Date.now();
    return new Promise((resolve) => {
        let answer = '';
        const socket = connect(Number(port), hostname, () => socket.write(head));
        const timer = setInterval(() => drip && socket.write(drip), 100);
        socket.on('data', (chunk) => (answer += chunk));
        socket.on('error', () => undefined);
        socket.on('close', () => {
            clearInterval(timer);
            resolve({ answer, ms: Date.now() - started });
        });
    });
}

const deep = (open: string, close: string, inside = ''): string =>
    open.repeat(100_000) + inside + close.repeat(100_000);

const BAD: Record<string, [string | Buffer, number, RegExp]> = {
    'not JSON': ['callData=1', 400, /not JSON/],
    'JSON that breaks off': [event('7001').slice(0, -1), 400, /not JSON/],
    'an empty body': ['', 400, /.+/],
    'bytes that are no text': [Buffer.from([0xff, 0xfe, 0x00, 0x80]), 400, /not JSON/],
    'a list': ['[]', 400, /The body/],
    null: ['null', 400, /The body/],
    'no callData': ['{}', 400, /callData is missing/],
    'callData that is null': ['{"callData":null}', 400, /callData is missing/],
    'no metaData': ['{"callData":{}}', 400, /callData\.metaData is missing/],
    'no id': ['{"callData":{"metaData":{}}}', 400, /callData\.metaData\.id/],
    'an id that is null': [event(null), 400, /metaData\.id/],
    'an id that is a number': [event(7001), 400, /metaData\.id/],
    'an id that is a list': [event(['1']), 400, /metaData\.id/],
    'an empty id': [event(''), 400, /is not the id of a call/],
    'an id with a quote': [event("1' OR '1'='1"), 400, /is not the id of a call/],
    'an id with a line end': [event('7001\n'), 400, /is not the id of a call/],
    'an id of 21 digits': [event('1'.repeat(21)), 400, /is not the id of a call/],
    'isTest that is a text': [event('7001', { isTest: 'no' }), 400, /isTest/],
    'deep lists': [deep('[', ']'), 400, /The body/],
    'deep objects': [`{"callData":${deep('{"a":', '}', '1')}}`, 400, /metaData is missing/],
    'a deep context': [`{"callData":{"metaData":{"id":"x"},"context":${deep('[', ']')}}}`, 400, /not the id/],
    '10 MB': [Buffer.alloc(10_000_000, ' '), 413, /larger than 1 MB/]
};

test('bad input is refused with a status of 4xx and one line, and the receiver lives on', async () => {
    const receiver = await aReceiver();
    for (const [what, [body, status, line]] of Object.entries(BAD)) {
        const answer = await post(withSecret(receiver), body);
        assert.equal(answer.status, status, what);
        assert.match((JSON.parse(answer.body) as { error: string }).error, line, what);
        assert.ok(answer.body.length < 120 && !answer.body.includes('\n'), what);
    }
    assert.equal((await post(withSecret(receiver), event('7001'))).status, 202);
});

test('a wrong method, path or content type is refused', async () => {
    const receiver = await aReceiver();
    const url = withSecret(receiver);
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']) {
        const { status, headers } = await fetch(url, { method });
        assert.deepEqual([status, headers.get('allow')], [405, 'POST'], method);
    }
    for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'application/jsonx'
    ]) {
        assert.equal((await post(url, event('7001'), { 'content-type': type })).status, 415, type);
    }
    assert.equal((await post(url, event('7001'), { 'content-type': 'application/json; charset=utf-8' })).status, 202);
    for (const path of ['/', '/gong/', '/gong/x', '/GONG', '/healthz', '/%67ong', '//gong']) {
        const answer = await post(url.replace('/gong', path), event('7001'));
        assert.equal(answer.status, 404, path);
    }
});

test('what may not be sent is refused before its body is read', async () => {
    const receiver = await aReceiver();
    const head = (line: string): string =>
        `POST ${line} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 900000\r\n\r\n{`;
    for (const [line, status] of [
        ['/gong', 401],
        ['/other', 404]
    ] as const) {
        const { port } = new URL(receiver.serving.url);
        const first = await new Promise<string>((resolve) => {
            const socket = connect(Number(port), '127.0.0.1', () => socket.write(head(line)));
            socket.once('data', (chunk) => {
                resolve(chunk.toString());
                socket.destroy();
            });
        });
        assert.match(first, new RegExp(`^HTTP/1.1 ${status}`));
    }
});

test('a body that comes too slowly is given up on', async () => {
    const receiver = await aReceiver({ requestTimeoutMs: 500 });
    const { search } = new URL(withSecret(receiver));
    const head = `POST /gong${search} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n`;
    const slow = await raw(receiver, head, ' ');
    assert.match(slow.answer, /^HTTP\/1.1 408/);
    assert.ok(slow.ms < 5000, `${slow.ms} ms`);
    const headers = await raw(receiver, 'POST /gong HTTP/1.1\r\nhost: x\r\n', 'x');
    assert.ok(headers.ms < 5000, `${headers.ms} ms`);
    assert.equal((await post(withSecret(receiver), event('7001'))).status, 202);
});

test('what is not HTTP, or lies about its length, harms nobody', async () => {
    const receiver = await aReceiver({ requestTimeoutMs: 500 });
    const { search } = new URL(withSecret(receiver));
    const post1 = `POST /gong${search} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`;
    for (const bytes of [
        '\x16\x03\x01\x02\x00\x01\x00',
        'GET\r\n\r\n',
        `${post1}content-length: -1\r\n\r\n{}`,
        `${post1}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`,
        `${post1}transfer-encoding: chunked\r\n\r\nffffffff\r\n{}`,
        `${post1}x: ${'y'.repeat(40_000)}\r\n\r\n`
    ]) {
        const { answer } = await raw(receiver, bytes);
        assert.doesNotMatch(answer, /^HTTP\/1.1 (2|5)/, bytes.slice(0, 200));
    }
    assert.equal((await post(withSecret(receiver), event('7001'))).status, 202);
});

test('whatever the body is, the answer is 202 or 400', async () => {
    const receiver = await aReceiver();
    const url = withSecret(receiver);
    const payload = fc.record(
        {
            callData: fc.oneof(
                fc.jsonValue(),
                fc.record(
                    {
                        metaData: fc.oneof(
                            fc.jsonValue(),
                            fc.record({ id: fc.oneof(fc.string(), fc.nat().map(String)) })
                        ),
                        context: fc.jsonValue()
                    },
                    { requiredKeys: [] }
                )
            ),
            isTest: fc.jsonValue()
        },
        { requiredKeys: [] }
    );
    await fc.assert(
        fc.asyncProperty(
            fc.oneof(
                fc.json(),
                payload.map((json) => JSON.stringify(json))
            ),
            async (body) => {
                const { status } = await post(url, body);
                return status === 202 || status === 400;
            }
        ),
        { numRuns: 300 }
    );
});

test('/healthz answers as long as the receiver takes events', async () => {
    const receiver = await aReceiver();
    const url = receiver.serving.url.replace('/gong', '/healthz');
    const health = await fetch(url);
    assert.deepEqual([health.status, await health.text()], [200, '{"status":"ok"}']);
    await receiver.serving.stop();
    await assert.rejects(fetch(url));
});

test('a flood of refused requests does not become a flood of log lines', async () => {
    const receiver = await aReceiver();
    for (let i = 0; i < 50; i++) await post(receiver.serving.url, event('7001'));
    await sleep(10);
    assert.ok(receiver.log.filter((line) => line.event === 'refused').length <= 5);
    await receiver.serving.stop();
    assert.deepEqual((await receiver.logged('requests'))['refused 401'], 50);
});
