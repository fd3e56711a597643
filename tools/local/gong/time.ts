import { z } from 'zod';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Milliseconds since 1970 of an ISO-8601 date and time with its offset; undefined for everything else. */
export function instant(value: unknown): number | undefined {
    if (typeof value !== 'string' || !ISO.test(value)) return undefined;
    const ms = Date.parse(value);
    return Number.isNaN(ms) ? undefined : ms;
}

/** A date and time in a request, as milliseconds since 1970. */
export const dateTime = z.string().transform((text, context) => {
    const ms = instant(text);
    if (ms !== undefined) return ms;
    context.addIssue(`'${text}' is not a date and time in the ISO-8601 format with an offset`);
    return z.NEVER;
});

type Bound = number | null | undefined;

/** Whether `at` is in the window: `from <= at < to`, a missing bound being open. */
export function isBetween(at: number, from: Bound, to: Bound): boolean {
    return (from ?? -Infinity) <= at && at < (to ?? Infinity);
}
