import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Blocked } from '../../scripts/checks/finding.js';
import { CHECK_READS, preflight } from '../../scripts/checks/preflight.js';
import { readSchema } from '../../tools/local/org/index.js';
import type { Data } from '../../tools/local/org/seed.js';
import { call, closeWorlds, session, testWorld, type TestWorld } from '../support/world.js';

afterEach(closeWorlds);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ORG = '00DLc0000000001MAA';

interface World extends TestWorld {
    /** Passes time in the org. */
    later(milliseconds: number): void;
    preflight(username?: string): Promise<void>;
    /** How long it waited, each time. */
    readonly waits: number[];
    /** Requests that the check has made to Gong, and API calls of the org. */
    costs(): { gong: number; org: number };
}

async function checkedWorld(data: Data = {}): Promise<World> {
    let now = Date.UTC(2026, 5, 1);
    const world = await testWorld([call(1, [1], 'SAP')], {
        verdict: undefined,
        now: () => now,
        data: { Organization: [{ Id: ORG }], ...data }
    });
    world.gong.world.users = [{ id: '7', emailAddress: 'ann@acme.com', active: true }];
    const waits: number[] = [];
    const { stats: gong } = world.gong;
    const { stats: org } = world.org;
    return {
        ...world,
        waits,
        later: (milliseconds) => (now += milliseconds),
        preflight: (username) => {
            const login = session(world.org);
            if (username) login.accessToken = world.org.tokenFor(username);
            return preflight(login, (milliseconds) => Promise.resolve(void waits.push(milliseconds)));
        },
        costs() {
            const cost = { gong: gong.requests, org: org.apiCalls };
            gong.requests = 0;
            org.apiCalls = 0;
            return cost;
        }
    };
}

const blocked = (work: Promise<void>): Promise<Blocked> =>
    work.then(
        () => assert.fail('it passed'),
        (error) => {
            assert.ok(error instanceof Blocked, String(error));
            assert.equal(error.exitCode, 4);
            return error;
        }
    );

const settingsOf = ({ org }: World, owner: string) =>
    org.tables.all('Gong_Settings__c').find(({ SetupOwnerId }) => SetupOwnerId === owner);

test('the first time it checks, and for a day one API call and no request to Gong are enough', async () => {
    const world = await checkedWorld();
    await world.preflight();
    assert.deepEqual(world.costs(), { gong: 2, org: 3 });
    world.later(23 * HOUR - 1000);
    await world.preflight();
    assert.deepEqual(world.costs(), { gong: 0, org: 1 });
    world.later(2000);
    await world.preflight();
    assert.deepEqual(world.costs(), { gong: 2, org: 3 });
});

test('after asking Gong it lets the second pass that Gong counts by, so that what follows is not throttled', async () => {
    const world = await checkedWorld();
    await world.preflight();
    assert.deepEqual(world.waits, [1000]);
    await world.preflight();
    assert.deepEqual(world.waits, [1000]);
});

test('after it a sync may read calls, and asks Gong no more often than without', async () => {
    const world = await checkedWorld();
    await assert.rejects(world.sync().then(({ error }) => assert.equal(error, null)));
    await world.preflight();
    const { seen, gongRequests } = await world.sync();
    assert.deepEqual([seen, gongRequests], [1, 1]);
});

test('it refuses with the finding of the check, and the gateway does to everybody', async () => {
    const world = await checkedWorld();
    world.gong.world.users![0]!.emailAddress = 'ann@integration.example';
    const { finding, message, actions } = await blocked(world.preflight());
    assert.deepEqual([finding.id, finding.level, finding.message], ['email-domain', 'block', message]);
    assert.deepEqual(actions, finding.actions);
    const { status, body } = await world.ports.gong({ method: 'POST', path: '/v2/calls/extensive', body: {} });
    assert.equal(status, 403);
    assert.match(body, /DOMAIN_CONFLICT/);
});

test('once the collision is gone the next try passes, however fresh the verdict was', async () => {
    const world = await checkedWorld();
    world.gong.world.users![0]!.emailAddress = 'ann@integration.example';
    await blocked(world.preflight());
    world.gong.world.users![0]!.emailAddress = 'ann@acme.com';
    await world.preflight();
});

test('another address, workspace, org or user is checked anew', async () => {
    const world = await checkedWorld({
        User: [{ Username: 'a@integration.example' }, { Username: 'b@other.example' }]
    });
    const { tables } = world.org;
    await world.preflight();
    for (const [what, change] of [
        ['address', () => tables.put('User', { ...world.org.user, Email: 'a@third.example' })],
        ['workspace', () => tables.put('Gong_Settings__c', { ...settingsOf(world, ORG)!, Workspace_Id__c: '5' })],
        [
            'org',
            () => {
                for (const row of tables.all('Gong_Settings__c'))
                    tables.put('Gong_Settings__c', { ...row, Verdict_Org__c: '00DLc0000000002MAA' });
            }
        ]
    ] as const) {
        world.costs();
        change();
        await world.preflight();
        assert.equal(world.costs().gong, 2, what);
        await world.preflight();
        assert.equal(world.costs().gong, 0, what);
    }
    tables.put('User', { ...tables.all('User')[0]!, Email: 'a@acme.com' });
    await blocked(world.preflight());
});

test('a verdict stops counting for the gateway after a week without a check', async () => {
    const world = await checkedWorld();
    await world.preflight();
    const ask = async (): Promise<number> => (await world.ports.gong({ method: 'GET', path: '/v2/calls' })).status;
    world.later(7 * DAY - 1000);
    assert.notEqual(await ask(), 403);
    world.later(2000);
    assert.equal(await ask(), 403);
    await world.preflight();
    assert.notEqual(await ask(), 403);
});

test('an unclear verdict takes back an earlier pass', async () => {
    const world = await checkedWorld();
    await world.preflight();
    world.gong.world.users = [];
    world.later(2 * DAY);
    assert.match((await blocked(world.preflight())).message, /no users/);
    const { status, body } = await world.ports.gong({ method: 'GET', path: '/v2/calls' });
    assert.equal(status, 403);
    assert.match(body, /DOMAIN_NOT_CHECKED.*no users|no users.*DOMAIN_NOT_CHECKED/);
});

test('when Gong refuses the key there is no verdict and no pass', async () => {
    const world = await checkedWorld();
    world.gong.access.secret = 'other';
    await assert.rejects(world.preflight(), { code: 'GONG_UNAUTHORIZED', exitCode: 3 });
    assert.equal(settingsOf(world, ORG), undefined);
});

test('what may be read before the check is what the gateway lets through', () => {
    const { gatewayOperations } = readSchema(['force-app']);
    const reads = gatewayOperations
        .filter(({ kind }) => kind === 'CHECK')
        .map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(
        reads,
        CHECK_READS.map((path) => `GET ${path}`)
    );
});
