import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import JSZip from 'jszip';
import { readSchema, schemaFromFiles, startLocalOrg, type LocalOrg } from '../../../tools/local/org/index.js';
import { FILES, smallSchema } from './orgSetUp.js';
import { API_VERSION, DATA } from '../../../scripts/org/apiVersion.js';

/** Packages as a deploy request carries them, each with one mistake, and what the org must say in failures.txt. */
const BROKEN = fileURLToPath(new URL('../../fixtures/broken-packages', import.meta.url));
const EMPTY = schemaFromFiles(new Map());

interface Result {
    status: string;
    numberComponentErrors: number;
    details: {
        componentFailures: Array<{ componentType: string; fullName: string; problem: string; lineNumber: number }>;
        componentSuccesses: Array<{ fullName: string; created: boolean; deleted: boolean; problemType?: string }>;
    };
}

/** Deploys files by path in the zip, and gives the result as the REST API has it. */
async function deploy(org: LocalOrg, files: Record<string, string>, options = {}, token?: string): Promise<Result> {
    const zip = new JSZip();
    for (const [path, text] of Object.entries(files)) zip.file(`unpackaged/${path}`, text);
    const form = new FormData();
    form.append('file', new Blob([await zip.generateAsync({ type: 'arraybuffer' })], { type: 'application/zip' }), 'a');
    form.append('entity_content', JSON.stringify({ deployOptions: options }));
    const headers = { authorization: `Bearer ${token ?? org.accessToken}` };
    const url = `${org.url}${DATA}/metadata/deployRequest`;
    const response = await fetch(url, { method: 'POST', headers, body: form });
    const { id } = (await response.json()) as { id: string };
    if (response.status !== 201) throw new Error(`status ${response.status}`);
    const answer = await fetch(`${url}/${id}?includeDetails=true`, { headers });
    return ((await answer.json()) as { deployResult: Result }).deployResult;
}

function filesIn(folder: string): Record<string, string> {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
    return Object.fromEntries(
        paths
            .filter((path) => statSync(path).isFile())
            .map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')])
    );
}

const said = ({ details }: Result): string[] =>
    details.componentFailures.map(
        ({ componentType, fullName, problem, lineNumber }) =>
            `${componentType || '–'} ${fullName} (${lineNumber}): ${problem}`
    );

async function withOrg(schema: typeof EMPTY, use: (org: LocalOrg) => Promise<void>, sets = {}): Promise<void> {
    const org = await startLocalOrg({ schema, permissionSets: sets });
    await use(org).finally(() => org.close());
}

const MANIFEST = `<Package xmlns="http://soap.sforce.com/2006/04/metadata"><version>${API_VERSION}</version></Package>`;
const manifest = (type: string, ...names: string[]): string =>
    MANIFEST.replace(
        '<version>',
        `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types><version>`
    );

describe('a broken package is refused as a whole, for the reason that it was broken', () => {
    for (const defect of readdirSync(BROKEN))
        test(defect.replaceAll('-', ' '), () =>
            withOrg(EMPTY, async (org) => {
                const result = await deploy(org, filesIn(join(BROKEN, defect, 'package')));
                const file = join(BROKEN, defect, 'failures.txt');
                if (process.env['UPDATE_FAILURES']) writeFileSync(file, `${said(result).join('\n')}\n`);
                assert.deepEqual(said(result), readFileSync(file, 'utf8').trimEnd().split('\n'));
                assert.equal(result.status, 'Failed');
                assert.equal(org.schema.files.size, 0, 'something was deployed');
            })
        );
});

/** The small app in the format of a deploy. */
const APP = {
    'package.xml': manifest('CustomObject', '*'),
    'objects/Visit__c.object': readFileSync(
        join(BROKEN, 'permission-on-a-missing-field/package/objects/Visit__c.object'),
        'utf8'
    )
};

