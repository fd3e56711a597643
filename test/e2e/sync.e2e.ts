import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startWorld } from '../../tools/local/startWorld.js';
import type { LocalWorld } from '../../tools/local/startWorld.js';
import { Shell } from './cli.js';

const shell = new Shell();
let world: LocalWorld;

const json = <T>(text: string): T => JSON.parse(text) as T;

before(async () => {
    world = await startWorld({});
    const login = ['org', 'login', 'access-token', '--instance-url', world.org.url, '--no-prompt', '--alias', 'local'];
    const { exitCode, stderr } = await shell.sf({ SF_ACCESS_TOKEN: world.org.accessToken }, ...login);
    assert.equal(exitCode, 0, stderr);
});
after(() => world.close());

test('an admin logs in with sf, syncs with gong, and sees the result with sf data query', async () => {
    const synced = await shell.gong('sync', '--target-org', 'local', '--days', '90', '--json');
    assert.equal(synced.exitCode, 0, synced.stderr);
    const { status, result } = json<{ status: number; result: Record<string, number> }>(synced.stdout);
    assert.equal(status, 0);
    assert.ok(result['seen']! >= 300);
    assert.equal(result['seen'], result['written']! + result['unchanged']! + result['skipped']! + result['failed']!);
    // on a busy machine a request may arrive late and the next one too soon after it
    assert.equal(result['gongRequests']! - world.gong.stats.throttled, Math.ceil(result['seen']! / 100));

    const soql = 'SELECT MainCompetitors__c FROM Opportunity WHERE MainCompetitors__c != null';
    const queried = await shell.sf({}, 'data', 'query', '--query', soql, '--target-org', 'local', '--json');
    const { records } = json<{ result: { records: Record<string, string>[] } }>(queried.stdout).result;
    assert.ok(records.length >= 30);
    for (const { MainCompetitors__c: field } of records) assert.ok(field!.length <= 100);
});

test('for people it prints what changed and why, without colours when piped', async () => {
    const { exitCode, stdout } = await shell.gong('sync', '--target-org', 'local', '--days', '90', '--dry-run');
    assert.equal(exitCode, 0);
    assert.match(stdout, /Dry run, nothing was written: \d+ calls seen: 0 written, \d+ unchanged/);
    // eslint-disable-next-line no-control-regex -- colours are what is looked for
    assert.doesNotMatch(stdout, /\u001b\[/);
});

test('where nobody logs in, it does so itself by a certificate; an org that is named goes first', async () => {
    const alone = new Shell();
    const GONG = fileURLToPath(new URL('../../bin/gong.js', import.meta.url));
    const login = {
        GONG_ORG_CLIENT_ID: 'consumer',
        GONG_ORG_USERNAME: String(world.org.user.Username),
        GONG_ORG_PRIVATE_KEY: generateKeyPairSync('rsa', { modulusLength: 2048 })
            .privateKey.export({ type: 'pkcs8', format: 'pem' })
            .toString(),
        GONG_ORG_LOGIN_URL: world.org.url
    };
    const synced = await alone.run([GONG, 'sync', '--json'], login);
    assert.equal(synced.exitCode, 0, synced.stdout + synced.stderr);
    const named = await alone.run([GONG, 'sync', '--target-org', 'nobody'], login);
    assert.equal(named.exitCode, 3, named.stdout + named.stderr);
    const none = await alone.run([GONG, 'sync']);
    assert.equal(none.exitCode, 3, none.stdout + none.stderr);
    assert.match(none.stderr, /GONG_ORG_CLIENT_ID/);
});

test('an unknown org is a login problem, a wrong flag is usage', async () => {
    const [org, flag] = await Promise.all([
        shell.gong('sync', '--target-org', 'nobody'),
        shell.gong('sync', '--target-org', 'local', '--days', 'many')
    ]);
    assert.equal(org.exitCode, 3);
    assert.match(org.stderr, /nobody/);
    assert.equal(flag.exitCode, 2);
});

test('neither the access key nor a token is in anything that was printed', () => {
    for (const secret of [world.gong.accessKey, world.gong.secret, world.org.accessToken]) {
        assert.ok(!shell.printed.includes(secret));
    }
});
