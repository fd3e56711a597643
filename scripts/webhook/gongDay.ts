import { HOUR } from '#rules';
import { GONG_A_DAY } from '../engine/index.js';

const DAY_HOURS = 24;

/** The requests to Gong of the last 24 hours, by the hour: what this process has used of the day that Gong grants. */
export class GongDay {
    private readonly hours = new Map<number, number>();
    private readonly now: () => number;

    constructor(now: () => number) {
        this.now = now;
    }

    sent(): void {
        const hour = this.hour();
        this.hours.set(hour, (this.hours.get(hour) ?? 0) + 1);
        for (const old of this.hours.keys()) if (old <= hour - DAY_HOURS) this.hours.delete(old);
    }

    get count(): number {
        const since = this.hour() - DAY_HOURS;
        return [...this.hours].reduce((sum, [hour, count]) => (hour > since ? sum + count : sum), 0);
    }

    /** 1 is all that Gong takes a day. */
    get share(): number {
        return this.count / GONG_A_DAY;
    }

    private hour(): number {
        return Math.floor(this.now() / HOUR);
    }
}
