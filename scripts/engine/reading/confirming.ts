import type { Org } from '../ports.js';
import { confirmedText, dueRows, isCountOld } from './confirm.js';
import type { Confirmed } from './confirm.js';

/** Stored calls that are asked for again together: their rows are read in one API call. */
const CONFIRMED_AT_ONCE = 1000;

/** What confirming needs of the run that it is a part of. */
export interface Confirming {
    readonly org: Pick<Org, 'storedAfter'>;
    now(): number;
    /** Within so many days every stored call is asked for again. */
    readonly days: number;
    /** Where it is told up to where stored calls are confirmed. */
    readonly record: { confirmed: string | undefined };
    /** Whether the run has met a call already. */
    hasCome(callId: string): boolean;
    /** Reads calls by id and settles them. */
    ask(callIds: readonly string[]): Promise<void>;
    /** Told of those that Gong did not give. */
    missing(callIds: readonly string[]): Promise<void>;
}

/** Asks again for every stored call. */
export const confirmAll = (run: Confirming): Promise<void> => confirm(run, { to: '', stored: 0 }, Infinity);

/** Asks again for as many stored calls as are due by now, from where the last run stopped. */
export async function confirmDue(run: Confirming, stands: Confirmed): Promise<void> {
    const now = run.now();
    if (isCountOld(stands, now)) {
        const { stored } = await run.org.storedAfter('', 1);
        stands = { ...stands, stored, counted: now };
        run.record.confirmed = confirmedText(stands);
    }
    await confirm(run, stands, dueRows(stands, run.days, now));
}

/** Asks again for so many stored calls, from a row's key on; up to there is what the run's record says. */
async function confirm(
    run: Confirming,
    { to, stored: atFirst }: Pick<Confirmed, 'to' | 'stored'>,
    most: number
): Promise<void> {
    let key = to;
    for (let left = most; left > 0;) {
        const wanted = Math.min(left, CONFIRMED_AT_ONCE);
        const { stored: count, rows } = await run.org.storedAfter(key, wanted);
        const ids = [...new Set(rows.map(({ callId }) => callId))].filter((id) => !run.hasCome(id));
        await run.ask(ids);
        await run.missing(ids.filter((id) => !run.hasCome(id)));
        const ended = rows.length < wanted;
        key = ended ? '' : rows.at(-1)!.key;
        // a pass is no slower for what it has removed
        const stored = ended ? count : Math.max(count, atFirst);
        const now = run.now();
        run.record.confirmed = confirmedText({ at: now, to: key, stored, counted: now });
        if (ended) return;
        left -= rows.length;
    }
}
