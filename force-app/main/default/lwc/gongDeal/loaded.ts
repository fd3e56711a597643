import type { Brief, Call } from './model.js';

/** The calls that are there with everything, and those that turned out to be gone. Never changed: each change is a new one. */
export interface Loaded {
    readonly details: ReadonlyMap<string, Call>;
    readonly gone: ReadonlySet<string>;
}

export const NOTHING_LOADED: Loaded = { details: new Map(), gone: new Set() };

/** With what was answered to a question for calls: what was asked for and does not come has been deleted since. */
export function withAnswer({ details, gone }: Loaded, asked: readonly string[], calls: readonly Call[]): Loaded {
    const found = new Map([...details, ...calls.map((call) => [call.id, call] as const)]);
    const answered = new Set(calls.map(({ id }) => id));
    const missing = asked.filter((id) => !answered.has(id));
    for (const id of missing) found.delete(id);
    return { details: found, gone: new Set([...gone, ...missing]) };
}

/** What can still be shown once calls come anew: details of those that are still there, until theirs are there, too. */
export function kept({ details }: Loaded, calls: readonly Brief[], first: readonly Call[]): Loaded {
    const still = calls.flatMap(({ id }) => {
        const call = details.get(id);
        return call ? [[id, call] as const] : [];
    });
    return { details: new Map([...still, ...first.map((call) => [call.id, call] as const)]), gone: new Set() };
}

/** The calls that came with an earlier screen: they may have changed since. @param first those that came with the newest */
export function olderThan(first: readonly Call[], { details }: Loaded): string[] {
    const fresh = new Set(first.map(({ id }) => id));
    return [...details.keys()].filter((id) => !fresh.has(id));
}
