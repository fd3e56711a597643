import type { Brief } from './model.js';
import { DAY } from 'c/gongRules';
import { allOf, SIDES } from './order.js';
import type { Sides } from 'c/gongRules';

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

/** Mentions by competitor and week or month, up to now. */
export interface Timeline {
    readonly unit: 'week' | 'month';
    readonly columns: readonly Column[];
    /** By identity: the mentions of each column. */
    readonly mentions: ReadonlyMap<string, readonly Sides[]>;
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
    competitors: readonly { readonly identity: string; readonly calls: number }[],
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
    const mentions = new Map(
        competitors
            .filter((competitor) => competitor.calls > 0)
            .map(({ identity }) => [identity, columns.map(() => ({ customer: 0, us: 0, unknown: 0 }))])
    );
    drawn.forEach(({ heard }, i) => {
        for (const { identity, ...said } of heard) {
            const column = mentions.get(identity ?? '')?.[columnOf(days[i]!) - first];
            if (column) for (const side of SIDES) column[side] += said[side];
        }
    });
    return {
        unit: weeks ? 'week' : 'month',
        columns,
        mentions,
        most: Math.max(1, ...[...mentions.values()].flat().map(allOf))
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
