import type { FieldState } from './competitors.js';
import { filterCalls, trackersOf } from './filter.js';
import type { Filter } from './filter.js';
import type { Loaded } from './loaded.js';
import type { Brief, Screen } from './model.js';
import { isOld, noticeOf } from './notice.js';
import { competitorRows } from './rows.js';
import type { CompetitorRows } from './rows.js';
import type { Calendar } from './timeline.js';

/**
 * What is known of a deal at one time, and what follows from it, worked out when it is first asked for. Never changed:
 * when more is known there is another one. A class, because components get plain objects wrapped, and a wrapped list of
 * a thousand calls is slow to go through.
 */
export class Deal {
    readonly screen: Screen;
    readonly loaded: Loaded;
    private readonly fields: FieldState;
    private readonly calendar: Calendar;
    private rowsAt: { now: number; rows: CompetitorRows } | undefined;
    private heard: { name: string; calls: number }[] | undefined;

    /** @param fields what stands in the field, and what the sync remembers */
    constructor(screen: Screen, loaded: Loaded, fields: FieldState, calendar: Calendar) {
        this.screen = screen;
        this.loaded = loaded;
        this.fields = fields;
        this.calendar = calendar;
    }

    /** Calls that are still there, newest first. */
    get calls(): readonly Brief[] {
        const { gone } = this.loaded;
        return gone.size === 0 ? this.screen.calls : this.screen.calls.filter(({ id }) => !gone.has(id));
    }

    /** What stands in place of the calls; undefined when there are some. */
    get notice(): string | undefined {
        return noticeOf(this.screen);
    }

    get trackers(): readonly { name: string; calls: number }[] {
        return (this.heard ??= trackersOf(this.screen.calls));
    }

    hears(tracker: string): boolean {
        return this.trackers.some(({ name }) => name === tracker);
    }

    /** @param now milliseconds since 1970 */
    competitors(now: number): CompetitorRows {
        if (this.rowsAt?.now !== now) {
            const rows = competitorRows(this.screen, this.fields, this.loaded.details, this.calendar, now);
            this.rowsAt = { now, rows };
        }
        return this.rowsAt.rows;
    }

    matching(filter: Filter): readonly Brief[] {
        return filterCalls(this.calls, filter, this.loaded.details);
    }

    isOld(now: number): boolean {
        return isOld(this.screen, now);
    }
}
