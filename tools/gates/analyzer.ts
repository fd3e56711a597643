import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkDeployed } from './apex/deployed.js';
import { line } from './apex/finding.js';

/**
 * `npm run lint:analyzer`: Salesforce Code Analyzer's recommended rules over all that is deployed. It takes the emitted
 * `.js`, so build first. Prints what is worse than moderate; exit code 1 when there is any. `--root DIR` checks another project.
 */
const { values } = parseArgs({ options: { root: { type: 'string', default: '.' } } });
const root = resolve(values.root);
const { files, findings } = await checkDeployed(root);
for (const finding of findings) console.log(line(finding, root));
console.log(`${files} deployed files analyzed, ${findings.length} worse than moderate`);
process.exitCode = findings.length > 0 ? 1 : 0;
