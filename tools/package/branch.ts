/**
 * Writes what a tool that deploys from Git needs into a folder: the sources as `.forceignore` lets them pass, with the
 * compiled JavaScript, and a project file. Nothing there has to be built.
 *
 *     node --import tsx tools/package/branch.ts FOLDER
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtFiles } from './builtFiles.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Explained to whoever finds the branch. */
const README = `# Built sources

Made from the tag of the release by a workflow, for tools that deploy from Git: the components have their JavaScript here.
What this is, and how it is installed, stands in the branch main.
`;

const [folder] = process.argv.slice(2);
if (folder === undefined) {
    console.error('Say into which folder: node --import tsx tools/package/branch.ts FOLDER');
    process.exit(2);
}
const files = builtFiles(ROOT);
for (const file of [...files, join(ROOT, 'LICENSE'), join(ROOT, 'sfdx-project.json')]) {
    const target = join(folder, relative(ROOT, file));
    await mkdir(dirname(target), { recursive: true });
    await cp(file, target);
}
const ignored = await readFile(join(ROOT, '.forceignore'), 'utf8');
await writeFile(join(folder, '.forceignore'), ignored);
await writeFile(join(folder, 'README.md'), README);
console.log(`${files.length} files in ${folder}`);
