import { namesOf } from './field.js';
import type { FieldForm } from './field.js';
import type { Competitor } from './list.js';
import type { Names } from './names.js';
import { byIdentity, formatState, isKeptOut, parseState, wasIn } from './state.js';
import type { StateLine } from './state.js';
import { oneLine } from './text.js';

/** A rep's word on one name (Rule 11). */
export interface Decision {
    readonly name: string;
    readonly identity: string;
    /** `in`: it stays, also when no call names it. `out`: it stays out, whatever later calls say. */
    readonly decision: 'in' | 'out';
    /** When it was made, milliseconds since 1970; unknown is older than any edit of the field. */
    readonly at: number | undefined;
}

export interface MergeInput {
    readonly field: string | null;
    readonly state: string | null;
    /** What the calls say, in the order of Rule 4. */
    readonly competitors: readonly Pick<Competitor, 'name' | 'identity' | 'last'>[];
    /** What reps decided, each name once. @default nothing */
    readonly decisions?: readonly Decision[] | undefined;
    readonly names: Names;
    /** How the field holds names. */
    readonly form: FieldForm;
    readonly mode: 'merge' | 'replace';
}

export interface Merged {
    readonly field: string | null;
    readonly state: string | null;
    /** Names that are new in the field. */
    readonly added: readonly string[];
    /** Names of the sync that no call mentions any more. */
    readonly dropped: readonly string[];
    /** Names that a rep took out, or decided to be none, and that stay out. */
    readonly keptOut: readonly string[];
    readonly noRoom: readonly string[];
    /** How each name stands, by identity: those heard, decided or typed. */
    readonly standing: ReadonlyMap<string, StateLine['status']>;
    /** The identity of the first name in the field. */
    readonly main: string | undefined;
}

/**
 * Rules 5, 6 and 11: a three-way merge of what is in the field, what the sync wrote last and what the calls say.
 *
 * Names that a rep typed come first, in the rep's order and spelling, and are never dropped. Then follow the names that
 * the calls mention, as many whole ones as fit. A name that was in the field at the last write and is not any more was
 * taken out by a rep: it stays out until a call newer than that write mentions it. A decision counts for more than what
 * calls say; against what a rep did to the field the newer counts, which is the decision when it was not known at the
 * last write.
 */
