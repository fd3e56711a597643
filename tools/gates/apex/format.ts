import { readFile } from 'node:fs/promises';
import { format as reformat, resolveConfig } from 'prettier';
import type { ApexFinding } from './finding.js';
import { apexFiles, readMetadata } from './sources.js';

/** Whether every class and trigger is formatted as Prettier would; a file that it cannot parse is a finding too. */
export async function checkFormat(root: string): Promise<ApexFinding[]> {
    const findings = await Promise.all(apexFiles(readMetadata(root)).map(checkFile));
    return findings.flat();
}

async function checkFile(path: string): Promise<ApexFinding[]> {
    const source = await readFile(path, 'utf8');
    const options = await resolveConfig(path, { editorconfig: true });
    try {
        const formatted = await reformat(source, { ...options, filepath: path });
        if (formatted === source) return [];
        const message = 'is not formatted; run prettier --write on it.';
        return [{ path, line: firstDifference(source, formatted), rule: 'format', message }];
    } catch (error) {
        return [{ path, line: 1, rule: 'format', message: `cannot be parsed: ${firstLine(error)}` }];
    }
}

function firstDifference(source: string, formatted: string): number {
    const wanted = formatted.split('\n');
    return 1 + source.split('\n').findIndex((text, index) => text !== wanted[index]);
}

function firstLine(error: unknown): string {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return first.replace(/\.*$/, '.');
}
