/**
 * `npm run lint:lwc`: compiles every Lightning web component with the platform's own compiler, as a deploy does, and
 * prints what it refuses. It takes the emitted `.js`, so build first.
 *
 *     node --import tsx tools/gates/lwc.ts [folder of bundles…]
 *
 * Exit code 0 all compile, 1 something is refused.
 */
import { format } from './metadata/finding.js';
import { checkBundles } from './lwc/compile.js';

const folders = process.argv.slice(2);
const { bundles, findings } = await checkBundles(folders.length > 0 ? folders : ['force-app/main/default/lwc']);
for (const finding of findings) console.log(format(finding));
console.log(`${bundles} components compiled, ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`);
process.exitCode = findings.length > 0 ? 1 : 0;
