import { asCount, asObject, asText, parseList } from './json.js';
import type { Names } from './names.js';

/** How often something was said, by who said it (Rule 12): the customer, us, or somebody whom Gong could not place. */
export interface Sides {
    readonly customer: number;
    readonly us: number;
    readonly unknown: number;
}

/** What one call says of one competitor. */
export interface Mention extends Sides {
    /** Canonical name. */
    readonly name: string;
    readonly identity: string;
    /** Who said it last on the call, and that person's job title, where Gong knows. */
    readonly by?: string | undefined;
    readonly title?: string | undefined;
}

/** The sides of a row that tells how often in all and how often of these from outside. */
export function sidesOf(count: unknown, external: unknown): Sides {
    const all = asCount(count) ?? 0;
    const customer = Math.min(asCount(external) ?? 0, all);
    return { customer, us: all - customer, unknown: 0 };
}

/** What a stored call says; without hidden names. */
export function mentionsOf(competitors: string | null, names: Names): Mention[] {
    return parseList(competitors).flatMap((item) => {
        const stored = asObject(item);
        const name = asText(stored?.name);
        if (name === undefined || names.hidden(name)) return [];
        const canonical = names.canonical(name);
        const { customer, us: others } = sidesOf(stored?.count, stored?.external);
        const unknown = Math.min(asCount(stored?.unknown) ?? 0, others);
        const sides = { customer, us: others - unknown, unknown };
        const [by, title] = [asText(stored?.by), asText(stored?.title)];
        return [{ name: canonical, identity: names.identity(canonical), ...sides, by, title }];
    });
}

/** The mentions of one call, each competitor once: of two spellings the first in code unit order, in whatever order they come. */
export function byCompetitor(mentions: readonly Mention[]): Map<string, Mention> {
    const found = new Map<string, Mention>();
    for (const one of mentions) {
        const before = found.get(one.identity);
        found.set(one.identity, before ? sum(before, one) : one);
    }
    return found;
}

const sum = (one: Mention, other: Mention): Mention => ({
    name: one.name < other.name ? one.name : other.name,
    identity: one.identity,
    customer: one.customer + other.customer,
    us: one.us + other.us,
    unknown: one.unknown + other.unknown
});
