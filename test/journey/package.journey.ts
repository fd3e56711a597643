import assert from 'node:assert/strict';
import { API_VERSION } from '../../scripts/org/apiVersion.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { schemaFromFiles, startLocalOrg, type LocalOrg } from '../../tools/local/org/index.js';
import { packageZip } from '../../tools/package/zip.js';
import { Shell } from '../e2e/cli.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gong-package-'));
const shell = new Shell();
let org: LocalOrg;

before(async () => {
    org = await startLocalOrg({ schema: schemaFromFiles(new Map()) });
    const login = 'org login access-token --no-prompt --alias local'.split(' ');
    await shell.sf({ SF_ACCESS_TOKEN: org.accessToken }, ...login, '--instance-url', org.url);
    await shell.sf({}, ...'config set org-metadata-rest-deploy=true --global'.split(' '));
});

after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await org.close();
});

test('the zip alone installs the package, with the admin’s own Salesforce CLI', async () => {
    const path = join(folder, 'gong.zip');
    writeFileSync(path, await packageZip(ROOT, ['force-app', 'main-competitors'], API_VERSION));
    const args = ['project', 'deploy', 'start', '-o', 'local', '--metadata-dir', path, '--single-package', '--json'];
    const deployed = await shell.sf({}, ...args);
    assert.equal(deployed.exitCode, 0, deployed.stdout + deployed.stderr);
    assert.ok(org.schema.objects.has('gong_call__c'));
    assert.ok(org.schema.classes.has('GongGateway'));
    assert.ok(org.schema.files.has('lwc/gongCalls/gongCalls.js'));
    assert.ok(org.schema.files.has('objects/Opportunity/fields/MainCompetitors__c.field-meta.xml'));
});
