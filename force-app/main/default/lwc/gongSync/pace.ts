/** Gong allows 3 requests a second, for a whole company. */
const PER_SECOND = 3;
const SECOND = 1000;
/** Even spacing, so that no second of whatever clock sees a fourth request. */
const SPACING_MS = Math.ceil(SECOND / PER_SECOND);
/** Timers and clocks are that exact. */
const MARGIN_MS = 5;

/** One request that was let go. */
export interface Ticket {
    /** To be called when the answer, or none, has come. */
    answered(): void;
}

/**
 * Lets requests go at Gong's pace. What counts is when a request arrives there, and that lies anywhere between sending
 * it and its answer: the first request of a connection takes its time, the next does not. So the fourth request waits
 * for a second after the latest moment at which the first can have arrived, given the shortest way seen so far.
 */
export function pace(clock: { now(): number; sleep(ms: number): Promise<void> }): () => Promise<Ticket> {
    const recent: { sent: number; answered?: number }[] = [];
    let next = -Infinity;
    let shortest = Infinity;

    return async () => {
        const now = clock.now();
        const first = recent.length === PER_SECOND ? recent.shift() : undefined;
        const arrived = first?.answered === undefined ? first?.sent : first.answered - shortest;
        const at = Math.max(now, next, (arrived ?? -Infinity) + SECOND + MARGIN_MS);
        next = at + SPACING_MS;
        const mine: (typeof recent)[number] = { sent: at };
        recent.push(mine);
        if (at > now) await clock.sleep(at - now);
        mine.sent = clock.now();
        return {
            answered() {
                mine.answered = clock.now();
                shortest = Math.min(shortest, mine.answered - mine.sent);
            }
        };
    };
}
