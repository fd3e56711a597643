/**
 * Makes what is installed without Node: zips in the metadata format, with the compiled JavaScript, in `dist/`.
 *
 *     npm run package
 *
 * `gong-for-salesforce-VERSION.zip` is everything; `…-without-field.zip` leaves out Opportunity.MainCompetitors__c, for an
 * org that has it already: a deploy would put this package's length and help in place of the org's.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readProjectFile } from '../gates/metadata/project.js';
import manifest from '../../package.json' with { type: 'json' };
import { packageZip } from './zip.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ZIPS = {
    '': ['force-app', 'main-competitors'],
    '-without-field': ['force-app', 'main-competitors/main/default/permissionsets']
};

const { apiVersion } = readProjectFile(ROOT);
await mkdir(join(ROOT, 'dist'), { recursive: true });
for (const [suffix, folders] of Object.entries(ZIPS)) {
    const path = join('dist', `${manifest.name}-${manifest.version}${suffix}.zip`);
    const zip = await packageZip(ROOT, folders, apiVersion);
    await writeFile(join(ROOT, path), zip);
    console.log(`${path} ${Math.round(zip.length / 1024)} KB`);
}
