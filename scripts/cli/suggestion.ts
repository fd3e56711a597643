import { nearest } from './nearest.js';

/**
 * The command that was most likely meant; undefined when none is like what was typed.
 * @param ids of all commands, `gong:calls:list`
 * @param words as typed after `gong`
 */
export function suggestion(ids: readonly string[], words: readonly string[]): string | undefined {
    const [first = '', second] = words;
    const names = ids.map((id) => id.split(':').slice(1));
    const topic = nearest(
        first,
        names.map(([name = '']) => name)
    );
    if (topic === undefined) return undefined;
    const verbs = names.flatMap(([name, verb]) => (name === topic && verb !== undefined ? [verb] : []));
    const verb = second === undefined ? undefined : nearest(second, verbs);
    return verb === undefined ? `gong ${topic}` : `gong ${topic} ${verb}`;
}
