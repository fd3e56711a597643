/** Why a run ends before its time (Rule 10): one sentence on what happened, what to do, and the exit code. */
export class Refusal extends Error {
    override name = 'Refusal';
    readonly code: string;
    readonly actions: readonly string[];
    /** 2 usage, 3 login or credential, 4 blocked by a check, 5 rate limited for good; 1 everything else. */
    readonly exitCode: 1 | 2 | 3 | 4 | 5;

    constructor(code: string, exitCode: Refusal['exitCode'], message: string, ...actions: string[]) {
        super(message);
        this.code = code;
        this.exitCode = exitCode;
        this.actions = actions;
    }
}
