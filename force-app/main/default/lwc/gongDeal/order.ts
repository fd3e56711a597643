import { DAY } from 'c/gongRules';
import type { Sides } from 'c/gongRules';
import type { Brief } from './model.js';

/** After so long a mention weighs half. */
const HALF_LIFE = 28 * DAY;

export const SIDES = ['customer', 'us', 'unknown'] as const;
export const allOf = ({ customer, us, unknown }: Sides): number => customer + us + unknown;

/** What is known of a competitor over all calls. */
export interface Weight {
    readonly sides: Sides;
    /** Mentions by the customer, and all mentions, each weighed by how long ago it was. */
    readonly customer: number;
    readonly all: number;
}

/**
 * What the order of competitors follows: a mention weighs half as much with every four weeks that have gone by. One on
 * a call that nobody knows the start of weighs nothing.
 * @param now milliseconds since 1970
 * @returns by identity
 */
export function weigh(calls: readonly Brief[], now: number): Map<string, Weight> {
    const weights = new Map<
        string,
        { sides: { -readonly [side in keyof Sides]: number }; customer: number; all: number }
    >();
    for (const { started, heard } of calls) {
        const recency = started === undefined ? 0 : 2 ** (-Math.max(now - started, 0) / HALF_LIFE);
        for (const said of heard) {
            if (said.identity === undefined) continue;
            let weight = weights.get(said.identity);
            if (!weight) {
                weight = { sides: { customer: 0, us: 0, unknown: 0 }, customer: 0, all: 0 };
                weights.set(said.identity, weight);
            }
            for (const side of SIDES) weight.sides[side] += said[side];
            weight.customer += said.customer * recency;
            weight.all += allOf(said) * recency;
        }
    }
    return weights;
}

export const NOTHING: Weight = { sides: { customer: 0, us: 0, unknown: 0 }, customer: 0, all: 0 };

/** What matters now comes first: by the customer's recent mentions, then by everybody's, then by all ever, then A–Z. */
export function byWeight<T extends { readonly identity: string }>(
    competitors: readonly T[],
    weights: ReadonlyMap<string, Weight>
): T[] {
    const of = ({ identity }: T): Weight => weights.get(identity) ?? NOTHING;
    return [...competitors].sort(
        (a, b) =>
            of(b).customer - of(a).customer ||
            of(b).all - of(a).all ||
            allOf(of(b).sides) - allOf(of(a).sides) ||
            (a.identity < b.identity ? -1 : 1)
    );
}
