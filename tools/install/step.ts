import { isLogin, remediesFor } from './remedies.js';

/** Why a step failed and what to do about it. */
export class StepFailed extends Error {
    readonly remedies: readonly string[];
    readonly exitCode: number;

    constructor(message: string, remedies: readonly string[], exitCode = 1) {
        super(message);
        this.name = 'StepFailed';
        this.remedies = remedies;
        this.exitCode = exitCode;
    }
}

/**
 * Does the steps one after the other, each announced; the first that fails ends it with step, reason and remedy.
 * @param command the whole command, as it can be typed again
 * @param org what remedies call the org
 * @returns the exit code
 */
export async function takeSteps(
    command: string,
    steps: ReadonlyArray<readonly [name: string, work: () => Promise<string | void>]>,
    org?: string
): Promise<number> {
    for (const [index, [name, work]] of steps.entries()) {
        console.log(`[${index + 1}/${steps.length}] ${name}`);
        try {
            const outcome = await work();
            if (outcome) console.log(indented(outcome));
        } catch (error) {
            const { message, remedies, exitCode } = error instanceof StepFailed ? error : unforeseen(error, org);
            console.error(`\nFailed: ${name}\n${indented(message)}`);
            for (const remedy of remedies) console.error(`  → ${remedy}`);
            console.error(`Then run "${command}" again: what is done already is kept.`);
            return exitCode;
        }
    }
    return 0;
}

/** An error that a step did not explain itself: a session that has ended between two steps, above all. */
function unforeseen(error: unknown, org: string | undefined): StepFailed {
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    const said = `${name} ${message}`;
    return new StepFailed(message, isLogin(said) ? remediesFor([said], org) : [], isLogin(said) ? 3 : 1);
}

const indented = (text: string): string => text.replace(/^/gm, '      ');
