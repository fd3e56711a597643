import type { Brief, Heard } from './model.js';

/** What the calls are narrowed down to; all that is set must be true of one and the same thing that was heard. */
export interface Filter {
    readonly tracker: string | undefined;
    /** Identity of a competitor. */
    readonly competitor: string | undefined;
    /** Said by the customer. */
    readonly customer: boolean;
}

export const NO_FILTER: Filter = { tracker: undefined, competitor: undefined, customer: false };

export const isFiltering = ({ tracker, competitor, customer }: Filter): boolean =>
    tracker !== undefined || competitor !== undefined || customer;

/** Whether a filter means what was heard; without a filter it does. */
export const means = ({ tracker, competitor, customer }: Filter, heard: Heard): boolean =>
    (tracker === undefined || heard.tracker === tracker) &&
    (competitor === undefined || heard.identity === competitor) &&
    (!customer || heard.customer > 0);

/** The calls that pass, in their order. */
export function filterCalls(calls: readonly Brief[], filter: Filter): readonly Brief[] {
    if (!isFiltering(filter)) return calls;
    return calls.filter(({ heard }) => heard.some((one) => means(filter, one)));
}

/** The trackers that heard something, A–Z, and on how many calls. */
export function trackersOf(calls: readonly Brief[]): { name: string; calls: number }[] {
    const counts = new Map<string, number>();
    for (const { heard } of calls) {
        for (const name of new Set(heard.map(({ tracker }) => tracker))) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    counts.delete('');
    return [...counts].map(([name, n]) => ({ name, calls: n })).sort((a, b) => a.name.localeCompare(b.name));
}
