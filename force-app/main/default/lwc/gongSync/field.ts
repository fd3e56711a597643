/** A name in the Main Competitor(s) field and the text that separates it from the next one. */
export interface FieldItem {
    readonly name: string;
    readonly separator: string;
}

export const SEPARATOR = ', ';

/**
 * Takes the field apart. A comma ends a name, except inside a name that is known: so that `Acme, Inc.` survives the
 * round trip (Rule 6). What a rep typed keeps its own separators.
 * @param known names that may contain commas.
 */
export function parseField(text: string | null, known: readonly string[]): FieldItem[] {
    const field = (text ?? '').trim();
    const withComma = known.filter((name) => name.includes(',')).sort((a, b) => b.length - a.length);
    const items: FieldItem[] = [];
    let at = 0;
    while (at < field.length) {
        const { length } = knownAt(field, at, withComma) ?? upToComma(field, at);
        const name = field.slice(at, at + length);
        const separator = /^\s*,?\s*/.exec(field.slice(at + length))![0];
        if (name !== '') items.push({ name, separator });
        at += length + separator.length;
    }
    return items;
}

const knownAt = (field: string, at: number, names: readonly string[]): string | undefined =>
    names.find((name) => isAt(field, at, name));

function isAt(field: string, at: number, name: string): boolean {
    const text = field.slice(at, at + name.length);
    return text.toLowerCase() === name.toLowerCase() && /^\s*(,|$)/.test(field.slice(at + name.length));
}

function upToComma(field: string, at: number): string {
    const comma = field.indexOf(',', at);
    return (comma < 0 ? field.slice(at) : field.slice(at, comma)).trimEnd();
}
