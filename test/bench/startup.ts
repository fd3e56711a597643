import { execFile } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { start } from './server.js';

const run = promisify(execFile);
const project = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const TRIES = 3;
const MB = 1_000_000;

export interface Startup {
    readonly nodeMs: number;
    readonly versionMs: number;
    /** From typing `gong sync` to its first request. */
    readonly firstRequestMs: number;
    readonly installMb: number;
    readonly packages: number;
}

/** The best of three of each: what a person waits for, and what an installation without development weighs. */
export async function startup(): Promise<Startup> {
    const gong = project('bin/gong.js');
    const nodeMs = await quickest(() => run(process.execPath, ['--eval', '']));
    const versionMs = await quickest(() => run(process.execPath, [gong, '--version']));
    return { nodeMs, versionMs, firstRequestMs: await firstRequest(gong), ...(await installed()) };
}

async function quickest(work: () => Promise<unknown>): Promise<number> {
    let best = Infinity;
    for (let i = 0; i < TRIES; i++) {
        const began = performance.now();
        await work();
        best = Math.min(best, performance.now() - began);
    }
    return best;
}

async function firstRequest(gong: string): Promise<number> {
    const world = await start({ calls: 1 });
    const HOME = mkdtempSync(join(tmpdir(), 'gong-bench-'));
    const env = { ...process.env, HOME, SF_DISABLE_TELEMETRY: 'true', SF_DISABLE_AUTOUPDATE: 'true', NODE_OPTIONS: '' };
    const { instanceUrl, accessToken } = world.started.login;
    const login = ['org', 'login', 'access-token', '--instance-url', instanceUrl, '--no-prompt', '--alias', 'local'];
    await run(process.execPath, [project('node_modules/@salesforce/cli/bin/run.js'), ...login], {
        env: { ...env, SF_ACCESS_TOKEN: accessToken }
    });
    let best = Infinity;
    for (let i = 0; i < TRIES; i++) {
        const began = performance.now();
        let first = 0;
        world.org.faults = () => {
            first ||= performance.now() - began;
            return undefined;
        };
        await run(process.execPath, [gong, 'sync', '--target-org', 'local', '--json'], { env });
        best = Math.min(best, first);
    }
    await world.org.close();
    await world.gong.close();
    return best;
}

/** The packages that `npm install --omit=dev` brings, and their size. */
async function installed(): Promise<{ installMb: number; packages: number }> {
    const { stdout } = await run('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
        cwd: project('.'),
        maxBuffer: 64 * MB
    }).catch((error: { stdout: string }) => error);
    const folders = stdout.split('\n').filter((path) => path.includes('/node_modules/'));
    const bytes = folders.reduce((sum, folder) => sum + sizeOf(folder), 0);
    return { installMb: bytes / MB, packages: folders.length };
}

/** Bytes of a package without those that are nested in it, which are listed for themselves. */
function sizeOf(folder: string): number {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return entry.name === 'node_modules' ? sum : sum + sizeOf(path);
        return sum + lstatSync(path).size;
    }, 0);
}
