const MARK = '\u0001';

/** An id that Gong writes as a bare JSON number, also above 2^53 where JavaScript's numbers lose digits. */
export class Int64 {
    readonly #digits: string;

    constructor(digits: string) {
        this.#digits = digits;
    }

    toJSON(): string {
        return MARK + this.#digits;
    }
}

/** JSON of an answer, its `Int64`s as bare numbers. */
export function toJson(answer: unknown): string {
    return JSON.stringify(answer).replace(/"\\u0001(\d+)"/g, '$1');
}
