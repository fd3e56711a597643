import type { Fields } from './ports.js';
import { asText } from './json.js';
import { oneLine } from './text.js';

/** Words of ASCII with single spaces between: what Unicode forms leave alone. */
const ASCII = /^[!-~]+(?: [!-~]+)*$/;

/** What makes two spellings the same name (Rule 3): neither case nor Unicode form nor width tells names apart. */
export function nameKey(name: string): string {
    if (ASCII.test(name)) return name.toLowerCase();
    return oneLine(name.normalize('NFKC').toLowerCase().normalize('NFKC'));
}

/** The canonical names and their aliases, from the rows of `Gong_Competitor__mdt`. */
export interface Names {
    /** The canonical name for a phrase: of the row that lists it, or the phrase itself. */
    canonical(phrase: string): string;
    /** What makes two texts the same competitor, aliases included. */
    identity(text: string): string;
    /** Names that are not to be written into the field, such as the company's own. */
    hidden(text: string): boolean;
    /** Changes whenever any of the above may answer otherwise. */
    readonly rules: string;
}

/** @param rows `{Canonical_Name__c, Aliases__c (one a line), Hidden__c}`; an alias that two rows claim goes to the first by name. */
export function readNames(rows: readonly Fields[]): Names {
    const canonicalOf = new Map<string, string>();
    const hidden = new Set<string>();
    const known = rows
        .map((row) => ({ name: oneLine(asText(row.Canonical_Name__c) ?? ''), row }))
        .filter(({ name }) => name !== '')
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, row } of known) {
        canonicalOf.set(nameKey(name), name);
        if (row.Hidden__c === true) hidden.add(nameKey(name));
    }
    for (const { name, row } of known) {
        for (const alias of (asText(row.Aliases__c) ?? '').split(/\r?\n/)) {
            const key = nameKey(alias);
            if (key !== '' && !canonicalOf.has(key)) canonicalOf.set(key, name);
        }
    }
    const canonical = (phrase: string): string => canonicalOf.get(nameKey(phrase)) ?? oneLine(phrase);
    const identity = (text: string): string => nameKey(canonical(text));
    const rules = JSON.stringify([[...canonicalOf].sort(), [...hidden].sort()]);
    return { canonical, identity, hidden: (text) => hidden.has(identity(text)), rules };
}
