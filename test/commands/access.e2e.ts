import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { commands } from '../support/allCommands.js';
import { openDesk, runCommand } from '../support/commands.js';
import type { Desk } from '../support/commands.js';
import { DOCUMENTED, operationOf } from '../support/documented.js';
import { CONTENT, EVENT } from '../support/eventFlags.js';
import { CALL, MAYA, operationsWorld } from '../support/operationsData.js';

const DAYS = ['--from', '2026-03-01', '--to', '2026-04-01'];
const NEW_CALL = [
    ...['--client-id', '1', '--started', '2026-03-10T09:00:00Z', '--direction', 'Outbound', '--primary-user', MAYA],
    ...['--participant', MAYA, '--participant', 'Grace Holloway']
];
/** A right use of each command. */
const USES: Readonly<Record<string, readonly string[]>> = {
    'calls list': DAYS,
    'calls get': ['--call-id', CALL],
    'calls create': NEW_CALL,
    'calls upload-media': ['--call-id', CALL, '--file', 'package.json'],
    transcript: ['--call-id', CALL],
    'stats interaction': DAYS,
    'stats activity': [...DAYS, '--day-by-day'],
    'stats scorecards': [],
    'content viewed': CONTENT,
    'content shared': CONTENT,
    'content action': EVENT,
    'users list': [],
    'users get': ['--user-id', MAYA],
    'users history': ['--user-id', MAYA],
    'users find': ['--email', 'maya@northwind.example.com'],
    'workspaces list': [],
    'trackers list': [],
    'scorecards list': [],
    'library list': [],
    'library folder': ['--folder-id', '801'],
    'logs list': ['--type', 'AccessLog', '--from', '2026-03-01'],
    'data find': ['--email', 'grace@acme.example'],
    request: ['GET', '/v2/workspaces']
};
const WRITES = /^(calls (create|upload-media)|content )/;
const AUDITS = /^(users history|logs list|data find)$/;
const OPEN_TO_THE_SYNC = ['calls list', 'users list', 'users find', 'workspaces list', 'trackers list', 'request'];

let desk: Desk;
before(async () => void (desk = await openDesk(operationsWorld())));
after(() => desk.close());
afterEach(() => {
    desk.gong.access.scopes = undefined;
    desk.faults = undefined;
});

test('there is a use of every command here', () => {
    assert.deepEqual(Object.keys(USES).sort(), Object.keys(commands).sort());
});

/** Leaves the connected user these permission sets, and gives the others back. */
async function only(sets: readonly string[], use: () => Promise<void>): Promise<void> {
    const { tables } = desk.org;
    const nameOf = (id: unknown): string => String(tables.get('PermissionSet', String(id))?.Name);
    const taken = tables.all('PermissionSetAssignment').filter((row) => !sets.includes(nameOf(row.PermissionSetId)));
    for (const { Id } of taken) tables.remove('PermissionSetAssignment', Id);
    await use();
    for (const row of taken) tables.put('PermissionSetAssignment', row);
}

test('with the sync’s login nobody reads conversations or logs or writes, and is told which set would help', async () => {
    await only(['Gong_Sync', 'Gong_Credential'], async () => {
        for (const [name, flags] of Object.entries(USES)) {
            const { exitCode, stderr, asked } = await desk.run(commands[name]!, ...flags);
            if (OPEN_TO_THE_SYNC.includes(name)) {
                assert.equal(exitCode, 0, `${name}: ${stderr}`);
                continue;
            }
            const [permission, set] = WRITES.test(name)
                ? ['Gong_Write', 'Gong Admin']
                : AUDITS.test(name)
                  ? ['Gong_Ask_Audit', 'Gong Audit']
                  : ['Gong_Ask_Content', 'Gong Content'];
            assert.deepEqual([exitCode, asked], [3, []], `${name}: ${stderr}`);
            assert.match(
                stderr,
                new RegExp(`custom permission ${permission}[^]*Assign the permission set ${set}`),
                name
            );
        }
    });
});

test('a missing scope is named, by Gong or by the command', async () => {
    const reads = Object.entries(USES).filter(([name]) => !WRITES.test(name) && name !== 'request');
    for (const [name, flags] of reads) {
        desk.gong.access.scopes = [];
        const named = await desk.run(commands[name]!, ...flags);
        const { scope } = DOCUMENTED[operationOf(named.asked[0]!)]!;
        assert.equal(named.exitCode, 3, name);
        assert.match(named.stderr, new RegExp(`'${scope}'[^]*Give the access key the scope ${scope} in Gong`), name);

        desk.gong.access.scopes = undefined;
        desk.faults = () => ({ kind: 'status', status: 401, body: { errors: ['Access denied'] } });
        const silent = await desk.run(commands[name]!, ...flags);
        assert.match(silent.stderr, new RegExp(`Access denied[^]*the scope ${scope} in Gong`), name);
        desk.faults = undefined;
    }
});

test('no refusal shows the access key or a token', async () => {
    desk.gong.access.scopes = [];
    const { json, stderr } = await desk.run(commands['users list']!, '--json');
    const printed = JSON.stringify(json) + stderr;
    for (const secret of [desk.gong.accessKey, desk.gong.secret, desk.org.accessToken])
        assert.ok(!printed.includes(secret));
});

test('an org that is not logged in is one sentence and what to do', async () => {
    const { exitCode, stderr } = await runCommand(commands['users list']!, ['--target-org', 'nope']);
    assert.equal(exitCode, 3);
    assert.match(stderr, /No org with the alias or username "nope" is logged in on this machine\./);
    assert.match(stderr, /sf org login web --alias nope/);
    assert.doesNotMatch(stderr, /Parsing|See more help/);
});

test('no org at all is one sentence and what to do', async () => {
    const { exitCode, stderr } = await runCommand(commands['users list']!, []);
    assert.equal(exitCode, 3);
    assert.match(stderr, /No target org given[^]*--target-org ALIAS/);
});

test('a wrong value and a missing flag come with an example', async () => {
    const missing = await desk.run(commands['calls get']!);
    assert.match(missing.stderr, /Missing required flag call-id\.[^]*For example: .*--call-id 7782342274025937895/);
    assert.equal(missing.exitCode, 2);
});
