import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startLocalOrg, type LocalOrg } from '../../tools/local/org/index.js';
import { Shell } from './cli.js';
import { DEAL, DEALS, smallSchema } from '../tools/local/orgSetUp.js';

const schema = smallSchema({
    'permissionsets/Reader.permissionset-meta.xml': '<PermissionSet><label>Reader</label></PermissionSet>'
});
let org: LocalOrg;
const shell = new Shell();

/** The result of an `sf` command. */
async function sf(...args: string[]): Promise<Record<string, unknown>> {
    const { stdout } = await shell.sf({ SF_ACCESS_TOKEN: org.accessToken }, ...args, '--json');
    return (JSON.parse(stdout) as { result: Record<string, unknown> }).result;
}

const file = (name: string, text: string): string => {
    writeFileSync(join(shell.home, name), text);
    return join(shell.home, name);
};

before(async () => {
    org = await startLocalOrg({
        schema,
        permissionSets: {},
        data: { ...DEALS, User: [{ LastName: 'Sync', Email: 'sync@integration.example' }] }
    });
    const login = await sf(
        'org',
        'login',
        'access-token',
        '--instance-url',
        org.url,
        '--no-prompt',
        '--alias',
        'local'
    );
    assert.deepEqual([login.username, login.orgId, login.isDevHub], ['sync@integration.example', org.orgId, false]);
});

after(async () => {
    await org.close();
});

test('sf data query prints the rows of a query with parents and children', async () => {
    const soql = 'SELECT Id, Name, Owner.Name, (SELECT Id FROM Projects__r) FROM Opportunity ORDER BY Name';
    const { records, totalSize } = await sf('data', 'query', '--target-org', 'local', '--query', soql);
    const [first] = records as Array<{ Id: string; Owner: { Name: string } }>;
    assert.deepEqual([totalSize, first!.Id, first!.Owner.Name], [2, DEAL, 'Sync']);
});

test('sf data import tree creates the records of a plan, references resolved', async () => {
    const plan = ['Account', 'Contact'].map((sobject) => ({ sobject, files: [`${sobject}.json`] }));
    const records = (type: string, fields: object): string =>
        JSON.stringify({ records: [{ attributes: { type, referenceId: `${type}Ref` }, ...fields }] });
    file('Account.json', records('Account', { Name: 'Acme' }));
    file('Contact.json', records('Contact', { LastName: 'Doe', AccountId: '@AccountRef' }));
    await sf('data', 'import', 'tree', '--target-org', 'local', '--plan', file('plan.json', JSON.stringify(plan)));
    assert.equal(org.tables.all('Contact')[0]!.AccountId, org.tables.all('Account')[0]!.Id);
});

test('sf data upsert bulk writes the rows of a CSV', async () => {
    const csv = file('projects.csv', `Key__c,Opportunity__c\na,${DEAL}\nb,${DEAL}\n`);
    const target = ['--target-org', 'local', '--sobject', 'Project__c', '--external-id', 'Key__c'];
    const { jobInfo } = await sf('data', 'upsert', 'bulk', ...target, '--file', csv, '--wait', '2');
    assert.equal((jobInfo as { state: string }).state, 'JobComplete');
    assert.equal(org.tables.all('Project__c').length, 2);
});

test('sf org assign permset assigns a permission set', async () => {
    await sf('org', 'assign', 'permset', '--target-org', 'local', '--name', 'Reader');
    assert.equal(org.tables.all('PermissionSetAssignment').length, 1);
});
