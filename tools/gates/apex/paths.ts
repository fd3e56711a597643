import { createEnginePlugin } from '@salesforce/code-analyzer-sfge-engine';
import { analyzeApex } from './analyzer.js';
import type { ApexFinding } from './finding.js';

/**
 * Follows every path from an entry point (`@AuraEnabled`, `@HttpGet`, a trigger…) with Salesforce's graph engine, so that
 * a missing permission check is found also when entry and row access are in different classes, where PMD is blind.
 */
export function checkPaths(root: string): Promise<ApexFinding[]> {
    return analyzeApex(root, {
        plugins: [createEnginePlugin()],
        // by itself it takes a quarter of the machine's memory and eight threads, and gives up on an entry point after 30 s,
        // which the card's first screen needs on a machine that has other things to do
        engines: { sfge: { java_max_heap_size: '1g', java_thread_count: 2, java_thread_timeout: 180_000 } },
        rules: [
            'sfge:ApexFlsViolation',
            'sfge:AvoidDatabaseOperationInLoop',
            'sfge:AvoidMultipleMassSchemaLookups',
            'sfge:DatabaseOperationsMustUseWithSharing'
        ]
    });
}
