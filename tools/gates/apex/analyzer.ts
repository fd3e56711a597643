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
    type SeverityLevel,
    type Violation
} from '@salesforce/code-analyzer-core';
import { type ApexFinding, GateBroken } from './finding.js';
import { apexFiles, readMetadata, sourceFolders } from './sources.js';

/** Engines of Salesforce Code Analyzer, and what they are asked to look for. */
export interface Analysis {
    plugins: readonly Parameters<CodeAnalyzer['addEnginePlugin']>[0][];
    /** Settings by the name of the engine. */
    engines: Record<string, Record<string, string | number | boolean | string[]>>;
    /** Rules, as the command line takes them: `pmd:gate`, `Recommended`. */
    rules: readonly string[];
}

/** What an engine found, with how bad it says that it is: 1 is critical, 5 is a remark. */
export interface Violated extends ApexFinding {
    severity: SeverityLevel;
}

/** Runs engines over the deployed Apex of a project. */
export function analyzeApex(root: string, analysis: Analysis): Promise<ApexFinding[]> {
    return analyze(root, apexFiles(readMetadata(root)), analysis);
}

/**
 * Runs engines over files of a project. A file that an engine cannot read is a finding, since what is not read is not checked.
 * @throws {GateBroken} when the engines have none of the rules
 */
export async function analyze(root: string, files: string[], analysis: Analysis): Promise<Violated[]> {
    if (files.length === 0) return [];
    // engines write logs and reports as they go
    const scratch = await mkdtemp(join(tmpdir(), 'analyzer-'));
    try {
        return await run(root, files, analysis, scratch);
    } finally {
        await rm(scratch, { recursive: true, force: true });
    }
}

async function run(root: string, files: string[], analysis: Analysis, scratch: string): Promise<Violated[]> {
    const { plugins, engines, rules } = analysis;
    const folders = { log_folder: scratch, root_working_folder: scratch };
    const config = CodeAnalyzerConfig.fromObject({ ...folders, engines }, root);
    const analyzer = new CodeAnalyzer(config);
    const unread: Violated[] = [];
    const listen = (event: EngineLogEvent | LogEvent): void => {
        const { logLevel, message } = event;
        const rule = 'engineName' in event ? event.engineName : 'analyzer';
        if (logLevel === LogLevel.Error) unread.push({ path: root, line: 1, rule, message, severity: 1 });
    };
    analyzer.onEvent<EngineLogEvent>(EventType.EngineLogEvent, listen);
    analyzer.onEvent<LogEvent>(EventType.LogEvent, listen);
    for (const plugin of plugins) await analyzer.addEnginePlugin(plugin);
    const workspace = await analyzer.createWorkspace(sourceFolders(root), files);
    const selection = await analyzer.selectRules([...rules], { workspace });
    if (selection.getCount() < rules.length)
        throw new GateBroken(`Code Analyzer lacks rules of ${rules.join(', ')}. ${unread[0]?.message ?? ''}`);
    const results = await analyzer.run(selection, { workspace });
    return [...results.getViolations().map((violation) => toFinding(violation, root)), ...unread];
}

function toFinding(violation: Violation, root: string): Violated {
    const place = violation.getPrimaryLocation();
    return {
        path: place.getFile() ?? root,
        line: place.getStartLine() ?? 1,
        rule: violation.getRule().getName(),
        message: violation.getMessage(),
        severity: violation.getRule().getSeverityLevel()
    };
}
