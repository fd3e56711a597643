import { asCount, asObject, asText, asTime, DAY } from '#rules';
import type { Json } from '#rules';
import type { PastRun } from './windows.js';

/**
 * Stored calls are asked for again by id, some in each run: Gong loses calls (erased for a person's sake, or too old) and
 * tells nobody. The position is in the run record, so that no call row is written for it.
 */
export interface Confirmed {
    /** When the run confirmed that left this, milliseconds since 1970. */
    readonly at: number;
    /** The key of the last call row that was confirmed; empty at the start of a pass. */
    readonly to: string;
    /** Rows stored when they were counted last. */
    readonly stored: number;
    /** When that was. */
    readonly counted: number;
}

/** What one request confirms. */
const AT_ONCE = 100;
/** Of Gong's 10,000 requests a day confirming takes at most a tenth. */
const REQUESTS_A_DAY = 1000;
/** A pass is done in this part of its days, so that one that waits for the next run is still in time. */
const IN_TIME = 0.75;

/** Where confirming stands; without a record it has stood at the start since the oldest run that is known. */
export function confirmedBy(runs: readonly PastRun[]): Confirmed | undefined {
    for (const { confirmed } of runs) {
        const found = confirmed === undefined ? undefined : read(confirmed);
        if (found) return found;
    }
    const oldest = Math.min(...runs.map(({ created }) => created ?? Infinity));
    return oldest === Infinity ? undefined : { at: oldest, to: '', stored: 0, counted: 0 };
}

/** Whether the stored rows are to be counted again: at the start of a pass, and once a day is enough. */
export const isCountOld = ({ at, to, counted }: Confirmed, now: number): boolean =>
    to === '' && now - at >= DAY && now - counted >= DAY;

/**
 * How many rows a run confirms: the part of all that the time since the last confirming is of the days; none as long as
 * that fills no request.
 */
export function dueRows({ at, stored }: Confirmed, days: number, now: number): number {
    const gap = Math.max(now - at, 0);
    const due = Math.floor((stored * gap) / (days * IN_TIME * DAY));
    if (stored === 0 || due < Math.min(AT_ONCE, stored)) return 0;
    const affordable = Math.ceil((REQUESTS_A_DAY * Math.min(gap, DAY)) / DAY) * AT_ONCE;
    return Math.min(due, stored, affordable);
}

/** As `Confirmed__c` keeps it. */
export const confirmedText = ({ at, to, stored, counted }: Confirmed): string =>
    JSON.stringify({ at: new Date(at).toISOString(), to, stored, counted: new Date(counted).toISOString() });

function parse(text: string): Json | undefined {
    try {
        return asObject(JSON.parse(text));
    } catch {
        return undefined;
    }
}

/** A record that somebody edited is none. */
function read(text: string): Confirmed | undefined {
    const json = parse(text);
    const at = asTime(json?.at);
    if (at === undefined) return undefined;
    const to = asText(json?.to) ?? '';
    return { at, to, stored: asCount(json?.stored) ?? 0, counted: asTime(json?.counted) ?? 0 };
}
