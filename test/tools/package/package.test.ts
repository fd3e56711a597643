import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ComponentSet, MetadataConverter, type SourceComponent } from '@salesforce/source-deploy-retrieve';
import JSZip from 'jszip';
import { packageZip } from '../../../tools/package/zip.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FOLDERS = ['force-app', 'main-competitors'];
const project = JSON.parse(readFileSync(join(ROOT, 'sfdx-project.json'), 'utf8')) as {
    sourceApiVersion: string;
    packageDirectories: Array<{ path: string; package: string; versionNumber: string; versionName: string }>;
};
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const buffer = await packageZip(ROOT, FOLDERS, project.sourceApiVersion);
const zip = await JSZip.loadAsync(buffer);
const files = Object.keys(zip.files);

const names = (set: ComponentSet): string[] =>
    set
        .getSourceComponents()
        .toArray()
        .flatMap((component: SourceComponent) => [component, ...component.getChildren()])
        .map(({ type, fullName }) => `${type.name} ${fullName}`)
        .sort();

test('the zip has exactly the components of a source deploy', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gong-zip-'));
    for (const file of Object.values(zip.files)) {
        mkdirSync(dirname(join(folder, file.name)), { recursive: true });
        writeFileSync(join(folder, file.name), await file.async('nodebuffer'));
    }
    // back to the source format, where the parts of an object are components of their own
    const outputDirectory = mkdtempSync(join(tmpdir(), 'gong-source-'));
    for (const { path } of project.packageDirectories) mkdirSync(join(outputDirectory, path));
    cpSync(join(ROOT, 'sfdx-project.json'), join(outputDirectory, 'sfdx-project.json'));
    const target = { type: 'directory', outputDirectory } as const;
    await new MetadataConverter().convert(ComponentSet.fromSource(folder), 'source', target);
    // a standard object that was only a folder of parts is one of its own there
    const inZip = names(ComponentSet.fromSource(outputDirectory)).filter((name) => name !== 'CustomObject Opportunity');
    for (const each of [folder, outputDirectory]) rmSync(each, { recursive: true });
    const inSource = ComponentSet.fromSource(FOLDERS.map((path) => join(ROOT, path)));
    assert.ok(names(inSource).length > 100);
    assert.deepEqual(inZip, names(inSource));
});

test('package.xml names the API version of the project, and no type by a star', async () => {
    const manifest = await zip.file('package.xml')!.async('text');
    assert.match(manifest, new RegExp(`<version>${project.sourceApiVersion}</version>`));
    assert.doesNotMatch(manifest, /\*/);
});

test('every component has its JavaScript, as it was compiled, and neither TypeScript nor tests', async () => {
    const folder = join(ROOT, 'force-app/main/default/lwc');
    const bundles = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.ok(bundles.length > 5);
    for (const { name } of bundles) {
        const script = zip.file(`lwc/${name}/${name}.js`);
        assert.ok(script, name);
        assert.equal(await script.async('text'), readFileSync(join(folder, name, `${name}.js`), 'utf8'));
    }
    assert.deepEqual(
        files.filter((name) => /\.ts$|__tests__|tsconfig/.test(name)),
        []
    );
});

test('the same source gives the same bytes', async () => {
    assert.ok(buffer.equals(await packageZip(ROOT, FOLDERS, project.sourceApiVersion)));
});

test('each package of the project file has a name, and the version of the CLI', () => {
    const packages = project.packageDirectories.filter((folder) => folder.package !== undefined);
    assert.deepEqual(
        packages.map(({ path }) => path),
        FOLDERS
    );
    for (const { versionNumber, versionName } of packages) {
        assert.equal(versionNumber, `${version}.NEXT`);
        assert.equal(versionName, `v${version}`);
    }
});

test('npm run package writes both zips, one of them without the field that an org may have of its own', async () => {
    const printed = execFileSync(process.execPath, [
        '--import',
        'tsx',
        join(ROOT, 'tools/package/package.ts')
    ]).toString();
    const paths = printed.split('\n').flatMap((line) => /^(\S+\.zip) \d+ KB$/.exec(line)?.[1] ?? []);
    assert.deepEqual(paths, [
        `dist/gong-for-salesforce-${version}.zip`,
        `dist/gong-for-salesforce-${version}-without-field.zip`
    ]);
    const [whole, without] = await Promise.all(paths.map((path) => JSZip.loadAsync(readFileSync(join(ROOT, path)))));
    assert.match(await whole!.file('objects/Opportunity.object')!.async('text'), /MainCompetitors__c/);
    assert.doesNotMatch(
        await without!.file('objects/Opportunity.object')!.async('text'),
        /<fullName>MainCompetitors__c/
    );
    assert.ok(without!.file('permissionsets/Gong_Main_Competitors.permissionset'));
});

test('the branch for deploys from Git has every component of the sources, built', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gong-branch-'));
    try {
        execFileSync(process.execPath, ['--import', 'tsx', join(ROOT, 'tools/package/branch.ts'), folder]);
        const inBranch = names(ComponentSet.fromSource(FOLDERS.map((path) => join(folder, path))));
        assert.deepEqual(inBranch, names(ComponentSet.fromSource(FOLDERS.map((path) => join(ROOT, path)))));
        assert.ok(readdirSync(join(folder, 'force-app/main/default/lwc/gongCalls')).includes('gongCalls.js'));
        assert.ok(!readdirSync(join(folder, 'force-app/main/default/lwc/gongCalls')).includes('gongCalls.ts'));
    } finally {
        rmSync(folder, { recursive: true });
    }
});
