/** Gong allows 3 requests a second, for a whole company. */
const PER_SECOND = 3;
const SECOND = 1000;
/** Timers, clocks and the ways of requests side by side are that exact. */
const MARGIN_MS = 7;
/** The first six ways are those of new connections, and nothing quicker is known yet to compare them with. */
const FIRST = 6;
const FIRST_MARGIN_MS = 50;
/** Even spacing, which a limit without bursts would want; only a turn that was lost brings two at once. */
const SPACING_MS = Math.ceil((SECOND + MARGIN_MS) / PER_SECOND);
/**
 * Answers of which the quickest tells the way. Of fewer even the quickest may be a slow one, and the next request too
 * early; of more, a refusal or an empty window, which come quicker than any page, would slow down all that follow.
 */
const REMEMBERED = 30;

interface Sent {
    readonly at: number;
    answered?: number;
}

/**
 * Sends requests at Gong's pace, in the order in which they come. What counts is when a request arrives there, and that
 * lies anywhere between sending it and its answer: the first request of a connection takes its time, the next does not.
 * So the fourth request waits for a second after the latest moment at which the first can have arrived, given the
 * shortest way seen lately.
 */
export function pace(clock: {
    now(): number;
    sleep(ms: number): Promise<void>;
}): <T>(send: () => Promise<T>) => Promise<T> {
    const recent: Sent[] = [];
    const ways: number[] = [];
    let next = -Infinity;
    let turn: Promise<unknown> = Promise.resolve();

    const time = (): number => {
        const [first] = recent.length === PER_SECOND ? recent : [];
        if (!first) return next;
        const arrived = first.answered === undefined ? first.at : first.answered - Math.min(...ways);
        const margin = ways.length < FIRST ? FIRST_MARGIN_MS : MARGIN_MS;
        return Math.max(next, arrived + SECOND + margin);
    };

    async function wait(): Promise<void> {
        let at = clock.now();
        // looked at again after each wait: an answer that came meanwhile may say more
        while (time() > at) {
            const rest = time() - at;
            at += rest;
            await clock.sleep(rest);
        }
        // a turn that nobody took, because the answer with the cursor was still on its way, is not lost
        next = Math.max(next, at - SPACING_MS) + SPACING_MS;
    }

    async function timed<T>(send: () => Promise<T>): Promise<T> {
        if (recent.length === PER_SECOND) recent.shift();
        const sent: Sent = { at: clock.now() };
        recent.push(sent);
        try {
            return await send();
        } finally {
            sent.answered = clock.now();
            ways.push(sent.answered - sent.at);
            if (ways.length > REMEMBERED) ways.shift();
        }
    }

    return async (send) => {
        // in an object, because the next turn waits for the sending and not for the answer
        const mine = turn.then(wait).then(() => ({ answer: timed(send) }));
        turn = mine;
        return (await mine).answer;
    };
}
