import { setTimeout as sleep } from 'node:timers/promises';

/** Something that is done again and again until it is stopped. */
export interface Repeated {
    /** Lets what is being done end, and does no more. */
    stop(): Promise<void>;
}

/**
 * Does the work again and again, so long after each end.
 * @param work must not throw
 * @param options first: how long before the first time
 */
export function repeat(everyMs: number, work: () => void | Promise<void>, { first = 0 } = {}): Repeated {
    const stopped = new AbortController();
    const pause = (ms: number) => sleep(ms, undefined, { signal: stopped.signal }).catch(() => undefined);
    const running = (async () => {
        await pause(first);
        while (!stopped.signal.aborted) {
            await work();
            await pause(everyMs);
        }
    })();
    return {
        stop() {
            stopped.abort();
            return running;
        }
    };
}
