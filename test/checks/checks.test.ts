import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { runChecks } from '../../scripts/checks/runChecks.js';
import { startWorld } from '../../tools/local/startWorld.js';
import { OrgHttp } from '../../scripts/org/http.js';
import { nodePorts } from '../../scripts/org/ports.js';
import { closeWorlds, session } from '../support/world.js';
import { check, healthy } from './setUp.js';

afterEach(closeWorlds);

test('a healthy set-up costs four requests to Gong and one that the org makes, and each check says what it saw', async () => {
    const world = await healthy();
    const found = await check(world);
    assert.deepEqual(
        Object.values(found).map(({ id, level }) => `${id} ${level}`),
        ['credential ok', 'email-domain ok', 'trackers ok', 'calls ok', 'fields ok', 'access ok', 'freshness warn']
    );
    assert.equal(world.gong.stats.requests, 5);
    assert.equal(world.gong.stats.byPath['GET /v2/users'], 2);
    assert.match(found.calls.message, /1 calls in the last 30 days: 1 have an Opportunity/);
    assert.match(found.fields.message, /MainCompetitors__c holds 100 characters/);
    assert.match(found.access.message, /may write what a sync writes.*has .*Gong_Ask_Sync, Gong_Connection/);
    assert.match(found.freshness.message, /No sync has run yet\. 14,9\d\d of 15,000 API calls/);
});

test('for a company of a hundred users it takes five requests and less than 3 s at the rate limit', async () => {
    const { gong, org, close } = await startWorld({});
    try {
        gong.world.users = Array.from({ length: 100 }, (_, i) => ({
            id: String(i),
            emailAddress: `user${i}@acme.com`
        }));
        const login = session(org);
        const started = performance.now();
        const findings = await runChecks(new OrgHttp(login), nodePorts(login));
        assert.ok(performance.now() - started < 3000);
        assert.equal(gong.stats.requests - gong.stats.throttled, 5);
        assert.ok(findings.every(({ level }) => level !== 'block'));
    } finally {
        await close();
    }
});

test('users of a large company are read to the last page', async () => {
    const world = await healthy();
    world.gong.world.users = Array.from({ length: 2501 }, (_, i) => ({
        id: String(i),
        emailAddress: i === 2500 ? 'last@integration.example' : `user${i}@acme.com`,
        active: true
    }));
    const found = await check(world);
    assert.equal(found['email-domain'].level, 'block');
    assert.match(found['email-domain'].message, /and so is 1 active user of the Gong workspace.*acme\.com \(2500/);
    assert.equal(world.gong.stats.byPath['GET /v2/users'], 26);
});

test('no call is read as long as the email domain blocks', async () => {
    const world = await healthy();
    world.gong.world.users![0]!.emailAddress = 'ann@eu.integration.example';
    const found = await check(world);
    assert.equal(found['email-domain'].level, 'block');
    assert.deepEqual([found.credential.level, found.calls.level], ['ok', 'warn']);
    assert.equal(world.gong.stats.byPath['POST /v2/calls/extensive'], undefined);
    assert.equal(world.org.stats.byKind.apexrest, 5, 'the verdict, asked and told, users, workspaces, trackers');
    assert.equal((await world.ports.gong({ method: 'GET', path: '/v2/calls' })).status, 403);
});

test('a user of Gong who signs on with another address, in the sandbox’s form, blocks', async () => {
    const world = await healthy();
    world.gong.world.users!.push({ id: '8', emailAddress: 'x=integration.example@example.com', active: true });
    assert.equal((await check(world))['email-domain'].level, 'block');
});

for (const [what, change, says, does] of [
    ['a wrong secret', { secret: 'other' }, /does not accept the access key/, /Gong shows a secret once/],
    ['an expired key', { expiresAt: '2026-05-01T00:00:00Z' }, /has expired/, /Make a new one/],
    ['a key for other addresses', { allowedIps: ['10.0.0.1'] }, /from Salesforce's addresses/, /allow-list/]
] as const) {
    test(`${what} is told as such, with one request, and the rest is not called healthy`, async () => {
        const world = await healthy();
        Object.assign(world.gong.access, change);
        const found = await check(world);
        assert.equal(found.credential.level, 'block');
        assert.match(found.credential.message, says);
        assert.match(found.credential.actions.join(' '), does);
        assert.equal(found['email-domain'].level, 'block', 'not checked is no pass');
        assert.deepEqual([found.trackers.level, found.calls.level], ['warn', 'warn']);
        assert.equal(world.gong.stats.requests, 1);
    });
}

test('missing scopes are named, all of them', async () => {
    const world = await healthy();
    world.gong.access.scopes = ['api:users:read', 'api:workspaces:read'];
    const { credential } = await check(world);
    assert.equal(credential.level, 'block');
    assert.match(credential.message, /scopes api:settings:trackers:read, api:calls:read:extensive/);
});

test('a key of somebody who is no technical administrator is told as such', async () => {
    const world = await healthy();
    world.gong.faults = () => ({
        kind: 'status',
        status: 401,
        body: { requestId: '1', errors: ['The user must be a technical administrator'] }
    });
    assert.match((await check(world)).credential.message, /not one of a technical administrator/);
});

test('no access key, or no access to it, is told at once', async () => {
    const world = await healthy();
    world.org.gong = undefined;
    const found = await check(world);
    assert.match(found.credential.message, /couldn't access the credential/i);
    assert.match(found.access.message, /no access to the principal GongApi/);
    assert.match(found.access.actions.join(' '), /Gong Credential.*gong connect/);
    assert.equal(found['email-domain'].level, 'block');
});
