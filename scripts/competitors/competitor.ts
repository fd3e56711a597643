import { nameKey } from '#rules';

/** A competitor as a list says it: what a `Gong_Competitor__c` holds. */
export interface Competitor {
    readonly name: string;
    readonly aliases: readonly string[];
    /** Names of trackers. */
    readonly trackers: readonly string[];
    readonly hidden: boolean;
    readonly battlecard: string;
    readonly howWeWin: string;
}

/** A competitor of a file: what its columns say, and the line that it starts on. */
export interface Listed extends Partial<Competitor> {
    readonly name: string;
    readonly line: number;
}

/** A competitor that the org has. */
export interface Stored extends Competitor {
    readonly key: string | null;
    readonly id: string;
}

/** What an import has to write. */
export interface Plan {
    readonly created: readonly Listed[];
    readonly changed: readonly Listed[];
    readonly unchanged: number;
    /** One sentence for each row that cannot be, by line. */
    readonly problems: readonly string[];
}

/**
 * What it takes to make the org's competitors say what the file says. Competitors that the file does not name stay as
 * they are, and so does what the file has no column for: importing the same file again changes nothing.
 */
export function planImport(listed: readonly Listed[], stored: readonly Stored[]): Plan {
    const known = new Map(stored.map((each) => [nameKey(each.name), each]));
    const created = listed.filter(({ name }) => !known.has(nameKey(name)));
    const others = listed.filter(({ name }) => known.has(nameKey(name)));
    const changed = others.filter((each) => differs(each, known.get(nameKey(each.name))!));
    return {
        created,
        changed,
        unchanged: others.length - changed.length,
        problems: doubleMeanings(listed, stored)
    };
}

function differs({ line: _, ...listed }: Listed, stored: Competitor): boolean {
    return (Object.keys(listed) as (keyof Competitor)[]).some(
        (field) => JSON.stringify(listed[field]) !== JSON.stringify(stored[field])
    );
}

/** A phrase may mean one competitor only: the names that the file would leave the org with are looked at together. */
function doubleMeanings(listed: readonly Listed[], stored: readonly Stored[]): string[] {
    const problems: string[] = [];
    const named = new Map<string, Listed>();
    for (const each of listed) {
        const first = named.get(nameKey(each.name));
        if (first) problems.push(`Line ${each.line}: ${each.name} is on line ${first.line} already.`);
        else named.set(nameKey(each.name), each);
    }
    const before = new Map(stored.map((each) => [nameKey(each.name), each]));
    const left = stored.filter(({ name }) => !named.has(nameKey(name)));
    const owners = new Map([...left, ...named.values()].map(({ name }) => [nameKey(name), name]));
    const meant = new Map(left.flatMap(({ name, aliases }) => aliases.map((alias) => [nameKey(alias), name] as const)));
    for (const each of named.values()) {
        const aliases = each.aliases ?? before.get(nameKey(each.name))?.aliases ?? [];
        for (const alias of aliases) {
            const owner = owners.get(nameKey(alias)) ?? meant.get(nameKey(alias));
            if (owner !== undefined && nameKey(owner) !== nameKey(each.name))
                problems.push(`Line ${each.line}: the alias ${alias} of ${each.name} means ${owner} already.`);
            else meant.set(nameKey(alias), each.name);
        }
    }
    return problems;
}
