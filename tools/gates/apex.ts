import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { line } from './apex/finding.js';
import { checkApex } from './apex/gate.js';

/**
 * `npm run lint:apex`: says everything that is wrong with the project's Apex, one finding a line, and how long each step
 * took. Exit code 1 when there is a finding or a tool is missing. `--root DIR` checks another project.
 */
const { values } = parseArgs({ options: { root: { type: 'string', default: '.' } } });
const root = resolve(values.root);

try {
    const { findings, timings } = await checkApex(root);
    for (const finding of findings) console.log(line(finding, root));
    const seconds = Object.entries(timings).map(([step, ms]) => `${step} ${(ms / 1000).toFixed(1)} s`);
    console.log(`Apex: ${findings.length} finding${findings.length === 1 ? '' : 's'} (${seconds.join(', ')})`);
    process.exitCode = findings.length > 0 ? 1 : 0;
} catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
}
