/** The word that was most likely meant by what was typed; undefined when none is like it. */
export function nearest(typed: string, words: Iterable<string>): string | undefined {
    let best: string | undefined;
    // a third of the letters may be wrong, and two in any case: shorter than that, everything is like everything
    let least = Math.max(2, Math.floor(typed.length / 3)) + 1;
    for (const word of words) {
        const distance = edits(typed.toLowerCase(), word.toLowerCase());
        if (distance < Math.min(least, word.length)) [best, least] = [word, distance];
    }
    return best;
}

/** Letters to add, drop, change or swap with their neighbour. */
function edits(a: string, b: string): number {
    const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, i) => i)];
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1] ? 0 : 1;
            row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            if (swapped) row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
        }
        rows.push(row);
    }
    return rows[a.length]![b.length]!;
}