test('a deploy makes tables, and a second one adds fields and keeps the rows', () =>
    withOrg(EMPTY, async (org) => {
        assert.equal((await deploy(org, APP)).status, 'Succeeded');
        const row = { Id: 'a00Lc0000000001AAA', Name: 'Munich' };
        org.tables.put('Visit__c', row);
        const FIELD = `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><fields><fullName>Place__c</fullName><label>Place</label><length>9</length><type>Text</type></fields></CustomObject>`;
        const { status } = await deploy(org, {
            'package.xml': manifest('CustomField', 'Visit__c.Place__c'),
            'objects/Visit__c.object': FIELD
        });
        assert.equal(status, 'Succeeded');
        assert.equal(org.schema.objects.get('visit__c')!.fields.get('place__c')!.length, 9);
        assert.deepEqual(org.tables.all('Visit__c'), [row]);
    }));

test('labels add to those that are there, and are deleted one by one', () =>
    withOrg(EMPTY, async (org) => {
        const labels = (name: string): Record<string, string> => ({
            'package.xml': manifest('CustomLabel', name),
            'labels/CustomLabels.labels': `<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata"><labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected><shortDescription>${name}</shortDescription><value>None</value></labels></CustomLabels>`
        });
        for (const name of ['One', 'Two']) assert.deepEqual(said(await deploy(org, labels(name))), []);
        await deploy(org, { 'package.xml': MANIFEST, 'destructiveChanges.xml': manifest('CustomLabel', 'One') });
        assert.deepEqual([...org.schema.files.keys()], ['labels/Two.label-meta.xml']);
    }));

test('a check alone changes nothing', () =>
    withOrg(EMPTY, async (org) => {
        assert.equal((await deploy(org, APP, { checkOnly: true })).status, 'Succeeded');
        assert.equal(org.schema.files.size, 0);
    }));

test('a field keeps its type', () =>
    withOrg(smallSchema(), async (org) => {
        const object = `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><fields><fullName>Short__c</fullName><label>Short</label><precision>9</precision><scale>0</scale><type>Number</type></fields></CustomObject>`;
        const result = await deploy(org, {
            'package.xml': manifest('CustomField', 'Project__c.Short__c'),
            'objects/Project__c.object': object
        });
        assert.deepEqual(said(result), [
            'CustomField Project__c.Short__c (1): Cannot change the type of the field Project__c.Short__c from Text to Number'
        ]);
    }));

test('what something else needs cannot be deleted, and what is not there is a warning', () =>
    withOrg(readSchema(['force-app']), async (org) => {
        const destroy = (type: string, name: string) =>
            deploy(org, { 'package.xml': MANIFEST, 'destructiveChanges.xml': manifest(type, name) });
        const result = await destroy('ExternalCredential', 'Gong');
        assert.equal(result.status, 'Failed');
        assert.match(said(result).join('\n'), /NamedCredential Gong .*no ExternalCredential named Gong found/);
        const [, warning] = (await destroy('ApexClass', 'Nobody')).details.componentSuccesses;
        assert.deepEqual([warning!.deleted, warning!.problemType], [false, 'Warning']);
    }));

test('a permission set that somebody has cannot be deleted', () =>
    withOrg(
        smallSchema({
            'permissionsets/Reader.permissionset-meta.xml':
                '<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Reader</label></PermissionSet>'
        }),
        async (org) => {
            const result = await deploy(org, {
                'package.xml': MANIFEST,
                'destructiveChanges.xml': manifest('PermissionSet', 'Reader')
            });
            assert.match(said(result)[0]!, /^PermissionSet Reader .* is assigned to users/);
        },
        { 'admin@integration.example': ['Reader'] }
    ));

test('only who may change metadata deploys', async () => {
    const users = ['admin', 'rep'].map((name) => ({ LastName: name, Email: `${name}@integration.example` }));
    const org = await startLocalOrg({ schema: smallSchema(FILES), data: { User: users }, permissionSets: {} });
    const rep = org.tokenFor('rep@integration.example');
    // a schema without permission sets restricts nothing
    org.schema.permissionSets.push({ ...readSchema(['force-app']).permissionSets[0]!, userPermissions: new Set() });
    await assert.rejects(deploy(org, APP, {}, rep), /status 403/).finally(() => org.close());
});
