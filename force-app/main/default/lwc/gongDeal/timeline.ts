import type { Competitor } from './competitors.js';
import type { Brief } from './model.js';
import { DAY } from 'c/gongRules';

/** Half a year: with more columns than these a week is too narrow to read in a 300 px sidebar. */
const MOST_WEEKS = 26;
/** Older months are not drawn. */
const MOST_MONTHS = 24;
/** So that a young deal does not become one fat column. */
const FEWEST = 6;

export interface Column {
    /** Midnight of the first day, as if the user's time zone were UTC. */
    readonly start: number;
}

export interface Mentions {
    readonly customer: number;
    readonly us: number;
}

/** Mentions by competitor and week or month, up to now. */
export interface Timeline {
    readonly unit: 'week' | 'month';
    readonly columns: readonly Column[];
    readonly rows: readonly { readonly competitor: Competitor; readonly mentions: readonly Mentions[] }[];
    /** The most mentions of one competitor in one column. */
    readonly most: number;
}

/** How the user's calendar goes. */
export interface Calendar {
    /** The date of a point in time where the user is: midnight, as if that place were UTC. */
    localDay(time: number): number;
    /** 0 is Sunday. */
    readonly firstDayOfWeek: number;
}

/**
 * Undefined when there is nothing to draw: no competitor was mentioned on a call with a known start that is not in the
 * future.
 * @param now milliseconds since 1970
 */
export function timelineOf(
    calls: readonly Brief[],
    competitors: readonly Competitor[],
    calendar: Calendar,
    now: number
): Timeline | undefined {
    const drawn = calls.filter(
        ({ started, heard }) => started !== undefined && started <= now && heard.some(({ identity }) => identity)
    );
    if (drawn.length === 0) return undefined;
    const today = calendar.localDay(now);
    const days = drawn.map(({ started }) => calendar.localDay(started!));
    const weeks = weekOf(today, calendar) - weekOf(Math.min(...days), calendar) < MOST_WEEKS;
    const columnOf = weeks ? (day: number): number => weekOf(day, calendar) : monthOf;
    const last = columnOf(today);
    const most = weeks ? MOST_WEEKS : MOST_MONTHS;
    const first = Math.max(Math.min(columnOf(Math.min(...days)), last - FEWEST + 1), last - most + 1);
    const columns = Array.from({ length: last - first + 1 }, (_, i) => ({
        start: weeks ? weekStart(first + i, calendar) : monthStart(first + i)
    }));
    const rows = competitors
        .filter((competitor) => competitor.calls > 0)
        .map((competitor) => ({
            competitor,
            mentions: columns.map((): { customer: number; us: number } => ({ customer: 0, us: 0 }))
        }));
    const rowOf = new Map(rows.map((row) => [row.competitor.identity, row.mentions]));
    drawn.forEach(({ heard }, i) => {
        for (const { identity, customer, us } of heard) {
            const column = rowOf.get(identity ?? '')?.[columnOf(days[i]!) - first];
            if (!column) continue;
            column.customer += customer;
            column.us += us;
        }
    });
    return {
        unit: weeks ? 'week' : 'month',
        columns,
        rows,
        most: Math.max(1, ...rows.flatMap(({ mentions }) => mentions.map(({ customer, us }) => customer + us)))
    };
}

// the first of January 1970 was a Thursday
const THURSDAY = 4;
const weekOf = (day: number, { firstDayOfWeek }: Calendar): number =>
    Math.floor((day / DAY + THURSDAY - firstDayOfWeek) / 7);
const weekStart = (week: number, { firstDayOfWeek }: Calendar): number => (week * 7 - THURSDAY + firstDayOfWeek) * DAY;

function monthOf(day: number): number {
    const date = new Date(day);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const monthStart = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12);
