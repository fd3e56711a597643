import { z } from 'zod';
import { GongError } from './errors.js';
import { dateTime } from './time.js';
import { MINUTE } from '../time.js';

export type Period = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** A date of the company's calendar, `YYYY-MM-DD`. */
export const companyDate = z
    .string()
    .refine(
        (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
        'must be a date in the format YYYY-MM-DD'
    );

/** The `filter` of the operations that count what users do. */
export const statsFilter = z.object({
    fromDate: companyDate,
    toDate: companyDate,
    createdFromDateTime: dateTime.nullish(),
    createdToDateTime: dateTime.nullish(),
    userIds: z.array(z.string()).nullish()
});

export type StatsFilter = z.infer<typeof statsFilter>;

/** @throws {GongError} 400 when the range is empty or ends after the company's today */
export function checkRange({ fromDate, toDate }: StatsFilter, zone: string, now: number): void {
    if (fromDate >= toDate) throw new GongError(400, 'filter.fromDate must be before filter.toDate');
    if (toDate > inZone(now, zone).slice(0, 10)) throw new GongError(400, 'filter.toDate must not be in the future');
}

/** The first instant of a date in a time zone, in milliseconds since 1970. */
export function startOfDay(date: string, zone: string): number {
    const utc = Date.parse(`${date}T00:00:00Z`);
    const guess = utc - offsetOf(utc, zone);
    return utc - offsetOf(guess, zone);
}

/** An instant as ISO-8601 with the zone's offset, to the second. */
export function inZone(at: number, zone: string): string {
    const offset = offsetOf(at, zone);
    const minutes = Math.abs(offset) / MINUTE;
    const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
    const sign = offset < 0 ? '-' : '+';
    return `${new Date(at + offset).toISOString().slice(0, 19)}${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** The dates that cut `from` … `to` into calendar periods, both ends included. Weeks start on Monday. */
export function cutIntoPeriods(from: string, to: string, period: Period): string[] {
    const cuts = [from];
    for (let next = nextStart(from, period); next < to; next = nextStart(next, period)) cuts.push(next);
    return [...cuts, to];
}

function nextStart(date: string, period: Period): string {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
    const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
    const next = {
        DAY: [year, month - 1, day + 1],
        WEEK: [year, month - 1, day + 7 - weekday],
        MONTH: [year, month, 1],
        QUARTER: [year, month - 1 + 3 - ((month - 1) % 3), 1],
        YEAR: [year + 1, 0, 1]
    }[period] as [number, number, number];
    return new Date(Date.UTC(...next)).toISOString().slice(0, 10);
}

/** Milliseconds that a zone is ahead of UTC at an instant. */
function offsetOf(at: number, zone: string): number {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * MINUTE : 0;
}
