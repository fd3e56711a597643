import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Finding } from '../../scripts/checks/finding.js';
import { startWorld, type LocalWorld } from '../../tools/local/startWorld.js';
import { Shell } from './cli.js';

const shell = new Shell();
let world: LocalWorld;

/** The blocked set-up: somebody at Gong is on the domain of the user who connects the org. */
before(async () => {
    world = await startWorld({});
    world.gong.world.users![0]!.emailAddress = 'ann@eu.integration.example';
    const login = ['org', 'login', 'access-token', '--instance-url', world.org.url, '--no-prompt', '--alias', 'local'];
    const { exitCode, stderr } = await shell.sf({ SF_ACCESS_TOKEN: world.org.accessToken }, ...login);
    assert.equal(exitCode, 0, stderr);
});
after(() => world.close());

const rows = (object: string): number => world.org.tables.all(object).length;

test('a check that blocks ends with exit code 4 and says what collides and how to get out', async () => {
    const { exitCode, stdout } = await shell.gong('check', '--target-org', 'local');
    assert.equal(exitCode, 4);
    assert.match(stdout, /^✖ email-domain: The connected user gong@integration\.example is on integration\.example/m);
    assert.match(stdout, /northwind-metering\.example \(8 active users\)/);
    assert.match(stdout, /→ Connect with an integration user .*another domain: Setup › Users › Users/);
    assert.match(stdout, /^✔ credential:/m);
    assert.match(stdout, /^! calls: Not checked: no call is read as long as email-domain blocks\.$/m);
    // eslint-disable-next-line no-control-regex -- colours are what is looked for
    assert.doesNotMatch(stdout, /\u001b\[/);
    assert.equal(world.gong.stats.byPath['POST /v2/calls/extensive'], undefined);
});

test('a sync refuses with the same finding, reads no call and writes no row', async () => {
    const { exitCode, stdout } = await shell.gong('sync', '--target-org', 'local', '--days', '90', '--json');
    assert.equal(exitCode, 4);
    const error = JSON.parse(stdout) as { name: string; exitCode: number; message: string; data: Finding };
    assert.deepEqual(
        [error.name, error.exitCode, error.data.id, error.data.level],
        ['Blocked', 4, 'email-domain', 'block']
    );
    assert.equal(error.message, error.data.message);
    assert.equal(world.gong.stats.byPath['POST /v2/calls/extensive'], undefined);
    assert.deepEqual(['Gong_Call__c', 'Gong_Tracker_Hit__c', 'Gong_Sync_Run__c'].map(rows), [0, 0, 0]);
});

test('the gateway refuses whoever goes around the command line', async () => {
    const answer = await fetch(`${world.org.url}/services/apexrest/gong/v2/calls/extensive`, {
        method: 'POST',
        headers: { authorization: `Bearer ${world.org.accessToken}` },
        body: '{"filter":{}}'
    });
    assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [403, 'DOMAIN_CONFLICT']);
    assert.equal(world.gong.stats.byPath['POST /v2/calls/extensive'], undefined);
});

test('with the integration user on another domain the check passes, and so does the sync', async () => {
    world.org.tables.put('User', { ...world.org.user, Email: 'gong@connector.example' });
    const checked = await shell.gong('check', '--target-org', 'local', '--json');
    assert.equal(checked.exitCode, 0, checked.stderr);
    const { status, result } = JSON.parse(checked.stdout) as { status: number; result: Finding[] };
    assert.equal(status, 0);
    assert.deepEqual(
        result.map(({ id, level }) => `${id} ${level}`),
        ['credential ok', 'email-domain ok', 'trackers ok', 'calls ok', 'fields ok', 'access ok', 'freshness warn']
    );
    for (const finding of result) assert.deepEqual(Object.keys(finding), ['id', 'level', 'message', 'actions']);

    const before = { ...world.gong.stats.byPath };
    const synced = await shell.gong('sync', '--target-org', 'local', '--days', '90', '--json');
    assert.equal(synced.exitCode, 0, synced.stderr);
    assert.ok(rows('Gong_Call__c') > 300);
    assert.equal(
        world.gong.stats.byPath['GET /v2/users'],
        before['GET /v2/users'],
        'the verdict of the check was enough'
    );
});

test('the rule is told in plain words, without an org', async () => {
    const { exitCode, stdout } = await shell.gong('check', '--explain', 'email-domain');
    assert.equal(exitCode, 0);
    assert.match(stdout, /must not have an email address on a domain that your Gong workspace uses/);
    assert.match(stdout, /Setup › Users › Users › New User/);
    assert.ok(!stdout.includes('<%'));
});

test('without an org the check is a login problem, an unknown check is usage', async () => {
    const [org, flag] = await Promise.all([
        shell.gong('check'),
        shell.gong('check', '--explain', 'weather', '--target-org', 'local')
    ]);
    assert.equal(org.exitCode, 3, org.stderr);
    assert.match(org.stderr, /No org is given/);
    assert.match(org.stderr, /--target-org/);
    assert.equal(flag.exitCode, 2);
});

test('a world from files is blocked as well, with exit code 4 and the finding', async () => {
    const file = (name: string, content: object): string => {
        writeFileSync(join(shell.home, name), JSON.stringify(content));
        return join(shell.home, name);
    };
    const calls = [{ metaData: { id: '77' } }];
    const users = [{ id: '1', emailAddress: 'ann@acme.com', active: true }];
    const { exitCode, stdout } = await shell.local(
        ...['--once', '--json', '--calls', file('calls.json', { calls, users })],
        ...['--org', file('org.json', { User: [{ Email: 'gong@acme.com.invalid' }] })]
    );
    assert.equal(exitCode, 4);
    const { data } = JSON.parse(stdout) as { data: Finding };
    assert.deepEqual([data.id, data.level], ['email-domain', 'block']);
    assert.match(data.message, /acme\.com \(1 active user\)/);
});
