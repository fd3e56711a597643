import type { Change, Outcome } from '../ports.js';

/** A row to write, and whose failure it is when it cannot be written. Several rows, of whatever object, may have one owner. */
export interface Owned<T> {
    readonly owner: T;
    readonly change: Change;
}

export interface Problem {
    readonly code: string;
    readonly message: string;
}

// what Salesforce calls a row that is not there any more
const GONE = ['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY', 'NOT_FOUND'];

/**
 * The owners of whose rows one could not be written, each with its first problem: what follows fails because of that. To
 * delete what another run has deleted already is no failure.
 * @param outcomes of these rows, in their order.
 */
export function problemsOf<T>(rows: readonly Owned<T>[], outcomes: readonly Outcome[]): Map<T, Problem> {
    const problems = new Map<T, Problem>();
    for (const [i, { owner, change }] of rows.entries()) {
        const outcome = outcomes[i]!;
        if (outcome.ok || problems.has(owner)) continue;
        if (change.op === 'delete' && GONE.includes(outcome.code)) continue;
        problems.set(owner, { code: outcome.code, message: outcome.message });
    }
    return problems;
}
