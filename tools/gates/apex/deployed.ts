import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createEnginePlugin as eslint } from '@salesforce/code-analyzer-eslint-engine';
import { createEnginePlugin as pmd } from '@salesforce/code-analyzer-pmd-engine';
import { createEnginePlugin as retire } from '@salesforce/code-analyzer-retirejs-engine';
import { analyze } from './analyzer.js';
import { type ApexFinding, inOrder } from './finding.js';
import { sourceFolders } from './sources.js';

/** Code Analyzer's severities: 1 critical, 2 high, 3 moderate, 4 low, 5 a remark. */
const MODERATE = 3;
/** What .forceignore keeps at home: the sources of the components, and their tests. */
const NOT_DEPLOYED = /\.ts$|\/__tests__\/|\/[jt]sconfig\.json$/;

/**
 * What Salesforce Code Analyzer says with its recommended rules about everything that a deploy takes, as far as it is
 * worse than moderate: scripts and templates (ESLint with the rules for LWC), known holes in libraries (Retire.js), Apex
 * and metadata (PMD). No rule is switched off. The flow engine is left out: it needs Python.
 */
export async function checkDeployed(root: string): Promise<{ files: number; findings: ApexFinding[] }> {
    const files = sourceFolders(root).flatMap(deployed);
    const found = await analyze(root, files, {
        plugins: [eslint(), retire(), pmd()],
        engines: {},
        rules: ['Recommended']
    });
    return { files: files.length, findings: found.filter(({ severity }) => severity < MODERATE).sort(inOrder) };
}

function deployed(folder: string): string[] {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !NOT_DEPLOYED.test(path));
}
