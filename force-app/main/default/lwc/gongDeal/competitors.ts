import { asText, byIdentity, competitorsOf as heardOn, isKeptOut, namesOf, parseState, textForm } from 'c/gongRules';
import type { Competitor as HeardCompetitor, Mention } from 'c/gongRules';
import type { Heard, Screen } from './model.js';

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

/** The competitors of the calls in the order and spelling of the field (Rule 4); behind them what a rep typed on top. */
export function competitorsOf(
    { calls, names, externalOnly }: Pick<Screen, 'calls' | 'names' | 'externalOnly'>,
    { field, state }: FieldState
): Competitor[] {
    const lines = parseState(asText(state) ?? null);
    const heard = heardOn(
        calls.map(({ started, heard: all }) => ({ started, mentions: all.flatMap(mentionIn) })),
        externalOnly
    );
    const items = textForm().parse(asText(field) ?? null, namesOf([...lines, ...heard]));
    const inField = new Map(items.map(({ name }) => [names.identity(name), name]));
    const lineOf = byIdentity(lines, names);
    const newest = newestOf(heard);
    const standing = ({ identity, count, last }: HeardCompetitor): Standing | undefined => {
        if (field === undefined) return undefined;
        if (inField.has(identity)) return 'inField';
        if (count === 0) return 'notCounted';
        if (state === undefined) return undefined;
        const line = lineOf.get(identity);
        if (line && isKeptOut(line, last)) return 'removed';
        return line?.status === 'no room' ? 'noRoom' : 'notYet';
    };
    const typed = [...inField].filter(([identity]) => !heard.some((one) => one.identity === identity));
    return [
        ...heard.map((one): Competitor => ({
            identity: one.identity,
            name: one.name,
            customer: one.customer,
            us: one.us + one.unknown,
            calls: one.heard.calls,
            since: one.heard.first,
            last: one.heard.last,
            newest: newest.has(one.identity),
            standing: standing(one)
        })),
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

/** What was heard as a mention of a competitor, if it is one; rows do not tell us from those whom Gong could not place. */
const mentionIn = ({ competitor: name, identity, customer, us }: Heard): Mention[] =>
    name === undefined || identity === undefined ? [] : [{ name, identity, customer, us, unknown: 0 }];

/** Those that came up last; nobody is newest when all came up at once. */
function newestOf(heard: readonly HeardCompetitor[]): Set<string> {
    const latest = Math.max(...heard.map(({ heard: { first } }) => first ?? 0));
    const newest = heard.filter(({ heard: { first } }) => first === latest);
    return new Set(newest.length === heard.length ? [] : newest.map(({ identity }) => identity));
}
