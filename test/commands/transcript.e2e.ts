import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { home } from '../support/home.js';
import { openDesk } from '../support/commands.js';
import type { Desk } from '../support/commands.js';
import { assertDocumented } from '../support/documented.js';
import { CALL, operationsWorld, OTHER_CALL } from '../support/operationsData.js';
import transcript from '../../scripts/commands/gong/transcript.js';

let desk: Desk;
before(async () => void (desk = await openDesk(operationsWorld())));
after(() => desk.close());

test('a transcript is read with its speakers: one request for the words, one for the names', async () => {
    const { stdout, asked, exitCode } = await desk.run(transcript, '--call-id', CALL);
    assert.equal(exitCode, 0);
    asked.forEach(assertDocumented);
    assert.deepEqual(
        asked.map(({ path, body }) => [path, body]),
        [
            ['/v2/calls/transcript', { filter: { callIds: [CALL] } }],
            [
                '/v2/calls/extensive',
                { filter: { callIds: [CALL] }, contentSelector: { context: 'None', exposedFields: { parties: true } } }
            ]
        ]
    );
    assert.equal(
        stdout,
        [
            'Acme: "pricing", again',
            `2026-03-02T10:00:00Z  https://app.gong.io/call?id=${CALL}`,
            '',
            '[00:00:01] Maya Lindqvist: Hello Grace. How are you?',
            '[01:01:01] Grace Holloway: Fine <thanks> & you?',
            '[01:01:03] Speaker 1: Who is that?',
            ''
        ].join('\n')
    );
});

test('subtitles have a cue for each sentence, with the speaker and exact times', async () => {
    const srt = await desk.run(transcript, '--call-id', CALL, '--result-format', 'srt');
    assert.match(srt.stdout, /^1\n00:00:01,000 --> 00:00:02,500\nMaya Lindqvist: Hello Grace\.\n\n2\n/);
    assert.match(srt.stdout, /3\n01:01:01,004 --> 01:01:02,000\nGrace Holloway: Fine <thanks> & you\?/);
    assert.match(srt.stdout, /4\n01:01:03,000 --> 01:01:03,001\nSpeaker 1:/);
    const vtt = await desk.run(transcript, '--call-id', CALL, '-r', 'vtt');
    assert.match(vtt.stdout, /^WEBVTT\n\n00:00:01\.000 --> 00:00:02\.500\n<v Maya Lindqvist>Hello Grace\.\n/);
    assert.match(vtt.stdout, /<v Grace Holloway>Fine &lt;thanks&gt; &amp; you\?/);
});

test('as JSON a transcript has the speakers and their sentences', async () => {
    const lines = await desk.run(transcript, '--from', '2026-03-01', '--to', '2026-04-01', '-r', 'jsonl');
    const whole = await desk.run(transcript, '--call-id', CALL, '--json');
    assert.deepEqual([JSON.parse(lines.stdout)], whole.json.result);
    const [first] = whole.json.result[0].transcript;
    assert.deepEqual([first.speaker, first.affiliation, first.topic], ['Maya Lindqvist', 'Internal', 'Small talk']);
});

test('transcripts of many calls are written to a file each', async () => {
    const directory = join(home, 'subtitles');
    const { stdout, stderr } = await desk.run(transcript, '--from', '2026-03-01', '-r', 'vtt', '-d', directory);
    assert.deepEqual(readdirSync(directory), [`${CALL}.vtt`]);
    assert.match(readFileSync(join(directory, `${CALL}.vtt`), 'utf8'), /^WEBVTT/);
    assert.deepEqual([stdout, stderr], ['', '1 transcript.']);
});

test('a call without a transcript is named, and makes the exit code 1', async () => {
    const { exitCode, stderr, stdout } = await desk.run(transcript, '--call-id', CALL, '--call-id', OTHER_CALL);
    assert.equal(exitCode, 1);
    assert.match(stderr, new RegExp(`Gong gives no transcript with the id ${OTHER_CALL}`));
    assert.match(stdout, /Hello Grace/);
});
