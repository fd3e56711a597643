/** More different than this, and the name was not a slip of the pen. */
const FARTHEST = 3;

/**
 * The end of a finding about an unknown name.
 * @param known the names that would have been right
 * @returns `, did you mean X?` with the nearest known name, or `.` when none is near
 */
export function didYouMean(name: string, known: Iterable<string>): string {
    let nearest: string | undefined;
    let least = Math.min(FARTHEST, Math.floor(name.length / 2)) + 1;
    for (const candidate of known) {
        const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), least);
        if (distance < least) [nearest, least] = [candidate, distance];
    }
    return nearest === undefined ? '.' : `, did you mean ${nearest}?`;
}

/** Levenshtein's distance, or `limit` as soon as it cannot be less. */
function editDistance(a: string, b: string, limit: number): number {
    if (Math.abs(a.length - b.length) >= limit) return limit;
    let above = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const swap = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
            current.push(Math.min(swap, above[column]! + 1, current[column - 1]! + 1));
        }
        if (Math.min(...current) >= limit) return limit;
        above = current;
    }
    return above[b.length]!;
}
