import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { demoData } from '../../tools/local/data/index.js';
import { startLocalGong, type LocalGong } from '../../tools/local/gong/index.js';
import { schemaFromFiles, startLocalOrg, type LocalOrg } from '../../tools/local/org/index.js';
import { Shell, type Ran } from '../e2e/cli.js';

/** What an admin has on the first day: an org as Salesforce gives it out, with opportunities, and a Gong. */
const GONG = 'https://us-12345.api.gong.io';
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
        data: { Account, User, Opportunity: opportunities },
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

    const wrongKey = await script('deploy', ['--host', GONG], `${gong.accessKey}\nwrong\n`);
    assert.equal(wrongKey.exitCode, 3, wrongKey.stdout + wrongKey.stderr);
    assert.match(wrongKey.stdout, /with the field Main Competitor\(s\) of the Opportunity, which the org did not have/);
    assert.match(wrongKey.stderr, /Gong does not accept the access key/);
    assert.match(wrongKey.stderr, /make a new pair/);

    const deployed = await script('deploy', ['--new-key'], `${gong.accessKey}\n${gong.secret}\n`);
    assert.equal(deployed.exitCode, 0, deployed.stdout + deployed.stderr);
    assert.match(deployed.stdout, /the org has it, and it stays as it is/);
    assert.match(deployed.stdout, new RegExp(`Gong answers at ${GONG}`));
    assert.match(deployed.stdout, /Setup › Lightning App Builder › Gong Opportunity › Activation/);

    const assigned = await shell.sf({}, ...words('org assign permset -o local -n Gong_Sync'));
    assert.equal(assigned.exitCode, 0, assigned.stderr);

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
    const refused = await script('undeploy', [], 'no\n');
    assert.equal(refused.exitCode, 2);
    assert.ok(org.schema.objects.has('gong_call__c'));

    const gone = await script('undeploy', [], `${String(org.user.Username)}\n`);
    assert.equal(gone.exitCode, 0, gone.stdout + gone.stderr);
    assert.deepEqual([...org.schema.files.keys()], ['objects/Opportunity/fields/MainCompetitors__c.field-meta.xml']);
    assert.ok(org.tables.all('Opportunity').some((row) => row.MainCompetitors__c));
});

const words = (line: string): string[] => line.split(' ');

/** `npm run NAME -- -o local …`, built already, with this on standard input. */
function script(name: string, args: string[], input: string): Promise<Ran> {
    const file = fileURLToPath(new URL(`../../tools/install/${name}.ts`, import.meta.url));
    return shell.run(['--import', 'tsx', file, '--target-org', 'local', ...args], {}, input);
}
