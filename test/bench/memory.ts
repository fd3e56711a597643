import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from './served.js';

const RUN = fileURLToPath(new URL('memoryRun.mjs', import.meta.url));

/** The most resident memory in MB of a process that backfills so many calls. */
export async function peakMb(calls: number): Promise<number> {
    const { login, from, to, close } = await serve({ calls, perSecond: 1e6 });
    const { stdout } = await promisify(execFile)(process.execPath, [RUN, JSON.stringify({ login, from, to })]);
    close();
    const ran = JSON.parse(stdout) as { seen: number; exitCode: number; error: string | null; peakMb: number };
    if (ran.seen !== calls || ran.exitCode !== 0) throw new Error(ran.error ?? `${ran.seen} calls were seen`);
    return ran.peakMb;
}
