const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** True for a text of the form of a record id, 15 or 18 characters; says nothing about the record. */
export function isId(text: string): boolean {
    return ID.test(text);
}

/** The 18-character, case-safe form of a 15- or 18-character id: three characters that say which letters are capitals. */
export function to18(id: string): string {
    const fifteen = id.slice(0, 15);
    let suffix = '';
    for (let block = 0; block < 3; block++) {
        let bits = 0;
        for (let at = 0; at < 5; at++) {
            const letter = fifteen[block * 5 + at] ?? '';
            if (letter >= 'A' && letter <= 'Z') bits |= 1 << at;
        }
        suffix += DIGITS[bits];
    }
    return fifteen + suffix;
}

/** The nth id of an object, 18 characters: its key prefix, a fixed instance, and a base-62 counter, so every run gives the same ids. */
export function makeId(keyPrefix: string, n: number): string {
    let counter = '';
    for (let rest = n; counter.length < 9; rest = Math.floor(rest / 62)) counter = BASE62[rest % 62] + counter;
    return to18(`${keyPrefix}Lc0${counter}`);
}
