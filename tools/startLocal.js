// `npm start` on a fresh clone: installs and builds what is missing, then starts the local world with the arguments given.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** Runs a step; standard output is kept for the data. */
function step(command, args) {
    const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync('node_modules/typescript')) step('npm', ['ci']);
step('npm', ['run', '--silent', 'build']);

const { register } = await import('tsx/esm/api');
register();
await import('./local/run.ts');
