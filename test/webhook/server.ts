import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalOrg } from '../../tools/local/org/index.js';

const GONG = fileURLToPath(new URL('../../bin/gong.js', import.meta.url));
const LOGIN_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** `gong serve` in a process of its own, as a container runs it: no home directory, logged in by JWT. */
export interface Server {
    readonly pid: number;
    readonly url: string;
    /** What it has printed so far. */
    printed(): string;
    kill(signal: 'SIGTERM' | 'SIGKILL'): void;
    /** Exit code, or the signal that killed it. */
    readonly exit: Promise<number | string>;
}

/** Starts the built command line; settles once it listens, and throws what it printed when it ends before. */
export async function startServer(org: LocalOrg, env: Record<string, string>, ...args: string[]): Promise<Server> {
    let printed = '';
    const child = spawn(process.execPath, [GONG, 'serve', ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
            PATH: process.env.PATH,
            HOME: mkdtempSync(join(tmpdir(), 'gong-serve-')),
            PORT: '0',
            SF_DISABLE_TELEMETRY: 'true',
            SF_DISABLE_LOG_FILE: 'true',
            GONG_ORG_CLIENT_ID: 'consumer',
            GONG_ORG_USERNAME: String(org.user.Username),
            GONG_ORG_PRIVATE_KEY: LOGIN_KEY.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
            GONG_ORG_LOGIN_URL: org.url,
            ...env
        }
    });
    const exit = new Promise<number | string>((resolve) => {
        child.on('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    });
    const url = await new Promise<string>((resolve, reject) => {
        const look = (chunk: Buffer): void => {
            printed += chunk.toString();
            const line = printed.split('\n').find((one) => one.includes('"listening"'));
            if (!line) return;
            const { port, path } = JSON.parse(line) as { port: number; path: string };
            resolve(`http://127.0.0.1:${port}${path}`);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        void exit.then((code) => reject(new Error(`ended with ${code}: ${printed}`)));
    });
    return { pid: child.pid!, url, printed: () => printed, kill: (signal) => child.kill(signal), exit };
}
