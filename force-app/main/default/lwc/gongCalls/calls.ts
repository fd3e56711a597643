import getCalls from '@salesforce/apex/GongCallsController.calls';
import { readCalls } from 'c/gongDeal';
import type { Call } from 'c/gongDeal';
import type { Names } from 'c/gongRules';

const FIRST = 10;
const MOST_FIRST = 50;

/** How many calls come first: what the admin set, if that makes sense. */
export const sizeOf = (set: number): number => Math.min(Math.max(Math.trunc(set) || FIRST, 1), MOST_FIRST);

/** As many as the controller answers at once. */
const MOST_AT_ONCE = 100;

/**
 * Asks for calls with everything, one question after the other.
 * @param take gets what each question was answered with; false when nobody wants further answers
 * @throws what the platform throws
 */
export async function askForCalls(
    opportunityId: string,
    ids: readonly string[],
    names: Names,
    take: (asked: readonly string[], calls: readonly Call[]) => boolean
): Promise<void> {
    for (let i = 0; i < ids.length; i += MOST_AT_ONCE) {
        const callIds = ids.slice(i, i + MOST_AT_ONCE);
        if (!take(callIds, readCalls(await getCalls({ opportunityId, callIds }), names))) return;
    }
}
