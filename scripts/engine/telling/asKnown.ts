import { Refusal } from '../../refusal.js';

/** What ended a run, as a refusal: an error that nobody foresaw is told with what to do about it. */
export function asKnown(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    const said = error instanceof Error ? error.message : String(error);
    const wrapped = new Refusal(
        'UNEXPECTED',
        1,
        `Something unexpected happened: ${said}.`,
        'Run the same command again; report it if it stays.'
    );
    wrapped.cause = error;
    return wrapped;
}
