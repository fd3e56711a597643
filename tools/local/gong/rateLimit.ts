import { GongError } from './errors.js';
import { DAY } from '../time.js';

const SECOND_MS = 1000;

/**
 * Gong's limits, which count for the whole company: so many requests in any one second (a window that slides over the
 * arrivals) and so many in a day, which starts at midnight UTC. A refused request uses up nothing.
 */
export class RateLimit {
    readonly #perSecond: number;
    readonly #perDay: number;
    readonly #now: () => number;
    #arrivals: number[] = [];
    #day = -1;
    #today = 0;

    constructor(perSecond: number, perDay: number, now: () => number) {
        this.#perSecond = perSecond;
        this.#perDay = perDay;
        this.#now = now;
    }

    /** Lets one request in. @throws {GongError} 429 with `Retry-After` in whole seconds. */
    admit(): void {
        const now = this.#now();
        const day = Math.floor(now / DAY);
        if (day !== this.#day) {
            this.#day = day;
            this.#today = 0;
        }
        if (this.#today >= this.#perDay) throw tooMany((day + 1) * DAY - now);
        this.#arrivals = this.#arrivals.filter((at) => now - at < SECOND_MS);
        if (this.#arrivals.length >= this.#perSecond) throw tooMany(this.#arrivals[0]! + SECOND_MS - now);
        this.#arrivals.push(now);
        this.#today++;
    }
}

function tooMany(waitMs: number): GongError {
    const seconds = Math.max(1, Math.ceil(waitMs / SECOND_MS));
    return new GongError(429, 'API request limit exceeded', { 'retry-after': String(seconds) });
}
