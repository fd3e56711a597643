import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
    CodeAnalyzer,
    CodeAnalyzerConfig,
    type EngineLogEvent,
    EventType,
    type LogEvent,
    LogLevel,
    type Violation
} from '@salesforce/code-analyzer-core';
import { type ApexFinding, GateBroken } from './finding.js';
import { apexFiles, readMetadata, sourceFolders } from './sources.js';

/** One engine of Salesforce Code Analyzer, and what it is asked to look for. */
export interface Analysis {
    plugin: Parameters<CodeAnalyzer['addEnginePlugin']>[0];
    engine: 'pmd' | 'sfge';
    /** The engine's own settings. */
    settings: Record<string, string | number | boolean | string[]>;
    /** Rule names or tags. */
    rules: readonly string[];
}

/**
 * Runs one engine over the deployed Apex of a project. A file that the engine cannot read is a finding, since what is
 * not read is not checked.
 * @throws {GateBroken} when the engine has none of the rules
 */
export async function analyze(root: string, analysis: Analysis): Promise<ApexFinding[]> {
    const apex = apexFiles(readMetadata(root));
    if (apex.length === 0) return [];
    // engines write logs and reports as they go
    const scratch = await mkdtemp(join(tmpdir(), 'apex-gate-'));
    try {
        return await run(root, apex, analysis, scratch);
    } finally {
        await rm(scratch, { recursive: true, force: true });
    }
}

async function run(root: string, apex: string[], analysis: Analysis, scratch: string): Promise<ApexFinding[]> {
    const { plugin, engine, settings, rules } = analysis;
    const folders = { log_folder: scratch, root_working_folder: scratch };
    const config = CodeAnalyzerConfig.fromObject({ ...folders, engines: { [engine]: settings } }, root);
    const analyzer = new CodeAnalyzer(config);
    const unread: ApexFinding[] = [];
    const listen = ({ logLevel, message }: EngineLogEvent | LogEvent): void => {
        if (logLevel === LogLevel.Error) unread.push({ path: root, line: 1, rule: engine, message });
    };
    analyzer.onEvent<EngineLogEvent>(EventType.EngineLogEvent, listen);
    analyzer.onEvent<LogEvent>(EventType.LogEvent, listen);
    await analyzer.addEnginePlugin(plugin);
    const workspace = await analyzer.createWorkspace(sourceFolders(root), apex);
    const selectors = rules.map((rule) => `${engine}:${rule}`);
    const selection = await analyzer.selectRules(selectors, { workspace });
    if (selection.getCount() < rules.length)
        throw new GateBroken(`${engine} lacks rules of ${rules.join(', ')}. ${unread[0]?.message ?? ''}`);
    const results = await analyzer.run(selection, { workspace });
    return [...results.getViolations().map((violation) => toFinding(violation, root)), ...unread];
}

function toFinding(violation: Violation, root: string): ApexFinding {
    const place = violation.getPrimaryLocation();
    return {
        path: place.getFile() ?? root,
        line: place.getStartLine() ?? 1,
        rule: violation.getRule().getName(),
        message: violation.getMessage()
    };
}
