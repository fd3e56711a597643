import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GateBroken } from './finding.js';

/** Where Code Analyzer keeps PMD, apex-ls and the platform's types. */
export const JAVA_LIBRARIES = join(
    dirname(createRequire(import.meta.url).resolve('@salesforce/code-analyzer-pmd-engine')),
    'java-lib'
);

export interface JavaRun {
    code: number | null;
    stdout: string;
    stderr: string;
}

/**
 * Runs the `java` of the PATH.
 * @throws {GateBroken} when there is none
 */
export function java(args: readonly string[]): Promise<JavaRun> {
    return new Promise((resolve, reject) => {
        const child = spawn('java', args, { stdio: ['ignore', 'pipe', 'pipe'] });
        const run: JavaRun = { code: null, stdout: '', stderr: '' };
        child.stdout.setEncoding('utf8').on('data', (text: string) => (run.stdout += text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (run.stderr += text));
        child.on('error', (error: NodeJS.ErrnoException) =>
            reject(
                error.code === 'ENOENT'
                    ? new GateBroken('Java 11 or later is needed on the PATH: `java` was not found.')
                    : error
            )
        );
        child.on('close', (code) => resolve({ ...run, code }));
    });
}

/** @throws {GateBroken} when there is no Java, or it is too old for the tools (before 11) */
export async function needJava(): Promise<void> {
    const { stdout, stderr } = await java(['-version']);
    const version = /version "(?:1\.)?(\d+)/.exec(stderr + stdout)?.[1];
    if (version !== undefined && Number(version) < 11)
        throw new GateBroken(`Java 11 or later is needed on the PATH: \`java\` is version ${version}.`);
}
