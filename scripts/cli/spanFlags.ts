import { Flags } from '@salesforce/sf-plugins-core';
import { DAY } from '#rules';
import { idFlag, momentFlag } from './gongFlags.js';

const LONGEST_DAYS = 3650;

type Texts = { readonly summary?: string; readonly exclusive?: string[]; readonly required?: true };

/** Calls by their ids, repeated or with commas between them. */
export const callIdsFlag = (more: Texts = {}) => idFlag({ multiple: true, delimiter: ',', ...more });

/** A span of time: the last so many days, or from a date or a time on. */
export const daysFlag = (more: Texts = {}) =>
    Flags.integer({ min: 1, max: LONGEST_DAYS, exclusive: ['from', 'to', 'call-id'], ...more });
export const fromFlag = (more: Texts = {}) => momentFlag({ exclusive: ['call-id'], ...more });
export const toFlag = (more: Texts = {}) => momentFlag({ dependsOn: ['from'], ...more });

/** For flags that only make sense with a span. */
export const withSpan = { relationships: [{ type: 'some' as const, flags: ['from', 'days'] }] };

export interface SpanValues {
    readonly days?: number | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
}

/**
 * The span as ISO times; without an end it goes on until now.
 * @param now milliseconds since 1970
 */
export const spanOf = (
    { days, from, to }: SpanValues,
    now: number
): { from?: string | undefined; to?: string | undefined } =>
    days === undefined ? { from, to } : { from: new Date(now - days * DAY).toISOString() };
