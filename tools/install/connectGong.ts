import { lineFrom } from './ask.js';
import { StepFailed } from './step.js';

/** What the step that connects Gong does outside: runs `gong`, and asks the person who sits there. */
export interface Outside {
    gong(...args: string[]): Promise<number>;
    /** Whether a person says yes; undefined where nobody can be asked. */
    confirm(question: string): Promise<boolean | undefined>;
}

/** Login or key. */
const REFUSED = 3;

/**
 * Stores and proves the access key. One that Gong refuses is asked for again as long as a person wants to try.
 * @param newKey also when one is stored
 * @param again the whole command that gives a new key
 * @throws {StepFailed} with that command
 */
export async function connectGong(
    { gong, confirm }: Outside,
    connect: { org: string; host: string | undefined; newKey: boolean },
    again: string
): Promise<void> {
    const args = ['connect', '--target-org', connect.org, ...(connect.host ? ['--host', connect.host] : [])];
    let exitCode = await gong(...args, ...(connect.newKey ? [] : ['--keep']));
    while (exitCode === REFUSED && (await confirm('Give another access key now?'))) exitCode = await gong(...args);
    if (exitCode === 0) return;
    throw new StepFailed(
        'Gong is not connected.',
        ['See above for the reason and what to do.', `With another access key: ${again}`],
        exitCode
    );
}

/** Asks on the terminal; where there is none, nobody can be asked. */
export async function confirmOnTerminal(question: string): Promise<boolean | undefined> {
    if (!process.stdin.isTTY) return undefined;
    return /^\s*y(es)?\s*$/i.test((await lineFrom(`      ${question} (y/N) `)) ?? '');
}
