import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startLocalGong, type LocalGong } from '../../tools/local/gong/index.js';
import { readSchema, startLocalOrg, type LocalOrg } from '../../tools/local/org/index.js';
import { Shell, type Ran } from './cli.js';

const GONG = fileURLToPath(new URL('../../bin/gong.js', import.meta.url));
const HOST = 'https://us-12345.api.gong.io';
const shell = new Shell();
let gong: LocalGong;
let org: LocalOrg;

before(async () => {
    gong = await startLocalGong({ world: { calls: [] }, perSecond: 1000 });
    org = await startLocalOrg({
        schema: readSchema(['force-app', 'main-competitors']),
        data: { User: ['admin', 'rep'].map((name) => ({ LastName: name, Email: `${name}@integration.example` })) },
        hosts: { 'https://api.gong.io': gong.url, [HOST]: gong.url },
        permissionSets: {
            'admin@integration.example': ['Gong_Admin', 'Gong_Credential'],
            'rep@integration.example': ['Gong_User']
        }
    });
    for (const name of ['admin', 'rep']) {
        const env = { SF_ACCESS_TOKEN: org.tokenFor(`${name}@integration.example`) };
        await shell.sf(env, 'org', 'login', 'access-token', '--instance-url', org.url, '--no-prompt', '--alias', name);
    }
});

after(() => Promise.all([org.close(), gong.close()]));

/** `gong connect` with the lines on standard input. */
async function connect(lines: string[], ...args: string[]): Promise<Ran> {
    const alias = args.includes('--target-org') ? [] : ['--target-org', 'admin'];
    const ran = await shell.run([GONG, 'connect', ...alias, ...args], {}, lines.join('\n'));
    assert.ok(!(ran.stdout + ran.stderr).includes(gong.secret), 'the secret was printed');
    return { ...ran, stderr: ran.stderr.replace(/\s+/g, ' ') };
}

const good = (): string[] => [gong.accessKey, gong.secret];

test('a pair on standard input is stored, replaced, and kept when asked to', async () => {
    const created = await connect(good(), '--json');
    assert.deepEqual(JSON.parse(created.stdout).result, { key: 'created', host: 'https://api.gong.io' });
    const replaced = await connect(good(), '--host', HOST);
    assert.equal(replaced.stdout, `Replaced the access key. Gong answers at ${HOST}.\n`);
    const kept = await connect([], '--keep');
    assert.equal(kept.stdout, `Kept the access key that is stored. Gong answers at ${HOST}.\n`);
});

test('a wrong key, a missing scope and a foreign address are explained, each with what to do', async () => {
    const wrong = await connect([gong.accessKey, 'wrong']);
    assert.equal(wrong.exitCode, 3);
    assert.match(wrong.stderr, /does not accept the access key.*make a new pair.*technical administrator/);
    await connect(good());
    try {
        gong.access.scopes = ['api:calls:read:basic'];
        const scope = await connect([], '--keep');
        assert.deepEqual(
            [scope.exitCode, /lacks the scope api:users:read/.test(scope.stderr)],
            [3, true],
            scope.stderr
        );
        gong.access.scopes = undefined;
        gong.access.allowedIps = ['192.0.2.1'];
        const address = await connect([], '--keep');
        assert.deepEqual([address.exitCode, /IP allow-list/.test(address.stderr)], [3, true], address.stderr);
    } finally {
        gong.access.scopes = undefined;
        gong.access.allowedIps = undefined;
    }
});

test('who may not store credentials is told who may, and nothing is stored', async () => {
    const refused = await connect(['other', 'pair'], '--target-org', 'rep');
    assert.equal(refused.exitCode, 3);
    assert.match(refused.stderr, /You may not store credentials.*Manage Named Credentials/);
    assert.equal(org.gong?.accessKey, gong.accessKey);
});

test('half a pair and an address that is not Gong’s are wrong usage', async () => {
    for (const [lines, ...args] of [[['only-the-key']], [good(), '--host', 'https://gong.io.example.com']] as const) {
        const { exitCode } = await connect([...(lines as string[])], ...(args as string[]));
        assert.equal(exitCode, 2);
    }
});

test('without the package there is nothing to store a key in', async () => {
    const { files } = org.schema;
    (org.schema as { files: ReadonlyMap<string, string> }).files = new Map();
    const { exitCode, stderr } = await connect(good());
    (org.schema as { files: ReadonlyMap<string, string> }).files = files;
    assert.equal(exitCode, 3);
    assert.match(stderr, /no External Credential "Gong".*npm run deploy/);
});
