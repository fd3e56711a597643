import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const GONG = fileURLToPath(new URL('../../bin/gong.js', import.meta.url));
const LOCAL = fileURLToPath(new URL('../../tools/local/run.ts', import.meta.url));
const SF = fileURLToPath(new URL('../../node_modules/@salesforce/cli/bin/run.js', import.meta.url));

export interface Ran {
    readonly exitCode: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** Command lines with a home directory of their own, as a person's would be who has never logged in. */
export class Shell {
    readonly home = mkdtempSync(join(tmpdir(), 'gong-home-'));
    /** Everything that any command has printed. */
    printed = '';

    gong(...args: string[]): Promise<Ran> {
        return this.run([GONG, ...args]);
    }

    /** `npm start --` with these arguments, built already. */
    local(...args: string[]): Promise<Ran> {
        return this.run(['--import', 'tsx', LOCAL, ...args]);
    }

    sf(env: Record<string, string>, ...args: string[]): Promise<Ran> {
        return this.run([SF, ...args], env);
    }

    /** Node with these arguments, this environment on top, and this on standard input. */
    run(args: string[], more: Record<string, string> = {}, input = ''): Promise<Ran> {
        const env = {
            ...process.env,
            HOME: this.home,
            USERPROFILE: this.home,
            SF_DISABLE_TELEMETRY: 'true',
            // SF_AUTOUPDATE_DISABLE, which is documented, makes an installation by npm update itself
            SF_DISABLE_AUTOUPDATE: 'true',
            FORCE_COLOR: '0',
            NODE_OPTIONS: '',
            ...more
        };
        return new Promise((resolve) => {
            const child = execFile(process.execPath, args, { env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
                this.printed += stdout + stderr;
                resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
            });
            // what ends before it has read everything is not what is tried here
            child.stdin?.on('error', () => undefined).end(input);
        });
    }
}
