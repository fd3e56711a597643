import { asText, byIdentity, isKeptOut, parseField, parseState, usual } from 'c/gongRules';
import type { Brief, Screen } from './model.js';

/**
 * How a competitor stands with the Main Competitor(s) field: it is in it; it will be with the next sync; a rep took it
 * out; it did not fit; or only we said it, which does not count by the settings.
 */
export type Standing = 'inField' | 'notYet' | 'removed' | 'noRoom' | 'notCounted';

export interface Competitor {
    readonly identity: string;
    readonly name: string;
    readonly customer: number;
    readonly us: number;
    /** Calls on which it was mentioned; 0 for a name that only stands in the field. */
    readonly calls: number;
    /** Start of the first and the last of these. */
    readonly since: number | undefined;
    readonly last: number | undefined;
    /** Came up last: since a later day than all others. */
    readonly newest: boolean;
    /** Undefined where it cannot be told, because the user may not read the field or what the sync knows. */
    readonly standing: Standing | undefined;
}

/** The Opportunity's own fields; undefined what the user may not read. */
export interface FieldState {
    readonly field: string | null | undefined;
    readonly state: string | null | undefined;
}

/** The competitors of the calls, most mentioned first, then most recent, then A–Z; behind them what a rep typed on top. */
export function competitorsOf(
    { calls, names, externalOnly }: Pick<Screen, 'calls' | 'names' | 'externalOnly'>,
    { field, state }: FieldState
): Competitor[] {
    const lines = parseState(asText(state) ?? null);
    const heard = heardOn(calls);
    const known = [...lines, ...heard].map(({ name }) => name);
    const inField = new Map(
        parseField(asText(field) ?? null, known).map((item) => [names.identity(item.name), item.name])
    );
    const lineOf = byIdentity(lines, names);
    const newest = newestOf(heard);
    const standing = (one: HeardCompetitor): Standing | undefined => {
        if (field === undefined) return undefined;
        if (inField.has(one.identity)) return 'inField';
        if (externalOnly && one.customer === 0) return 'notCounted';
        if (state === undefined) return undefined;
        const line = lineOf.get(one.identity);
        if (line && isKeptOut(line, (externalOnly ? one.lastByCustomer : one.last) ?? 0)) return 'removed';
        return line?.status === 'no room' ? 'noRoom' : 'notYet';
    };
    const counted = ({ customer, us }: HeardCompetitor): number => (externalOnly ? customer : customer + us);
    const typed = [...inField].filter(([identity]) => !heard.some((one) => one.identity === identity));
    return [
        ...heard
            .sort(
                (a, b) => counted(b) - counted(a) || (b.last ?? 0) - (a.last ?? 0) || (a.identity < b.identity ? -1 : 1)
            )
            .map((one) => ({ ...one, newest: newest.has(one.identity), standing: standing(one) })),
        ...typed.map(([identity, name]): Competitor => ({ ...UNHEARD, identity, name }))
    ];
}

const UNHEARD = {
    customer: 0,
    us: 0,
    calls: 0,
    since: undefined,
    last: undefined,
    newest: false,
    standing: 'inField'
} as const;

type HeardCompetitor = Omit<Competitor, 'newest' | 'standing'> & { readonly lastByCustomer: number | undefined };

function heardOn(calls: readonly Brief[]): HeardCompetitor[] {
    const found = new Map<
        string,
        { spellings: Map<string, number>; customer: number; us: number; on: Set<Brief>; byCustomer: Set<Brief> }
    >();
    for (const call of calls) {
        for (const { competitor, identity, customer, us } of call.heard) {
            if (competitor === undefined || identity === undefined || customer + us === 0) continue;
            let so = found.get(identity);
            if (!so) {
                so = { spellings: new Map(), customer: 0, us: 0, on: new Set(), byCustomer: new Set() };
                found.set(identity, so);
            }
            so.spellings.set(competitor, (so.spellings.get(competitor) ?? 0) + customer + us);
            so.customer += customer;
            so.us += us;
            so.on.add(call);
            if (customer > 0) so.byCustomer.add(call);
        }
    }
    return [...found].map(([identity, { spellings, customer, us, on, byCustomer }]) => ({
        identity,
        name: usual(spellings),
        customer,
        us,
        calls: on.size,
        since: times(on).at(0),
        last: times(on).at(-1),
        lastByCustomer: times(byCustomer).at(-1)
    }));
}

const times = (calls: ReadonlySet<Brief>): number[] =>
    [...calls].flatMap(({ started }) => started ?? []).sort((a, b) => a - b);

/** Those that came up last; nobody is newest when all came up at once. */
function newestOf(heard: readonly HeardCompetitor[]): Set<string> {
    const latest = Math.max(...heard.map(({ since }) => since ?? 0));
    const newest = heard.filter(({ since }) => since === latest);
    return new Set(newest.length === heard.length ? [] : newest.map(({ identity }) => identity));
}
