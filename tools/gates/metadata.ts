/**
 * Checks every `-meta.xml` of the project as far as that can be done without an org: against the Metadata API's own
 * types, and by the rules that a deploy fails on.
 *
 *     node --import tsx tools/gates/metadata.ts [folder…]
 *
 * A folder is checked along with the project, as a further package that builds on it. Prints a finding a line and how
 * much was looked at. Exit code 0 nothing found, 1 findings.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkMetadata } from './metadata/check.js';
import { format } from './metadata/finding.js';
import { readProjectFile } from './metadata/project.js';
import { loadSchema } from './metadata/schema.js';

const root = relative('', fileURLToPath(new URL('../..', import.meta.url))) || '.';
const { directories, apiVersion } = readProjectFile(root);
const further = process.argv.slice(2).map((path) => ({ path, default: false }));

const { files, findings } = checkMetadata(loadSchema(), [...directories, ...further], apiVersion);
for (const finding of findings) console.log(format(finding));
console.log(`${files} metadata files checked, ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`);
process.exitCode = findings.length > 0 ? 1 : 0;
