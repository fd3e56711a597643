import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readSchema, startLocalOrg, type LocalOrg } from '../../../tools/local/org/index.js';
import { clientOf, type Client } from './orgSetUp.js';

const USERS = { sync: 'Gong_Sync', rep: 'Gong_User', admin: 'Gong_Admin' };
const address = (name: string): string => `${name}@acme.example`;
let org: LocalOrg;
let as: Record<keyof typeof USERS, Client>;

before(async () => {
    const names = Object.keys(USERS) as (keyof typeof USERS)[];
    org = await startLocalOrg({
        schema: readSchema(['force-app', 'main-competitors']),
        data: {
            Opportunity: [{ Name: 'Acme', StageName: 'New', CloseDate: '2026-12-31' }],
            User: names.map((LastName) => ({ LastName, Username: address(LastName) }))
        },
        permissionSets: Object.fromEntries(names.map((name) => [address(name), [USERS[name]]])),
        verdict: 'ok'
    });
    as = Object.fromEntries(names.map((name) => [name, clientOf(org, org.tokenFor(address(name)))])) as typeof as;
});
after(() => org.close());

const ROW = '/sobjects/Gong_Deal_Competitor__c';

async function aRow(key: string): Promise<string> {
    const [deal] = org.tables.all('Opportunity');
    const { status, body } = await as.sync.send('PATCH', `${ROW}/Key__c/${key}`, {
        Opportunity__c: deal!.Id,
        Competitor__c: 'GridPulse',
        Status__c: 'In the field',
        Customer_Mentions__c: 3,
        Last_Heard__c: '2026-05-04T11:00:00Z'
    });
    assert.equal(status, 201, JSON.stringify(body));
    return (body as { id: string }).id;
}

const stored = (id: string) => org.tables.get('Gong_Deal_Competitor__c', id)!;

test('the sync writes rows and leaves the decision to reps', async () => {
    const id = await aRow('one');
    const { body } = await as.sync.send('PATCH', `${ROW}/${id}`, { Decision__c: 'Competitor' });
    assert.equal(body[0].errorCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    assert.equal(stored(id).Decision__c ?? null, null);
});

test('a rep decides and writes nothing else of the row', async () => {
    const id = await aRow('two');
    assert.equal((await as.rep.send('PATCH', `${ROW}/${id}`, { Decision__c: 'Not a competitor here' })).status, 204);
    assert.equal(stored(id).Decision__c, 'Not a competitor here');
    const others = { Status__c: 'Suggested', Competitor__c: 'x', Key__c: 'x', Decided_At__c: '2026-01-01T00:00:00Z' };
    for (const [field, value] of Object.entries(others)) {
        const { status, body } = await as.rep.send('PATCH', `${ROW}/${id}`, { [field]: value });
        assert.deepEqual([status, body[0].errorCode], [400, 'INVALID_FIELD_FOR_INSERT_UPDATE'], field);
    }
    assert.equal((await as.rep.send('DELETE', `${ROW}/${id}`)).status, 403);
});

test('a status or decision that there is not is refused', async () => {
    const id = await aRow('three');
    const wrong = await as.rep.send('PATCH', `${ROW}/${id}`, { Decision__c: 'Maybe' });
    assert.equal(wrong.body[0].errorCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
});

test('a competitor is there once, whatever its case; admins describe it, the sync makes it, reps read it', async () => {
    const COMPETITOR = '/sobjects/Gong_Competitor__c';
    const made = await as.sync.send('POST', COMPETITOR, { Name: 'GridPulse', Key__c: 'GridPulse' });
    assert.equal(made.status, 201);
    const again = await as.admin.send('POST', COMPETITOR, { Name: 'GRIDPULSE', Key__c: 'GRIDPULSE' });
    assert.equal(again.body[0].errorCode, 'DUPLICATE_VALUE');
    const { id } = made.body as { id: string };
    const alias = { Aliases__c: 'Grid Pulse' };
    assert.equal((await as.admin.send('PATCH', `${COMPETITOR}/${id}`, alias)).status, 204);
    for (const other of [as.sync, as.rep])
        assert.ok((await other.send('PATCH', `${COMPETITOR}/${id}`, alias)).status >= 400);
    const { body } = await as.rep.query('SELECT Name, Aliases__c FROM Gong_Competitor__c');
    assert.deepEqual(
        body.records.map(({ Name, Aliases__c }: Record<string, unknown>) => [Name, Aliases__c]),
        [['GridPulse', 'Grid Pulse']]
    );
});
