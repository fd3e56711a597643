import { namesOf } from './field.js';
import type { FieldForm } from './field.js';
import type { Competitor } from './list.js';
import type { Names } from './names.js';
import { byIdentity, formatState, isKeptOut, parseState } from './state.js';
import type { StateLine } from './state.js';
import { oneLine } from './text.js';

export interface MergeInput {
    readonly field: string | null;
    readonly state: string | null;
    /** What the calls say, in the order of Rule 4. */
    readonly competitors: readonly Pick<Competitor, 'name' | 'identity' | 'last'>[];
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
    /** Names that a rep took out and that stay out. */
    readonly keptOut: readonly string[];
    readonly noRoom: readonly string[];
}

/**
 * Rules 5 and 6: a three-way merge of what is in the field, what the sync wrote last and what the calls say.
 *
 * Names that a rep typed come first, in the rep's order and spelling, and are never dropped. Then follow the names that
 * the calls mention, as many whole ones as fit. A name that was in the field at the last write and is not any more was
 * taken out by a rep: it stays out until a call newer than that write mentions it.
 */
export function merge({ field, state, competitors, names, form, mode }: MergeInput): Merged {
    const written = parseState(state);
    const before = byIdentity(written, names);
    const items = form.parse(field, namesOf([...written, ...competitors])).map((item) => ({
        ...item,
        identity: names.identity(item.name)
    }));

    // ours: written by the sync and still spelled so; everything else in the field is a rep's
    const ourNames = new Set(written.filter((line) => line.status === 'heard').map((line) => line.name));
    const typed = mode === 'replace' ? [] : items.filter((item) => !ourNames.has(item.name));
    const typedNames = new Map(typed.map((item) => [item.identity, item.name]));
    const inField = new Set(items.map((item) => item.identity));
    const typedPart = form.part(typed, items);
    const valueWith = (...ours: string[]): string => form.join(typedPart === '' ? ours : [typedPart, ...ours]);
    const heard = new Set(competitors.map((competitor) => competitor.identity));
    const remembered = [...before].flatMap(([identity, line]): StateLine[] => {
        if (mode === 'replace' || heard.has(identity)) return [];
        // no call mentions it just now, but the call may come back from another Opportunity
        if (!inField.has(identity)) return line.status === 'no room' ? [] : [{ ...line, status: 'removed' }];
        const asTyped = typedNames.get(identity);
        // so that the comma of a rep's name does not become its end
        return asTyped !== undefined && form.isDivided(asTyped)
            ? [{ ...line, name: oneLine(asTyped), status: 'typed' }]
            : [];
    });
    const knownNext = namesOf([...competitors, ...remembered, ...typed.filter((item) => heard.has(item.identity))]);
    const typedNext = namesOf(form.parse(typedPart, knownNext));
    /** Whole names only, and only such as are told apart again when the field is read next time. */
    const hasRoom = (...ours: string[]): boolean =>
        form.hasRoom(valueWith(...ours), [...typedNext, ...ours], knownNext);

    const lines: StateLine[] = [];
    const ours: string[] = [];
    for (const { name: heardAs, identity, last: at } of competitors) {
        const spelling = form.spelling(heardAs);
        const name = spelling ?? heardAs;
        const asTyped = typedNames.get(identity);
        const line = before.get(identity);
        if (asTyped !== undefined) {
            lines.push({ name: oneLine(asTyped), status: 'typed', at });
        } else if (mode === 'merge' && line !== undefined && !inField.has(identity) && isKeptOut(line, at)) {
            lines.push({ name, status: 'removed', at: line.at ?? at });
        } else if (spelling !== undefined && hasRoom(...ours, name)) {
            ours.push(name);
            lines.push({ name, status: 'heard', at });
        } else {
            lines.push({ name, status: 'no room', at: undefined });
        }
    }
    lines.push(...remembered.sort((a, b) => (a.name < b.name ? -1 : 1)));

    const result = [...namesOf(typed), ...ours];
    const same = form.isSame(result, namesOf(items));
    const value = valueWith(...ours);
    const now = new Set(result.map((name) => names.identity(name)));
    return {
        // the same names in the same order: not even a comma of the rep's is touched
        field: same ? field : value === '' ? null : value,
        state: formatState(lines),
        added: ours.filter((name) => !inField.has(names.identity(name))),
        dropped: items.filter((item) => !now.has(item.identity)).map((item) => item.name),
        keptOut: lines
            .filter((line) => line.status === 'removed' && heard.has(names.identity(line.name)))
            .map((l) => l.name),
        noRoom: lines.filter((line) => line.status === 'no room').map((line) => line.name)
    };
}
