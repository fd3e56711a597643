import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSchema } from '../../../tools/local/org/index.js';
import { startLocalGong, type LocalGong } from '../../../tools/local/gong/index.js';
import { clientOf, withOrg, type Answer } from './orgSetUp.js';

const schema = readSchema(['force-app', 'main-competitors']);
const PATH = '/services/apexrest/gong/verdict';
const [SYNC, ADMIN, REP] = ['sync@integration.example', 'admin@acme.com', 'rep@acme.com'];

const USERS = [{ id: '1', emailAddress: 'ann@gong.example', active: true }];

type Put = (username: string, body: unknown) => Promise<Answer>;

async function withUsers(
    use: (put: Put, get: (username: string) => Promise<Answer>, rows: () => string[], gong: LocalGong) => Promise<void>
): Promise<void> {
    const gong = await startLocalGong({ world: { calls: [], users: USERS }, perSecond: 1000 });
    const options = {
        schema,
        gong: { url: gong.url, accessKey: gong.accessKey, secret: gong.secret },
        data: { User: [SYNC, ADMIN, REP].map((Username) => ({ Username, Email: Username })) },
        permissionSets: {
            [SYNC]: ['Gong_Sync', 'Gong_Credential'],
            [ADMIN]: ['Gong_Admin', 'Gong_Credential'],
            [REP]: ['Gong_User']
        }
    };
    try {
        await withOrg(options, async (_client, org) => {
            const as = (username: string) => clientOf(org, org.tokenFor(username));
            const nameOf = (owner: unknown): unknown =>
                owner === org.orgId ? 'org' : org.tables.get('User', String(owner))?.Username;
            await use(
                (username, body) => as(username).send('PUT', PATH, body),
                (username) => as(username).get(PATH),
                () =>
                    org.tables
                        .all('Gong_Settings__c')
                        .map(
                            (row) => `${nameOf(row.SetupOwnerId)}: ${row.Verdict__c} on ${nameOf(row.Verdict_User__c)}`
                        )
                        .sort(),
                gong
            );
        });
    } finally {
        await gong.close();
    }
}

const verdict = (email: string, more: object = {}): object => ({ verdict: 'ok', email, workspaceId: null, ...more });

test('the integration user speaks for the connection, an admin for no one else, a rep not at all', async () => {
    await withUsers(async (put, get, rows) => {
        assert.equal((await get(SYNC)).body.refusal.code, 'DOMAIN_NOT_CHECKED');
        const { status, body } = await put(SYNC, verdict(SYNC));
        assert.deepEqual([status, body.refusal, body.permissions], [200, null, ['Gong_Ask_Sync', 'Gong_Connection']]);
        assert.equal((await put(ADMIN, verdict(ADMIN))).body.refusal, null);
        assert.deepEqual(rows(), [`${ADMIN}: ok on ${ADMIN}`, `org: ok on ${SYNC}`, `${SYNC}: ok on ${SYNC}`].sort());
        assert.equal((await put(REP, verdict(REP))).body[0].errorCode, 'FORBIDDEN');
    });
});

test('a system administrator without one of the permission sets does not speak either', async () => {
    await withOrg({ schema, permissionSets: {} }, async ({ get, send }, org) => {
        assert.deepEqual((await get(PATH)).body.permissions, []);
        const { status, body } = await send('PUT', PATH, verdict(String(org.user.Email)));
        assert.deepEqual([status, body.code], [403, 'NOT_ALLOWED']);
        assert.deepEqual(org.tables.all('Gong_Settings__c'), []);
    });
});

test('what is no verdict, or does not fit, is not recorded', async () => {
    await withUsers(async (put, _get, rows) => {
        for (const body of ['', 'ok', '[]', '{}', '{"verdict":"OK"}', '{"verdict":null}', '{"verdict":1}'])
            assert.deepEqual([(await put(SYNC, body)).status, rows()], [400, []], body);
        const { status, body } = await put(SYNC, verdict(SYNC, { workspaceId: '1'.repeat(21) }));
        assert.deepEqual([status, body.code, rows()], [409, 'NOT_RECORDED', []]);
    });
});

