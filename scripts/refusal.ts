import type { ExitCode } from './exitCodes.js';

/** Why a run ends before its time (Rule 10): one sentence on what happened, what to do, and the exit code. */
export class Refusal extends Error {
    override name = 'Refusal';
    readonly code: string;
    readonly actions: readonly string[];
    readonly exitCode: Exclude<ExitCode, 0>;

    constructor(code: string, exitCode: Refusal['exitCode'], message: string, ...actions: string[]) {
        super(message);
        this.code = code;
        this.exitCode = exitCode;
        this.actions = actions;
    }
}
