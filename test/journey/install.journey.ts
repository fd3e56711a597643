import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { demoData } from '../../tools/local/data/index.js';
import { startLocalGong, type LocalGong } from '../../tools/local/gong/index.js';
import { makeId } from '../../tools/local/org/ids.js';
import { schemaFromFiles, startLocalOrg, type LocalOrg } from '../../tools/local/org/index.js';
import { Shell, type Ran } from '../e2e/cli.js';

/** What an admin has on the first day: an org as Salesforce gives it out, with opportunities, and a Gong. */
const GONG = 'https://us-12345.api.gong.io';
const SYNC_USER = 'gong.sync@integration.example';
/** "Minimum Access - API Only Integrations": the local org has it as its third profile. */
const INTEGRATION_PROFILE = makeId('00e', 3);
const EMPTY = schemaFromFiles(new Map());
const world = demoData(new Date());
const shell = new Shell();
let gong: LocalGong;
let org: LocalOrg;

before(async () => {
    gong = await startLocalGong({ world: world.gong, perSecond: 1000 });
    const { Account, User } = world.org;
    const opportunities = world.org.Opportunity.map(
        ({ MainCompetitors__c: _, Gong_Competitors__c: __, ...row }) => row
    );
    org = await startLocalOrg({
        schema: EMPTY,
        data: {
            Account,
            User: [...User, { Username: SYNC_USER, LastName: 'Sync', ProfileId: INTEGRATION_PROFILE }],
            Opportunity: opportunities
        },
        hosts: { [GONG]: gong.url }
    });
    await shell.sf(
        { SF_ACCESS_TOKEN: org.accessToken },
        ...words('org login access-token --no-prompt --alias local'),
        '--instance-url',
        org.url
    );
    // the local org takes deploys over REST; without this the CLI deploys over SOAP
    await shell.sf({}, ...words('config set org-metadata-rest-deploy=true --global'));
});

after(async () => {
    await Promise.all([org.close(), gong.close()]);
});

