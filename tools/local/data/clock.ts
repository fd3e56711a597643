import type { Dice } from './dice.js';
import { DAY, HOUR, MINUTE } from '../time.js';

/** Days that the data set reaches back. */
export const DAYS = 80;

/** An instant as ISO-8601 with an offset of so many minutes, as Gong writes the start of a call. */
export function isoAt(at: number, offset: number): string {
    const local = new Date(at + offset * MINUTE).toISOString().slice(0, 19);
    if (offset === 0) return `${local}Z`;
    const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
    const minutes = Math.abs(offset);
    return `${local}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Time that Gong takes before a call can be read. */
const PROCESSING_MS = 3 * HOUR;

/**
 * A quarter of an hour in somebody's working hours, Monday to Friday from eight to half past five.
 * @param offset minutes that the working day is ahead of UTC
 * @param within how long ago at most; there is a working day in any 70 hours
 */
export function workingTime(dice: Dice, now: number, offset: number, within = (DAYS - 1) * DAY): number {
    const today = Math.floor((now + offset * MINUTE) / DAY) * DAY;
    for (;;) {
        const day = today - dice.whole(0, Math.ceil(within / DAY)) * DAY;
        const at = day + (8 * 60 + 15 * dice.whole(0, 38) - offset) * MINUTE;
        const weekday = new Date(day).getUTCDay();
        if (weekday !== 0 && weekday !== 6 && at <= now - PROCESSING_MS && at >= now - within) return at;
    }
}
