import { DAY, HOUR, MINUTE } from '#rules';

/** What failed and is to be tried again: a call, or an Opportunity whose field could not be written. */
export interface Waiting {
    /** How often it was tried. */
    readonly tries: number;
    /** Milliseconds since 1970 from which on it is tried again; Infinity is parked: on request, or when the Opportunity changes. */
    readonly due: number;
    /** Where a call failed, if that is known. */
    readonly opportunityId: string | undefined;
    readonly code: string | undefined;
}

/** After the first failure the next run tries again: most locks are gone then. After the last of these it is parked. */
const PAUSES = [0, HOUR, 6 * HOUR, DAY, 7 * DAY];
/** A job that runs every hour begins a little earlier or later. */
const SLACK = 5 * MINUTE;

/** When something that was tried so often is tried again. @param key a field that waits to be mended is never parked */
export function dueAfter(key: string, tries: number, now: number): number {
    const pause = PAUSES[tries - 1] ?? (isOpportunity(key) ? PAUSES.at(-1)! : Infinity);
    return pause === 0 ? 0 : Math.ceil((now + pause - SLACK) / MINUTE) * MINUTE;
}

/** Ids of calls are digits; a key that is an Opportunity's stands for its field. */
export const isOpportunity = (key: string): boolean => key.startsWith('006') && key.length === 18;

const PARKED = 'parked';
const NONE = '-';

/**
 * As `Retry__c` keeps it: ids that failed once, one a line; of the others a line for all that wait alike, with tries,
 * time, Opportunity and code before the ids.
 * @param most characters that fit; what does not fit is found again by the next deep look-back
 */
export function waitingText(entries: ReadonlyMap<string, Waiting>, most: number): string {
    const groups = new Map<string, string[]>();
    for (const [key, { tries, due, opportunityId, code }] of entries) {
        const time = due === Infinity ? PARKED : new Date(due).toISOString();
        const head = due === 0 ? '' : [tries, time, opportunityId ?? NONE, code ?? NONE].join(' ');
        groups.set(head, [...(groups.get(head) ?? []), key]);
    }
    let text = '';
    for (const [head, keys] of groups) {
        const lines = head === '' ? keys : [`${head} ${keys.join(' ')}`];
        for (const line of lines) if (text.length + line.length < most) text += `${line}\n`;
    }
    return text.trimEnd();
}

/** Reads {@link waitingText}; a line that is neither an id nor a group is passed over. */
export function readWaiting(text: string): Map<string, Waiting> {
    const entries = new Map<string, Waiting>();
    for (const line of text.split('\n')) {
        const words = line.split(/\s+/).filter((word) => word !== '');
        const [tries, time, opportunity, code, ...keys] = words;
        if (words.length === 1) entries.set(words[0]!, { tries: 1, due: 0, opportunityId: undefined, code: undefined });
        else if (keys.length > 0) {
            const due = time === PARKED ? Infinity : Date.parse(time!) || 0;
            const said = (word: string | undefined): string | undefined => (word === NONE ? undefined : word);
            for (const key of keys)
                entries.set(key, {
                    tries: Number(tries) || 1,
                    due,
                    opportunityId: said(opportunity),
                    code: said(code)
                });
        }
    }
    return entries;
}
