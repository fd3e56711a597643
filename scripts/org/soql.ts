/** A value as a SOQL string literal, with everything escaped that could end it. */
export function quote(value: string): string {
    const escaped = value.replace(/[\\'"\n\r\t\f\b]/g, (character) => ESCAPES[character] ?? '');
    return `'${escaped}'`;
}

const ESCAPES: Readonly<Record<string, string>> = {
    '\\': '\\\\',
    "'": "\\'",
    '"': '\\"',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\f': '\\f',
    '\b': '\\b'
};

/** A list of values for `IN`. */
export const quoteAll = (values: readonly string[]): string => `(${values.map(quote).join(',')})`;

/** The name of a field or object from a setting: nothing else may stand where SOQL wants a name. */
export function identifier(name: string): string {
    if (!/^[A-Za-z]\w{0,79}$/.test(name)) throw new TypeError(`"${name}" is not the API name of a field.`);
    return name;
}
