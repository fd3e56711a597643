import { DAY } from 'c/gongRules';
import type { Screen } from './model.js';

/** After so long without a sync the card says so. */
const OLD = DAY;

/** What stands in place of the calls, as the notice calls it; undefined when there are calls to show. */
export function noticeOf({ allowed, calls, ready, admin, lastSynced }: Screen): string | undefined {
    if (!allowed) return 'noAccess';
    if (calls.length > 0) return undefined;
    if (!ready && !admin) return 'notReady';
    return lastSynced === undefined ? 'neverSynced' : 'noCalls';
}

/** Whether calls may be missing because no sync has finished for more than a day. */
export const isOld = ({ lastSynced }: Screen, now: number): boolean =>
    lastSynced !== undefined && now - lastSynced > OLD;