test('a verdict on another address than the user’s does not count', async () => {
    await withUsers(async (put) => {
        const { body } = await put(SYNC, verdict('other@integration.example'));
        assert.match(body.refusal.errors[0], /another address/);
    });
});

test('an ok is not believed: the org asks Gong once for a hundred users, and stores what it finds and why', async () => {
    await withUsers(async (put, _get, rows, gong) => {
        const many = Array.from({ length: 100 }, (_, i) => ({ id: String(i), emailAddress: `u${i}@gong.example` }));
        gong.world.users = many;
        assert.equal((await put(SYNC, verdict(SYNC))).body.refusal, null);
        assert.equal(gong.stats.requests, 1);
        gong.world.users = [...many, { id: '100', emailAddress: 'ann@eu.integration.example' }];
        const { body } = await put(SYNC, verdict(SYNC));
        assert.deepEqual(body.refusal.code, 'DOMAIN_CONFLICT');
        assert.match(
            body.refusal.errors[0],
            /integration\.example, and the Gong workspace is on eu\.integration\.example/
        );
        assert.equal(gong.stats.requests, 3);
        assert.deepEqual(rows(), [`org: conflict on ${SYNC}`, `${SYNC}: conflict on ${SYNC}`].sort());
        gong.world.users = [];
        assert.equal((await put(SYNC, verdict(SYNC))).body.refusal.code, 'DOMAIN_NOT_CHECKED');
    });
});

test('when Gong throttles there is no new verdict', async () => {
    await withUsers(async (put, get, rows, gong) => {
        await put(SYNC, verdict(SYNC));
        gong.faults = () => ({ kind: 'status', status: 429, body: { errors: ['slow'] } });
        const { status, headers } = await put(SYNC, verdict(SYNC));
        assert.deepEqual([status, headers.get('x-gong-status')], [503, '429']);
        assert.deepEqual(rows(), [`org: ok on ${SYNC}`, `${SYNC}: ok on ${SYNC}`].sort());
        assert.equal((await get(SYNC)).body.refusal, null);
        // a conflict is believed, and takes no request to Gong
        assert.equal((await put(SYNC, verdict(SYNC, { verdict: 'conflict' }))).body.refusal.code, 'DOMAIN_CONFLICT');
    });
});

test('a message that is too long is cut', async () => {
    await withUsers(async (put) => {
        const { body } = await put(SYNC, verdict(SYNC, { verdict: 'conflict', message: 'x'.repeat(300) }));
        assert.equal(body.refusal.errors[0], `${'x'.repeat(252)}...`);
    });
});

test('the stand-in goes by the same numbers and names as the Apex classes', () => {
    const apex = (name: string): string => readFileSync(`force-app/main/default/classes/${name}.cls`, 'utf8');
    const twin = (name: string): string => readFileSync(`tools/local/org/gateway/${name}.ts`, 'utf8');
    const days = /GOOD_FOR_DAYS = (\d+)/;
    assert.equal(days.exec(twin('verdict'))![1], days.exec(apex('GongVerdict'))![1]);
    const words = (text: string, list: RegExp): string[] =>
        [...list.exec(text)![1]!.matchAll(/'(\w+)'/g)].map(([, w]) => w!);
    for (const [name, inApex, inTwin] of [
        ['verdicts', /VERDICTS = new Set<String>\{([^}]*)\}/, /VERDICTS = \[([^\]]*)\]/],
        ['permissions', /PERMISSIONS = new List<String>\{([^}]*)\}/, /PERMISSIONS = \[([^\]]*)\]/]
    ] as const)
        assert.deepEqual(words(twin('verdictResource'), inTwin), words(apex('GongVerdictResource'), inApex), name);
    // every sentence of the Apex class is the stand-in's, too
    const sentences = [...apex('GongVerdict').matchAll(/return '(The email domain[^']*)'/g)].map(([, text]) => text!);
    assert.ok(sentences.length >= 4);
    for (const sentence of sentences) assert.ok(twin('verdict').includes(sentence.trim()), sentence);
});
