/** Chance that can be repeated: the same seed gives the same throws. */
export class Dice {
    #state: number;

    /** @param seed a different `topic` gives independent throws for the same seed. */
    constructor(seed: number, topic = '') {
        this.#state = seed | 0;
        for (const letter of topic) this.#state = (Math.imul(this.#state, 31) + letter.codePointAt(0)!) | 0;
    }

    /** A number from 0 up to, not including, 1 (mulberry32). */
    next(): number {
        this.#state = (this.#state + 0x6d2b79f5) | 0;
        let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    }

    /** A whole number, both ends included. */
    whole(from: number, to: number): number {
        return from + Math.floor(this.next() * (to - from + 1));
    }

    chance(probability: number): boolean {
        return this.next() < probability;
    }

    pick<T>(list: readonly T[]): T {
        return list[Math.floor(this.next() * list.length)]!;
    }

    /** `count` different ones, in a random order; all of them when there are fewer. */
    some<T>(list: readonly T[], count: number): T[] {
        const rest = [...list];
        const taken: T[] = [];
        while (taken.length < count && rest.length > 0) taken.push(...rest.splice(this.whole(0, rest.length - 1), 1));
        return taken;
    }

    /** Digits of which the first is not zero: the form of Gong's ids. */
    digits(length: number): string {
        let digits = String(this.whole(1, 9));
        while (digits.length < length) digits += String(this.whole(0, 9));
        return digits;
    }
}
