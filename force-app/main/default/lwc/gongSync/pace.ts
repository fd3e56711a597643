/** Gong allows 3 requests a second, for a whole company. */
const PER_SECOND = 3;
const SECOND = 1000;
/** Even spacing, so that no second of whatever clock sees a fourth request. */
const SPACING_MS = Math.ceil(SECOND / PER_SECOND);
/** Timers, clocks and the ways of requests side by side are that exact. */
const MARGIN_MS = 20;
/** Answers of which the quickest tells the way: a refusal or an empty window comes quicker than any page. */
const REMEMBERED = 6;

/** One request that was let go. */
export interface Ticket {
    /** To be called when the answer, or none, has come. */
    answered(): void;
}

/**
 * Lets requests go at Gong's pace, in the order in which they ask. What counts is when a request arrives there, and that
 * lies anywhere between sending it and its answer: the first request of a connection takes its time, the next does not.
 * So the fourth request waits for a second after the latest moment at which the first can have arrived, given the
 * shortest way seen lately.
 */
export function pace(clock: { now(): number; sleep(ms: number): Promise<void> }): () => Promise<Ticket> {
    const recent: { sent: number; answered?: number }[] = [];
    let next = -Infinity;
    const ways: number[] = [];
    let before: Promise<unknown> = Promise.resolve();

    const time = (): number => {
        const [first] = recent.length === PER_SECOND ? recent : [];
        if (!first) return next;
        const arrived = first.answered === undefined ? first.sent : first.answered - Math.min(...ways);
        return Math.max(next, arrived + SECOND + MARGIN_MS);
    };

    async function go(): Promise<Ticket> {
        let at = clock.now();
        // looked at again after each wait: an answer that came meanwhile may say more
        while (time() > at) {
            const wait = time() - at;
            at += wait;
            await clock.sleep(wait);
        }
        if (recent.length === PER_SECOND) recent.shift();
        const mine: (typeof recent)[number] = { sent: clock.now() };
        next = at + SPACING_MS;
        recent.push(mine);
        return {
            answered() {
                mine.answered = clock.now();
                ways.push(mine.answered - mine.sent);
                if (ways.length > REMEMBERED) ways.shift();
            }
        };
    }

    return () => {
        const mine = before.then(go);
        before = mine;
        return mine;
    };
}
