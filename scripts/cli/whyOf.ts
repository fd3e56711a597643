import type { HeardName, OpportunityChange } from '../engine/index.js';

/** One line for people: what came into the field, what went, and what stayed out, with the reason. */
export function whyOf({ added, dropped, keptOut, noRoom }: OpportunityChange): string {
    const parts: [string, readonly string[]][] = [
        ['added', added.map(mentions)],
        ['no longer mentioned:', dropped],
        ['kept out, removed by a rep:', names(keptOut)],
        ['no room:', names(noRoom)]
    ];
    const said = parts.filter(([, list]) => list.length > 0).map(([word, list]) => `${word} ${list.join(', ')}`);
    return said.length > 0 ? said.join('; ') : 'order or spelling follows the calls';
}

const mentions = ({ name, mentions: count, calls }: HeardName): string =>
    `${name} (${count}× on ${calls} ${calls === 1 ? 'call' : 'calls'})`;

const names = (list: readonly HeardName[]): string[] => list.map(({ name }) => name);
