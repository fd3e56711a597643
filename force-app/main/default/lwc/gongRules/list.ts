import { asCount, asObject, asText, parseList } from './json.js';
import type { Names } from './names.js';

/** What the merge reads of one call of an Opportunity. */
export interface DealCall {
    readonly id: string;
    readonly key: string;
    /** Start of the call in milliseconds since 1970, null when Gong did not say. */
    readonly started: number | null;
    /** `Competitors__c`: JSON `[{name, count, external}]`. */
    readonly competitors: string | null;
}

/** A competitor of an Opportunity, over all of its calls. */
export interface Competitor {
    readonly name: string;
    readonly identity: string;
    /** Mentions that count: all, or only those by external speakers. */
    readonly count: number;
    /** Calls with at least one mention that counts. */
    readonly calls: number;
    /** Start of the newest call with a mention that counts, milliseconds since 1970; 0 when unknown. */
    readonly last: number;
}

/** Rule 4: the union over the calls, most mentioned first, then most recent, then A–Z; without hidden names. */
export function competitorsOf(calls: readonly DealCall[], names: Names, externalOnly: boolean): Competitor[] {
    const found = new Map<string, { spellings: Map<string, number>; count: number; calls: number; last: number }>();
    for (const call of calls) {
        for (const item of parseList(call.competitors)) {
            const mention = asObject(item);
            const stored = asText(mention?.name);
            const count = asCount(externalOnly ? mention?.external : mention?.count) ?? 0;
            if (stored === undefined || count === 0 || names.hidden(stored)) continue;
            const name = names.canonical(stored);
            const identity = names.identity(name);
            const total = found.get(identity) ?? { spellings: new Map<string, number>(), count: 0, calls: 0, last: 0 };
            total.spellings.set(name, (total.spellings.get(name) ?? 0) + count);
            total.count += count;
            total.calls += 1;
            total.last = Math.max(total.last, call.started ?? 0);
            found.set(identity, total);
        }
    }
    return [...found]
        .map(([identity, { spellings, ...total }]) => ({ identity, name: usual(spellings), ...total }))
        .sort((a, b) => b.count - a.count || b.last - a.last || (a.identity < b.identity ? -1 : 1));
}

/** The spelling heard most often; of equals the first in code unit order. */
export function usual(spellings: ReadonlyMap<string, number>): string {
    return [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];
}
