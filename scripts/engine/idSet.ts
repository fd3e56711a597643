import { hashBits } from './text.js';

/**
 * A set of ids that only grows, in some 20 bytes an id where a `Set` of texts takes a hundred: a backfill may bring a
 * million. Of each id 64 bits of a hash are kept; that two of a million ids share them happens once in 30 million runs.
 */
export class IdSet {
    size = 0;
    /** Pairs of numbers, the first 0 where there is none. Always a power of two, and at most half full. */
    private table = new Uint32Array(2 * 64);

    has(id: string): boolean {
        const [a, b] = bitsOf(id);
        return this.table[this.find(a, b)] === a;
    }

    /** @returns whether the id is new. */
    add(id: string): boolean {
        const [a, b] = bitsOf(id);
        if (this.table[this.find(a, b)] === a) return false;
        if (4 * ++this.size > this.table.length) this.grow();
        this.put(a, b);
        return true;
    }

    private put(a: number, b: number): void {
        this.table.set([a, b], this.find(a, b));
    }

    /** Where the pair stands, or would. */
    private find(a: number, b: number): number {
        const { table } = this;
        let at = (2 * a) & (table.length - 1);
        while (table[at] !== 0 && (table[at] !== a || table[at + 1] !== b)) at = (at + 2) & (table.length - 1);
        return at;
    }

    private grow(): void {
        const { table } = this;
        this.table = new Uint32Array(2 * table.length);
        for (let at = 0; at < table.length; at += 2) if (table[at] !== 0) this.put(table[at]!, table[at + 1]!);
    }
}

function bitsOf(id: string): [number, number] {
    const [a, b] = hashBits([id]);
    return [a || 1, b];
}
