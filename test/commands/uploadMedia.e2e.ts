import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { home } from '../support/home.js';
import { openDesk } from '../support/commands.js';
import type { Desk } from '../support/commands.js';
import { CALL } from '../support/operationsData.js';
import upload from '../../scripts/commands/gong/calls/upload-media.js';

let desk: Desk;
before(async () => void (desk = await openDesk({ calls: [] })));
after(() => desk.close());
beforeEach(() => {
    desk.faults = undefined;
    desk.gong.world.calls = [{ metaData: { id: CALL, url: 'https://app.gong.io/call?id=1' }, awaitsMedia: true }];
});

function recording(name: string, bytes: Buffer): string {
    const file = join(home, name);
    writeFileSync(file, bytes);
    return file;
}
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('a recording arrives at Gong byte for byte, with its name', async () => {
    const bytes = Buffer.concat([randomBytes(1_000_000), Buffer.from('\r\n--not-a-boundary\r\n')]);
    const file = recording('call "of" März.mp3', bytes);
    const { stdout, asked, exitCode } = await desk.run(upload, '--call-id', CALL, '--file', file);
    assert.equal(exitCode, 0);
    assert.match(stdout, new RegExp(`^Gong has the recording of the call ${CALL} and shows it at https://app`));
    const body = asked[0]!.body as Buffer;
    assert.equal(`${asked[0]!.method} ${asked[0]!.path}`, `PUT /v2/calls/${CALL}/media`);
    const type = `multipart/form-data; boundary=${/^--(\S+)/.exec(body.toString('latin1'))![1]}`;
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const media = form.get('mediaFile') as File;
    assert.equal(media.name, 'call "of" März.mp3');
    assert.equal(sha(new Uint8Array(await media.arrayBuffer())), sha(bytes));
    assert.equal(desk.gong.world.calls[0]!.awaitsMedia, undefined);
});

test('with --json the answer is the id and the page of the call', async () => {
    const { json } = await desk.run(upload, '--call-id', CALL, '-f', recording('a.wav', randomBytes(10)), '--json');
    assert.equal(json.result.callId, CALL);
    assert.match(json.result.url, /app\.gong\.io/);
});

test('a recording that just fits goes through, one that does not is refused with the way out', async () => {
    const file = recording('long.mp3', Buffer.alloc(5_950_000, 1));
    assert.equal((await desk.run(upload, '--call-id', CALL, '-f', file)).exitCode, 0);
    truncateSync(file, 5_950_001);
    const { exitCode, stderr, asked } = await desk.run(upload, '--call-id', CALL, '-f', file);
    assert.deepEqual([exitCode, asked], [2, []]);
    assert.match(
        stderr,
        /--file must be at most 5\.95 MB, because Salesforce.*calls create --download-media-url.*1\.5 GB/
    );
});

test('an empty recording is refused', async () => {
    const { exitCode, stderr } = await desk.run(
        upload,
        '--call-id',
        CALL,
        '-f',
        recording('empty.mp3', Buffer.alloc(0))
    );
    assert.equal(exitCode, 2);
    assert.match(stderr, /--file must not be empty, and empty\.mp3 is/);
});

test('an upload whose answer got lost is sent again', async () => {
    let lost = false;
    desk.faults = () => (lost ? undefined : ((lost = true), { kind: 'resetAfter' }));
    const { exitCode, asked } = await desk.run(upload, '--call-id', CALL, '-f', recording('b.mp3', randomBytes(1000)));
    assert.deepEqual([exitCode, asked.length], [0, 2]);
});

test('a call that Gong does not know is an error in its words', async () => {
    const { exitCode, stderr } = await desk.run(upload, '--call-id', '404', '-f', recording('c.mp3', randomBytes(10)));
    assert.equal(exitCode, 1);
    assert.match(stderr, /Call ID 404 was not found/);
});
