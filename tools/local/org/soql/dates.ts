import { DAY } from '../../time.js';

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/**
 * The span a date literal stands for, in milliseconds, the end excluded: `TODAY`, `LAST_WEEK`, `LAST_N_DAYS:7`,
 * `N_MONTHS_AGO:2`, `LAST_90_DAYS`… The user's time zone is UTC, the fiscal year the calendar year, weeks start on Sunday.
 */
export function dateRange(literal: string, now: number): { from: number; before: number } {
    const [name = '', count] = literal.toUpperCase().replace('FISCAL_', '').split(':');
    const n = Number(count ?? 0);
    if (name === 'TODAY') return span(now, 'DAY', 0, 1);
    if (name === 'YESTERDAY') return span(now, 'DAY', -1, 0);
    if (name === 'TOMORROW') return span(now, 'DAY', 1, 2);
    // these two include today
    if (name === 'LAST_90_DAYS') return span(now, 'DAY', -90, 1);
    if (name === 'LAST_N_DAYS') return span(now, 'DAY', -n, 1);
    if (name === 'NEXT_90_DAYS') return span(now, 'DAY', 1, 91);
    const [, ago] = /^N_(\w+?)S_AGO$/.exec(name) ?? [];
    if (ago) return span(now, ago as Unit, -n, 1 - n);
    const [, many, units] = /^(LAST|NEXT)_N_(\w+?)S$/.exec(name) ?? [];
    if (many) return many === 'LAST' ? span(now, units as Unit, -n, 0) : span(now, units as Unit, 1, n + 1);
    const [, which, unit] = /^(LAST|THIS|NEXT)_(\w+)$/.exec(name) ?? [];
    const offset = { LAST: -1, THIS: 0, NEXT: 1 }[which ?? 'THIS'] ?? 0;
    return span(now, unit as Unit, offset, offset + 1);
}

function span(now: number, unit: Unit, first: number, end: number): { from: number; before: number } {
    return { from: start(now, unit, first), before: start(now, unit, end) };
}

/** The start of the unit `offset` units away from the one `now` is in. */
function start(now: number, unit: Unit, offset: number): number {
    const date = new Date(now);
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    if (unit === 'DAY') return Date.UTC(year, month, day + offset);
    if (unit === 'WEEK') return Date.UTC(year, month, day - date.getUTCDay()) + offset * 7 * DAY;
    if (unit === 'MONTH') return Date.UTC(year, month + offset);
    if (unit === 'QUARTER') return Date.UTC(year, (Math.floor(month / 3) + offset) * 3);
    return Date.UTC(year + offset, 0);
}
