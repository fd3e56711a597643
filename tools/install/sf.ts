import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder; `sf` works from there. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The version that this package was tried with. */
const SF = join(ROOT, 'node_modules/@salesforce/cli/bin/run.js');
const GONG = join(ROOT, 'bin/gong.js');

/** What `sf … --json` prints. */
export interface SfAnswer {
    status: number;
    name?: string;
    message?: string;
    actions?: string[];
    exitCode?: number;
    // commands answer what they like; who asks knows
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    result?: any;
}

/** Runs a command of the Salesforce CLI and gives its answer. */
export const sf = (...args: string[]): Promise<SfAnswer> => answerOf([SF, ...args, '--json']);

/** Runs one of our commands and gives its answer. */
export const gongAnswer = (...args: string[]): Promise<SfAnswer> => answerOf([GONG, ...args, '--json']);

async function answerOf(args: string[]): Promise<SfAnswer> {
    const { code, stdout, stderr } = await run(args, 'quiet');
    try {
        return JSON.parse(stdout) as SfAnswer;
    } catch {
        return { status: code || 1, message: stderr.trim() || 'The command gave no answer.' };
    }
}

/** Runs one of our commands in this terminal, with this standard input. @returns its exit code */
export async function gong(...args: string[]): Promise<number> {
    return (await run([GONG, ...args], 'seen')).code;
}

function run(args: string[], how: 'quiet' | 'seen'): Promise<{ code: number; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, args, {
        cwd: ROOT,
        stdio: how === 'seen' ? 'inherit' : ['ignore', 'pipe', 'pipe']
    });
    const printed = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk: Buffer) => (printed.stdout += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (printed.stderr += chunk.toString()));
    return new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code) => resolve({ code: code ?? 1, ...printed }));
    });
}
