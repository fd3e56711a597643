import { fileURLToPath } from 'node:url';
import { createEnginePlugin } from '@salesforce/code-analyzer-pmd-engine';
import { analyzeApex } from './analyzer.js';
import type { ApexFinding } from './finding.js';

/** The name that the rule set gives itself, which becomes a tag of the rules it chooses. */
const CHOSEN = 'gate';

/** Checks Apex against the rules of PMD that `config/pmd-gate.xml` chooses. */
export function checkRules(root: string): Promise<ApexFinding[]> {
    const ruleset = fileURLToPath(new URL('../../../config/pmd-gate.xml', import.meta.url));
    return analyzeApex(root, {
        plugins: [createEnginePlugin()],
        engines: { pmd: { custom_rulesets: [ruleset], rule_languages: ['apex'] } },
        rules: [`pmd:${CHOSEN}`]
    });
}
