import { nameKey } from 'c/gongRules';
import type { Brief, Call, Heard } from './model.js';

/** What the calls are narrowed down to. Each condition must be true of the call, not all of them of one and the same phrase. */
export interface Filter {
    readonly tracker: string | undefined;
    /** Identity of a competitor. */
    readonly competitor: string | undefined;
    /** Said by the customer: what is chosen counts only where the customer said it. */
    readonly customer: boolean;
    /** Words looked for in titles, people and phrases of calls that are loaded. */
    readonly text: string;
}

export const NO_FILTER: Filter = { tracker: undefined, competitor: undefined, customer: false, text: '' };

/** Whether what was heard matters, apart from words. */
const listens = ({ tracker, competitor, customer }: Filter): boolean =>
    tracker !== undefined || competitor !== undefined || customer;

export const isFiltering = (filter: Filter): boolean => listens(filter) || isSearching(filter);

export const isSearching = ({ text }: Filter): boolean => text.trim() !== '';

/** Whether a filter means what was heard: one of its conditions is about it. Without conditions nothing is meant. */
export function means(filter: Filter, heard: Heard & { readonly phrase?: string | undefined }): boolean {
    const { tracker, competitor, customer } = filter;
    if (isSearching(filter) && nameKey(heard.phrase ?? '').includes(nameKey(filter.text))) return true;
    if (!listens(filter) || (customer && heard.customer === 0)) return false;
    if (tracker === undefined && competitor === undefined) return true;
    // of competitors only the chosen one is meant, whichever tracker heard it
    if (competitor !== undefined && heard.identity !== undefined) return heard.identity === competitor;
    return tracker !== undefined && heard.tracker === tracker;
}

/**
 * The calls that pass, in their order.
 * @param details what is looked through for words; calls that are not in it do not pass a search
 */
export function filterCalls(
    calls: readonly Brief[],
    filter: Filter,
    details: ReadonlyMap<string, Call> = new Map()
): readonly Brief[] {
    if (!isFiltering(filter)) return calls;
    const { tracker, competitor, customer } = filter;
    const words = nameKey(filter.text);
    return calls.filter(({ id, heard }) => {
        const some = (wanted: (one: Heard) => boolean): boolean =>
            heard.some((one) => wanted(one) && (!customer || one.customer > 0));
        if (tracker !== undefined && !some((one) => one.tracker === tracker)) return false;
        if (competitor !== undefined && !some((one) => one.identity === competitor)) return false;
        if (customer && !some(() => true)) return false;
        return words === '' || textOf(details.get(id)).includes(words);
    });
}

const texts = new WeakMap<Call, string>();

/** All that can be searched of a call; worked out once. */
function textOf(call: Call | undefined): string {
    if (!call) return '';
    let text = texts.get(call);
    if (text === undefined) {
        const people = call.participants.flatMap(({ name, title }) => [name, title]);
        const heard = call.hits.flatMap(({ phrase, competitor }) => [phrase, competitor]);
        text = [call.title, call.host, ...people, ...heard].map((part) => nameKey(part ?? '')).join('\n');
        texts.set(call, text);
    }
    return text;
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
