import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Command } from '@oclif/core';
import { openDesk } from '../support/commands.js';
import type { Desk } from '../support/commands.js';
import { commands } from '../support/allCommands.js';
import { CONTENT, EVENT } from '../support/eventFlags.js';

let desk: Desk;
before(async () => void (desk = await openDesk({ calls: [] })));
after(() => desk.close());

const DAYS = ['--from', '2026-03-01', '--to', '2026-04-01'];
const NEW_CALL = [
    '--client-id',
    '1',
    '--started',
    '2026-03-10T09:00:00Z',
    '--direction',
    'Outbound',
    '--primary-user',
    '7'
];
const GRACE = ['--participant', 'Grace Holloway <grace@acme.example>'];

/** What is refused before anything is sent: the flag is named, and a right example given. */
const REFUSED: readonly [string, readonly string[], RegExp][] = [
    ['calls list', [], /--from is required where --call-id is not given/],
    ['calls list', ['--from', 'yesterday'], /--from cannot be "yesterday"[^]*--from 2026-09-01/],
    ['calls list', ['--from', '2026-02-30'], /--from cannot be/],
    ['calls list', ['--from', '2026-03-01T10:00:00'], /--from cannot be/],
    ['calls list', ['--from', '2026-03-02', '--to', '2026-03-01'], /--to must be later than from/],
    ['calls list', ['--to', '2026-03-01'], /--from/],
    ['calls list', ['--call-id', 'abc'], /--call-id cannot be "abc"[^]*--call-id 7782342274025937895/],
    ['calls list', ['--call-id', '1', '--from', '2026-03-01'], /--call-id/],
    ['calls list', ['--call-id', '1', '--workspace-id', '2'], /--workspace-id/],
    ['calls list', ['--from', '2026-03-01', '--context', 'All'], /None, Basic, Extended/],
    ['calls list', ['--from', '2026-03-01', '--include', 'everything'], /to be one of: structure/],
    ['calls list', ['--from', '2026-03-01', '-r', 'xml'], /human, csv, jsonl/],
    ['calls get', [], /call-id/],
    ['calls get', ['--call-id', '1/../2'], /--call-id cannot be/],
    [
        'calls create',
        [...NEW_CALL, '--participant', '7'],
        /--participant must list at least two participants, for example/
    ],
    [
        'calls create',
        [...NEW_CALL, '--participant', '7', '--participant', '8'],
        /--participant must list someone from outside the company/
    ],
    [
        'calls create',
        [...NEW_CALL, '--participant', '7', '--participant', 'grace@acme.example'],
        /--participant must list someone from outside/
    ],
    ['calls create', [...NEW_CALL, '--participant', '8', ...GRACE], /--participant must list the primary user/],
    [
        'calls create',
        [...NEW_CALL, '--participant', '7', '--participant', 'Grace <no address>'],
        /--participant cannot be[^]*Grace Holloway </
    ],
    [
        'calls create',
        [...NEW_CALL, '--participant', '7', ...GRACE, '--crm', 'Deal=006Hs00001ABCDe'],
        /--crm cannot be[^]*--crm Opportunity=006Hs00001ABCDeIAP/
    ],
    ['calls create', [...NEW_CALL, '--participant', '7', ...GRACE, '--crm', 'Opportunity=12'], /--crm cannot be/],
    [
        'calls create',
        [...NEW_CALL, '--participant', '7', ...GRACE, '--purpose', 'x'.repeat(256)],
        /at most 255 characters/
    ],
    [
        'calls create',
        [...NEW_CALL, '--participant', '7', ...GRACE, '--download-media-url', 'ftp://x'],
        /--download-media-url cannot be/
    ],
    ['calls create', NEW_CALL.slice(2), /client-id/],
    [
        'calls create',
        ['--started', '2026-03-10', ...NEW_CALL.slice(4), '--client-id', '1', '--participant', '7'],
        /--started cannot be "2026-03-10"[^]*2026-09-01T08:00:00\+02:00/
    ],
    ['calls upload-media', ['--call-id', '1', '--file', 'no-such.mp3'], /no-such\.mp3/],
    ['transcript', [], /--from is required/],
    ['transcript', ['--call-id', 'x'], /--call-id cannot be/],
    ['transcript', ['--call-id', '1,2', '-r', 'srt'], /need a file each[^]*--output-dir subtitles/],
    [
        'stats interaction',
        ['--from', '2026-03-01T00:00:00Z', '--to', '2026-04-01'],
        /--from cannot be[^]*--from 2026-09-01/
    ],
    ['stats interaction', ['--from', '2026-03-01', '--to', '2026-03-01'], /--to must be later/],
    ['stats interaction', ['--from', '2026-03-01', '--to', '2099-01-01'], /--to must not be in the future/],
    ['stats activity', [...DAYS, '--period', 'hour'], /day, week, month/],
    ['stats activity', [...DAYS, '--period', 'week', '--day-by-day'], /--period|--day-by-day/],
    ['stats activity', [...DAYS, '--user-id', 'maya'], /--user-id cannot be/],
    ['stats scorecards', ['--call-from', 'March'], /--call-from cannot be/],
    ['stats scorecards', ['--review-from', '2026-03-02', '--review-to', '2026-03-01'], /--review-to must be later/],
    ['content viewed', EVENT, /content-id/],
    ['content viewed', [...CONTENT, '--event-time', 'today'], /--event-time/],
    ['content viewed', [...CONTENT, '--viewer', 'a <b>'], /--viewer cannot be/],
    [
        'content viewed',
        [...CONTENT, '--event-property', 'Pages:number=many'],
        /--event-property cannot be[^]*Pages:number=12/
    ],
    ['content viewed', [...CONTENT, '--crm', '006Hs00001ABCDeIAP'], /--crm cannot be/],
    ['content shared', [...CONTENT, '--recipient', 'Grace Holloway'], /--recipient cannot be[^]*grace@acme\.example/],
    ['content shared', [...CONTENT, '--content-url', 'contract'], /--content-url/],
    ['content action', EVENT.slice(2), /reporting-system/],
    ['content action', [...EVENT, '--info-url', 'x'], /--info-url cannot be[^]*https:/],
    ['users list', ['--created-from', '2026-03-02', '--created-to', '2026-03-01'], /--created-to must be later/],
    ['users get', ['--user-id', 'maya@northwind.example.com'], /--user-id cannot be/],
    ['users history', [], /user-id/],
    ['users find', ['--email', 'maya'], /--email cannot be "maya"[^]*--email grace@acme\.example/],
    ['workspaces list', ['--workspace-id', '1'], /There is no flag --workspace-id/],
    ['trackers list', ['--workspace-id', 'Sales'], /--workspace-id cannot be/],
    ['scorecards list', ['--jsn'], /There is no flag --jsn[^]*--json/],
    ['library list', ['--workspace-id', 'x'], /--workspace-id cannot be/],
    ['library folder', [], /folder-id/],
    ['logs list', ['--from', '2026-03-01'], /type/],
    ['logs list', ['--type', 'Everything', '--from', '2026-03-01'], /AccessLog/],
    ['logs list', ['--type', 'AccessLog', '--from', '2026-03-02', '--to', '2026-03-01'], /--to must be later/],
    ['data find', [], /--email|--phone/],
    ['data find', ['--email', 'a@b.example', '--phone', '+1 415 555 0100'], /--email|--phone/],
    ['data find', ['--phone', '415 555 0100'], /--phone cannot be[^]*\+1 415/],
    ['request', ['DELETE', '/v2/calls'], /GET, POST, PUT/],
    ['request', ['GET', 'https://gong.example/v2/users'], /path must be a path of Gong[^]*\/v2\/users/],
    ['request', ['GET', '/v2/users?cursor=1'], /path must be a path of Gong/],
    ['request', ['GET', '/v2/users', '--query', 'cursor'], /--query cannot be "cursor"[^]*--query includeAvatars=true/],
    ['request', ['GET', '/v2/users', '--body', '{}'], /--body cannot be sent with GET/],
    ['request', ['POST', '/v2/users/extensive', '--body', '{'], /--body is not JSON[^]*--body '/],
    ['request', ['POST', '/v2/users/extensive', '--body', '@no-such.json'], /cannot be read[^]*no-such\.json/]
];

describe('refused before anything is sent, with the flag and a right example', () => {
    for (const [name, argv, sentence] of REFUSED) {
        test(`${name} ${argv.join(' ').slice(0, 120)}`, async () => {
            const { exitCode, stderr, stdout, asked } = await desk.run(commands[name]!, ...argv);
            assert.match(stderr, sentence);
            assert.equal(exitCode, 2);
            assert.deepEqual([stdout, asked], ['', []]);
        });
    }
});

test('every command refuses a mistyped flag and suggests the near one', async () => {
    for (const [name, command] of Object.entries(commands)) {
        const flag = Object.keys((command as Command.Class).flags ?? {}).findLast((known) => known.length > 4)!;
        const typed = flag.slice(0, -1);
        const { exitCode, stderr } = await desk.run(command, `--${typed}`);
        assert.equal(exitCode, 2, name);
        assert.match(stderr, new RegExp(`There is no flag --${typed}\\.[^]*Did you mean --${flag}\\?`), name);
    }
});

test('what is refused says so in JSON too', async () => {
    const { json, exitCode } = await desk.run(commands['calls list']!, '--json');
    assert.equal(exitCode, 2);
    assert.deepEqual([json.status, json.name, json.commandName], [2, 'BadUsage', 'CallsList']);
    assert.match(json.message, /^--from is required/);
});
