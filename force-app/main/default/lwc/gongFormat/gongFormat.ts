/** Dates, durations and numbers in the user's locale and time zone, and values put into labels. */
import lang from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import firstDay from '@salesforce/i18n/firstDayOfWeek';
import { DAY, HOUR, MINUTE } from 'c/gongRules';

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 365 * DAY],
    ['month', 30 * DAY],
    ['week', 7 * DAY],
    ['day', DAY],
    ['hour', HOUR],
    ['minute', MINUTE]
];

const numbers = new Intl.NumberFormat(locale);
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
const shortDays = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
// labels are in the user's language, which need not be that of the locale
const plurals = new Intl.PluralRules(lang);
const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
// Swedish dates are ISO dates
const isoDays = new Intl.DateTimeFormat('sv-SE', { timeZone });

const localDays = new Map<number, number>();

/** `Mar 4, 2026, 2:15 PM` */
export const dateTime = (time: number): string => moments.format(time);

/** `Mar 4, 2026` */
export const date = (time: number): string => days.format(time);

/** `Mar 4` of a day of the user's calendar, see {@link calendar} */
export const weekName = (day: number): string => shortDays.format(day);

/** `Mar 2026` of a day of the user's calendar */
export const monthName = (day: number): string => months.format(day);

export const number = (value: number): string => numbers.format(value);

/** `2 hours ago`; what is less than a minute away is now. */
export function relative(time: number, now: number): string {
    const [unit, length] = UNITS.find(([, ms]) => Math.abs(time - now) >= ms) ?? ['second', Infinity];
    return relatives.format(Math.trunc((time - now) / length), unit);
}

/** `42 min`, `1 hr 5 min`, `45 sec` */
export function duration(seconds: number): string {
    if (seconds < 60) return unit(seconds, 'second');
    const minutes = Math.round(seconds / 60);
    const hours = Math.floor(minutes / 60);
    return [hours > 0 && unit(hours, 'hour'), minutes % 60 > 0 && unit(minutes % 60, 'minute')]
        .filter(Boolean)
        .join(' ');
}

const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);

/** A place in a recording: `12:05`, `1:02:03`. */
export function clock(seconds: number): string {
    const whole = Math.floor(seconds);
    const two = (n: number): string => String(n).padStart(2, '0');
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A label with its `{0}`, `{1}` … replaced. */
export const fill = (label: string, ...values: (string | number)[]): string =>
    label.replace(/\{(\d)\}/g, (place, i: string) => String(values[Number(i)] ?? place));

/** Whether a number takes the form for one in the language of the labels: in French 0 does, in Japanese no number does. */
export const isOne = (count: number): boolean => plurals.select(count) === 'one';

/** The label for one or for several, with the number in place of `{0}`. */
export const counted = (count: number, one: string, several: string): string =>
    fill(isOne(count) ? one : several, number(count));

/** A name as part of a line: its direction of writing, left or right, does not turn its neighbours round. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;

/** The user's calendar: which day a point in time falls on, and with which day a week starts. */
export const calendar = {
    /** Asked again and again for the same calls, and slow to tell. */
    localDay(time: number): number {
        let day = localDays.get(time);
        if (day === undefined) localDays.set(time, (day = Date.parse(isoDays.format(time))));
        return day;
    },
    /** Salesforce counts from 1, Sunday. */
    firstDayOfWeek: Math.max(Number(firstDay), 1) - 1
};