test('an empty org becomes one that syncs, with the admin’s own tools', async () => {
    assert.equal(org.schema.objects.has('gong_call__c'), false);

    const usage = await script('deploy', ['--host', 'https://gong.example'], '');
    assert.equal(usage.exitCode, 2, usage.stdout + usage.stderr);
    const nobody = await script('deploy', ['--integration-user', 'nobody@integration.example'], '');
    assert.equal(nobody.exitCode, 2, nobody.stdout + nobody.stderr);
    assert.match(nobody.stderr, /no user with the username nobody@/);

    org.apexTests = {
        failures: [
            {
                name: 'GongGatewayTest',
                methodName: 'passesOn',
                message: 'System.AssertException: Expected: 200, Actual: 403',
                stackTrace: 'Class.GongGatewayTest.passesOn: line 31, column 1'
            }
        ],
        coverageWarnings: [{ name: 'GongGateway', message: 'Test coverage is 61 %' }]
    };
    const red = await script('deploy', ['--test-level', 'RunLocalTests'], '');
    assert.equal(red.exitCode, 1, red.stdout + red.stderr);
    assert.match(
        red.stderr,
        /Apex test GongGatewayTest\.passesOn: System\.AssertException: Expected: 200, Actual: 403/
    );
    assert.match(red.stderr, /Class\.GongGatewayTest\.passesOn: line 31, column 1/);
    assert.match(red.stderr, /Code coverage of GongGateway: Test coverage is 61 %/);
    assert.match(red.stderr, /npm run deploy -- --target-org local --test-level RunLocalTests/);
    assert.equal(org.schema.objects.has('gong_call__c'), false);
    org.apexTests = undefined;

    const wrongKey = await script('deploy', ['--host', GONG], `${gong.accessKey}\nwrong\n`);
    assert.equal(wrongKey.exitCode, 3, wrongKey.stdout + wrongKey.stderr);
    assert.match(wrongKey.stdout, /with the field Main Competitor\(s\) of the Opportunity, which the org did not have/);
    assert.match(wrongKey.stderr, /Gong does not accept the access key/);
    assert.match(wrongKey.stderr, /make a new pair/);
    assert.match(wrongKey.stderr, new RegExp(`npm run deploy -- --target-org local --host ${GONG} --new-key`));

    const deployed = await script('deploy', ['--new-key'], `${gong.accessKey}\n${gong.secret}\n`);
    assert.equal(deployed.exitCode, 0, deployed.stdout + deployed.stderr);
    assert.match(deployed.stdout, /the org has it, and it stays as it is/);
    assert.match(deployed.stdout, new RegExp(`Gong answers at ${GONG}`));
    assert.match(deployed.stdout, /Setup › Lightning App Builder › Gong Opportunity › Activation/);
    assert.match(
        deployed.stdout,
        /cannot sync yet[^]*npm run deploy -- --target-org local --integration-user USERNAME/
    );

    const early = await shell.gong(...words('sync --target-org local --days 100 --dry-run'));
    assert.equal(early.exitCode, 4, early.stdout + early.stderr);
    assert.match(early.stderr, /may not write/);

    const admin = String(org.user.Username);
    const syncing = await script('deploy', ['--integration-user', SYNC_USER], '');
    assert.equal(syncing.exitCode, 0, syncing.stdout + syncing.stderr);
    assert.match(
        syncing.stdout,
        /SalesforceAPIIntegrationPsl, Gong_Sync, Gong_Credential, Gong_Main_Competitors to gong\.sync@/
    );
    assert.match(syncing.stdout, /Log in as gong\.sync@integration\.example/);
    const myself = await script('deploy', ['--integration-user', admin], '');
    assert.equal(myself.exitCode, 0, myself.stdout + myself.stderr);
    assert.match(myself.stdout, /npx gong sync --days 90 --dry-run --target-org local/);

    const plan = fileURLToPath(new URL('../../config/sample-data/plan.json', import.meta.url));
    const imported = await shell.sf({}, ...words('data import tree -o local --plan'), plan);
    assert.equal(imported.exitCode, 0, imported.stderr);
    assert.ok(org.tables.all('Opportunity').some(({ Name }) => Name === 'Blue Mesa Power – Renewal'));

    const synced = await shell.gong(...words('sync --target-org local --days 100 --json'));
    assert.ok(synced.exitCode <= 1, synced.stdout + synced.stderr);
    const filled = org.tables.all('Opportunity').filter((row) => row.MainCompetitors__c);
    assert.ok(filled.length > 10, `${filled.length} opportunities have competitors`);
    assert.ok(org.tables.all('Gong_Call__c').length > 100);
    assert.ok(!shell.printed.includes(gong.secret), 'the secret was printed');
});

test('what was deployed can be taken out again, and the field with the competitors stays', async () => {
    const assignments = org.tables.all('PermissionSetAssignment').length;
    assert.ok(assignments > 2);
    for (const input of ['no\n', '']) {
        const refused = await script('undeploy', [], input);
        assert.equal(refused.exitCode, 2, refused.stdout + refused.stderr);
        assert.match(refused.stderr, /Not confirmed/);
        assert.ok(org.schema.objects.has('gong_call__c'));
    }
    // a component that cannot go: nobody has lost a permission set by then
    org.faults = (request) =>
        request.path.includes('/metadata/deployRequest') ? { kind: 'status', status: 500, body: [] } : undefined;
    const stopped = await script('undeploy', ['--no-prompt'], '');
    assert.notEqual(stopped.exitCode, 0);
    assert.equal(org.tables.all('PermissionSetAssignment').length, assignments);
    org.faults = undefined;

    const gone = await script('undeploy', [], `${String(org.user.Username)}\n`);
    assert.equal(gone.exitCode, 0, gone.stdout + gone.stderr);
    assert.deepEqual([...org.schema.files.keys()], ['objects/Opportunity/fields/MainCompetitors__c.field-meta.xml']);
    assert.ok(org.tables.all('Opportunity').some((row) => row.MainCompetitors__c));

    const nothing = await script('undeploy', [], '');
    assert.equal(nothing.exitCode, 0, nothing.stdout + nothing.stderr);
    assert.match(nothing.stdout, /nothing to remove/);
});

const words = (line: string): string[] => line.split(' ');

/** `npm run NAME -- -o local …`, built already, with this on standard input. */
function script(name: string, args: string[], input: string): Promise<Ran> {
    const file = fileURLToPath(new URL(`../../tools/install/${name}.ts`, import.meta.url));
    return shell.run(['--import', 'tsx', file, '--target-org', 'local', ...args], {}, input);
}
