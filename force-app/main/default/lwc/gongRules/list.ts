import { byCompetitor } from './mentions.js';
import type { Mention, Sides } from './mentions.js';

/** What the merge reads of one call of an Opportunity. */
export interface DealCall {
    readonly id: string;
    readonly key: string;
    /** Start of the call in milliseconds since 1970, null when Gong did not say. */
    readonly started: number | null;
    /** `Competitors__c`: JSON `[{name, count, external}]`. */
    readonly competitors: string | null;
}

/** A call and what was heard on it; the same competitor may come more than once. */
export interface HeardCall {
    /** Milliseconds since 1970. */
    readonly started: number | null | undefined;
    readonly mentions: readonly Mention[];
}

/** A competitor of an Opportunity, over all of its calls. */
export interface Competitor extends Mention {
    /** Mentions that count: all, or with "customer only" those by the customer. */
    readonly count: number;
    /** Calls with at least one mention that counts. */
    readonly calls: number;
    /** Start of the newest call with a mention that counts (of any, when none counts); 0 when unknown. */
    readonly last: number;
    /** All calls that mention it, whether that counts or not, and when the first and the last of them started. */
    readonly heard: { readonly calls: number; readonly first: number | undefined; readonly last: number | undefined };
}

/** Mentions that count by the settings. */
const counted = ({ customer, us, unknown }: Sides, customerOnly: boolean): number =>
    customerOnly ? customer : customer + us + unknown;

/** What has been added up of a competitor. */
interface Total {
    /** Mentions that count by spelling. */
    readonly spellings: Map<string, number>;
    customer: number;
    us: number;
    unknown: number;
    count: number;
    calls: number;
    last: number;
    readonly heard: { calls: number; first: number | undefined; last: number | undefined };
}

/**
 * Rule 4: the union over the calls, most mentioned first, then most recent, then A–Z. Competitors of which no mention
 * counts come last: the field leaves them out, and the card says that they do not count.
 */
export function competitorsOf(calls: Iterable<HeardCall>, customerOnly: boolean): Competitor[] {
    const found = new Map<string, Total>();
    for (const { started, mentions } of calls) {
        for (const [identity, one] of byCompetitor(mentions)) {
            if (counted(one, false) === 0) continue;
            let total = found.get(identity);
            if (!total) found.set(identity, (total = nothing()));
            add(total, one, started ?? undefined, counted(one, customerOnly));
        }
    }
    return [...found]
        .map(([identity, { spellings, ...total }]) => ({
            ...total,
            identity,
            name: usual(spellings),
            last: total.count > 0 ? total.last : (total.heard.last ?? 0)
        }))
        .sort((a, b) => b.count - a.count || b.last - a.last || (a.identity < b.identity ? -1 : 1));
}

const nothing = (): Total => ({
    spellings: new Map(),
    customer: 0,
    us: 0,
    unknown: 0,
    count: 0,
    calls: 0,
    last: 0,
    heard: { calls: 0, first: undefined, last: undefined }
});

function add(total: Total, { name, customer, us, unknown }: Mention, started: number | undefined, count: number): void {
    total.spellings.set(name, (total.spellings.get(name) ?? 0) + count);
    total.customer += customer;
    total.us += us;
    total.unknown += unknown;
    total.count += count;
    if (count > 0) {
        total.calls++;
        total.last = Math.max(total.last, started ?? 0);
    }
    const { heard } = total;
    heard.calls++;
    if (started === undefined) return;
    heard.first = Math.min(heard.first ?? started, started);
    heard.last = Math.max(heard.last ?? started, started);
}

/** The spelling that counts most often; of equals the first in code unit order. */
function usual(spellings: ReadonlyMap<string, number>): string {
    return [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];
}
