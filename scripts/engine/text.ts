/** At most `length` UTF-16 units, cut between characters, with an ellipsis where something was cut. */
export function fit(text: string, length: number): string {
    if (text.length <= length) return text;
    let cut = text.slice(0, length - 1);
    const last = cut.charCodeAt(cut.length - 1);
    if (last >= 0xd800 && last <= 0xdbff) cut = cut.slice(0, -1);
    return cut.trimEnd() + '…';
}

/** JSON of as many of the items as fit into `length` characters, from the first on. */
export function fitJson(items: readonly unknown[], length: number): string {
    const whole = JSON.stringify(items);
    if (whole.length <= length) return whole;
    const parts: string[] = [];
    let used = 2;
    for (const item of items) {
        const part = JSON.stringify(item);
        used += part.length + (parts.length > 0 ? 1 : 0);
        if (used > length) break;
        parts.push(part);
    }
    return `[${parts.join(',')}]`;
}

/** No UTF-16 unit. */
const END = 0x10000;
// looked up once: engines keep strings in so many ways that looking it up for each unit takes most of the time
const { charCodeAt } = String.prototype;

/**
 * 64 bits of some values as two numbers of 32: two rounds of multiplicative hashing over UTF-16 units. It tells values
 * apart, it does not protect them. An end is hashed after each, so that no two lists run into the same text.
 */
export function hashBits(values: readonly unknown[]): [number, number] {
    let a = 0xdeadbeef | 0;
    let b = 0x41c6ce57;
    for (const value of values) {
        const text = String(value);
        const { length } = text;
        for (let i = 0; i < length; i++) {
            const unit = charCodeAt.call(text, i);
            a = Math.imul(a ^ unit, 0x9e3779b1);
            b = Math.imul(b ^ unit, 0x5f356495);
        }
        a = Math.imul(a ^ END, 0x9e3779b1);
        b = Math.imul(b ^ END, 0x5f356495);
    }
    a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
    b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
    return [a >>> 0, b >>> 0];
}

/** {@link hashBits} as 16 hexadecimal digits. */
export function hash(values: readonly unknown[]): string {
    const [a, b] = hashBits(values);
    return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}
