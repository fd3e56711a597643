import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, DEAL, DEALS, withOrg } from './orgSetUp.js';
import { API_VERSION, DATA } from '../../../scripts/org/apiVersion.js';

test('a request without a valid token is answered 401 INVALID_SESSION_ID', async () => {
    await withOrg({}, async (_client, org) => {
        const { status, body } = await clientOf(org, 'nonsense').query('SELECT Id FROM Account');
        assert.deepEqual(
            [status, body],
            [401, [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]]
        );
        assert.match(org.accessToken, /^00D\w{12}![\w.]+$/);
    });
});

test('anyone may ask for the versions; the caller is told who he is', async () => {
    await withOrg({}, async ({ get }, org) => {
        const { body } = await clientOf(org, '').get('/services/data');
        assert.ok(body.some(({ version }: { version: string }) => version === API_VERSION));
        const info = await get('/services/oauth2/userinfo');
        assert.deepEqual(
            [info.body.organization_id, info.body.user_id, info.body.email],
            [org.orgId, org.user.Id, 'admin@integration.example']
        );
        assert.equal((await get('//services/data/v58.0/limits')).status, 200);
        assert.equal((await get('/services/data/v99.0/limits')).status, 404);
        assert.equal((await get(`${DATA}/nonsense`)).body[0].errorCode, 'NOT_FOUND');
        assert.equal((await clientOf(org).send('PUT', '/limits', {})).body[0].errorCode, 'METHOD_NOT_ALLOWED');
    });
});

test('the first user of the data is the connected one, others have their own tokens', async () => {
    const User = [
        { Username: 'sync@acme.example', LastName: 'Sync' },
        { Username: 'rep@acme.example', LastName: 'Rep', FirstName: 'Rita' }
    ];
    await withOrg({ data: { User } }, async (_client, org) => {
        assert.equal(org.user.Username, 'sync@acme.example');
        const { body } = await clientOf(org, org.tokenFor('rep@acme.example')).get('/services/oauth2/userinfo');
        assert.equal(body.name, 'Rita Rep');
        assert.throws(() => org.tokenFor('nobody@acme.example'), /no user/);
    });
});

test('data exported from an org keeps its dates, and its connected user is an administrator whatever the profile', async () => {
    const CreatedDate = '2025-01-02T03:04:05.000+0000';
    const data = {
        User: [{ Username: 'sync@acme.example', LastName: 'Sync', ProfileId: '00e000000000001AAA' }],
        Account: [{ attributes: { type: 'Account' }, Id: '001000000000001', Name: 'Acme', CreatedDate }]
    };
    await withOrg({ data }, async ({ get, query }) => {
        assert.equal((await get('/sobjects/Account/001000000000001AAA')).body.CreatedDate, CreatedDate);
        const { body } = await query("SELECT Profile.Name FROM User WHERE Username = 'sync@acme.example'");
        assert.equal(body.records[0].Profile.Name, 'System Administrator');
    });
    const twice = { Account: [data.Account[0]!, data.Account[0]!] };
    await assert.rejects(
        withOrg({ data: twice }, async () => {}),
        /two rows of Account have the Id 001000000000001AAA/
    );
});

test('every call counts against the daily limit, and beyond it nothing is answered', async () => {
    await withOrg({ apiLimit: 3 }, async ({ get, query }, org) => {
        await query('SELECT Id FROM Account');
        const limits = await get('/limits');
        assert.deepEqual(limits.body.DailyApiRequests, { Max: 3, Remaining: 1 });
        assert.equal(limits.headers.get('sforce-limit-info'), 'api-usage=2/3');
        await query('SELECT Nope FROM Account');
        const { status, body } = await query('SELECT Id FROM Account');
        assert.deepEqual([status, body[0].errorCode, org.stats.apiCalls], [403, 'REQUEST_LIMIT_EXCEEDED', 3]);
    });
});

test('a URI of more than 16,384 characters is refused', async () => {
    await withOrg({}, async ({ query }) => {
        const list = (n: number): string => `'${'x'.repeat(n)}'`;
        assert.equal((await query(`SELECT Id FROM Account WHERE Name IN (${list(16_000)})`)).status, 200);
        assert.equal((await query(`SELECT Id FROM Account WHERE Name IN (${list(16_400)})`)).status, 414);
    });
});

test('requests can be made to go wrong, before or after the work is done', async () => {
    await withOrg({ data: DEALS }, async ({ send, get }, org) => {
        const create = (): Promise<unknown> => send('POST', '/sobjects/Account', { Name: 'Acme' });
        const accounts = (): number => org.tables.all('Account').length;
        org.faults = ({ path }) => (path.endsWith('/Account') ? { kind: 'resetBefore' } : undefined);
        await assert.rejects(create());
        assert.equal(accounts(), 0);
        org.faults = () => ({ kind: 'resetAfter' });
        await assert.rejects(create());
        assert.equal(accounts(), 1);
        org.faults = () => ({ kind: 'truncate' });
        await assert.rejects(create());
        assert.equal(accounts(), 2);
        org.faults = ({ body }) =>
            (body as { Name: string }).Name === 'Acme' ? { kind: 'html', status: 503 } : undefined;
        const page = (await create()) as { status: number; body: string };
        assert.equal(page.status, 503);
        assert.match(page.body, /<html>/);
        assert.equal(accounts(), 2);
        org.faults = undefined;
        assert.equal((await get(`/sobjects/Opportunity/${DEAL}`)).status, 200);
    });
});

test('two orgs started from the same data give the same ids and tokens', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 2; n++) {
        await withOrg({ data: DEALS }, async ({ send }, org) => {
            const { body } = await send('POST', '/sobjects/Account', { Name: 'Acme' });
            ids.push([body.id, org.orgId, org.user.Id, org.accessToken].join());
        });
    }
    assert.equal(ids[0], ids[1]);
});