export function merge({ field, state, competitors, decisions = [], names, form, mode }: MergeInput): Merged {
    const written = parseState(state);
    const listed = withDecisions(competitors, decisions);
    const bySpelling = new Map([...listed].reverse().map((one) => [form.spelling(one.name), one.identity]));
    const identity = (text: string): string => bySpelling.get(text) ?? names.identity(text);
    const before = byIdentity(written, { identity });
    const items = form.parse(field, namesOf([...written, ...listed])).map((item) => ({
        ...item,
        identity: identity(item.name)
    }));

    // ours: written by the sync and still spelled so; everything else in the field is a rep's
    const ourNames = new Set(written.filter((line) => line.status === 'heard').map((line) => line.name));
    const decided = new Map(decisions.map((one) => [one.identity, one]));
    const isOut = (id: string): boolean => decided.get(id)?.decision === 'out';
    /** Whether the decision was not known yet when the field was written last. */
    const isNews = (id: string): boolean => (decided.get(id)?.at ?? -Infinity) > (before.get(id)?.at ?? -Infinity);
    const typed = items.filter((item) => {
        if (form.isFixed(item.name)) return true;
        return mode === 'merge' && !ourNames.has(item.name) && !(isOut(item.identity) && isNews(item.identity));
    });
    const typedNames = new Map(typed.map((item) => [item.identity, item.name]));
    const inField = new Set(items.map((item) => item.identity));
    const typedPart = form.part(typed, items);
    const valueWith = (...ours: string[]): string => form.join(typedPart === '' ? ours : [typedPart, ...ours]);
    const known = new Set(listed.map((one) => one.identity));
    const remembered = [...before].flatMap(([id, line]): Line[] => {
        if (mode === 'replace' || known.has(id)) return [];
        // no call mentions it just now, but the call may come back from another Opportunity
        if (!inField.has(id)) return wasIn(line) ? [{ ...line, identity: id, status: 'removed' }] : [];
        const asTyped = typedNames.get(id);
        // so that the comma of a rep's name does not become its end
        return asTyped !== undefined && form.isDivided(asTyped)
            ? [{ ...line, identity: id, name: oneLine(asTyped), status: 'typed' }]
            : [];
    });
    const knownNext = namesOf([...listed, ...remembered, ...typed.filter((item) => known.has(item.identity))]);
    const typedNext = namesOf(form.parse(typedPart, knownNext));
    /** Whole names only, and only such as are told apart again when the field is read next time. */
    const hasRoom = (...ours: string[]): boolean =>
        form.hasRoom(valueWith(...ours), [...typedNext, ...ours], knownNext);

    const lines: Line[] = [];
    const ours: string[] = [];
    for (const { name: heardAs, identity: id, last: at } of listed) {
        const spelling = form.spelling(heardAs);
        const name = spelling ?? heardAs;
        const asTyped = typedNames.get(id);
        const line = before.get(id);
        const add = (status: StateLine['status'], when: number | undefined, as = name): void => {
            lines.push({ identity: id, name: as, status, at: when });
        };
        if (asTyped !== undefined) {
            add('typed', at, oneLine(asTyped));
        } else if (isOut(id)) {
            add('not here', decided.get(id)!.at);
        } else if (mode === 'merge' && line && !inField.has(id) && isKeptOut(line, at) && !isNews(id)) {
            add('removed', line.at ?? at);
        } else if (spelling === undefined) {
            add('no value', undefined);
        } else if (hasRoom(...ours, name)) {
            ours.push(name);
            add('heard', at);
        } else {
            add('no room', undefined);
        }
    }
    lines.push(...remembered.sort((a, b) => (a.name < b.name ? -1 : 1)));

    const result = [...namesOf(typed), ...ours];
    const same = form.isSame(result, namesOf(items));
    const value = valueWith(...ours);
    const now = new Set(result.map(identity));
    const heard = new Set(competitors.map((one) => one.identity));
    const [first] = same ? namesOf(items) : result;
    return {
        // the same names in the same order: not even a comma of the rep's is touched
        field: same ? field : value === '' ? null : value,
        state: formatState(lines),
        added: ours.filter((name) => !inField.has(identity(name))),
        dropped: items.filter((item) => !now.has(item.identity)).map((item) => item.name),
        keptOut: namesOf(lines.filter((line) => OUT.includes(line.status) && heard.has(line.identity))),
        noRoom: namesOf(lines.filter((line) => line.status === 'no room')),
        standing: new Map([
            ...typed.map((item) => [item.identity, 'typed'] as const),
            ...lines.map((line) => [line.identity, line.status] as const)
        ]),
        main: first === undefined ? undefined : identity(first)
    };
}

type Line = StateLine & { readonly identity: string };
type Listed = MergeInput['competitors'][number];

/** Out by a rep's word. */
const OUT: readonly StateLine['status'][] = ['removed', 'not here'];

/** What is to be said something of: what the calls name, and behind it what was decided; a decision is as good as a mention. */
function withDecisions(competitors: readonly Listed[], decisions: readonly Decision[]): Listed[] {
    const decided = new Map(decisions.map((one) => [one.identity, one]));
    const heard = competitors.map(({ name, identity, last }) => {
        const at = decided.get(identity)?.at ?? 0;
        decided.delete(identity);
        return { name, identity, last: Math.max(last, at) };
    });
    const others = [...decided.values()].sort((a, b) => (a.identity < b.identity ? -1 : 1));
    return [...heard, ...others.map(({ name, identity, at = 0 }) => ({ name, identity, last: at }))];
}
