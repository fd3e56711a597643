import type { Ask, Page as EnginePage } from './client/pages.js';
import { z } from 'zod';
import type { Next } from './ask.js';
import { id, ids, inOrder, time } from './input.js';

/** Which calls an operation is about: those that started in a span of time, or given ones. */
export const callFilter = {
    /** Calls that started at this time or later, and (`to`) before that one: now, if it is left out. */
    from: time.optional(),
    to: time.optional(),
    workspaceId: id.optional(),
    callIds: ids.optional(),
    cursor: z.string().min(1).optional()
};

interface Filter {
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly workspaceId?: string | undefined;
    readonly userIds?: readonly string[] | undefined;
    readonly callIds?: readonly string[] | undefined;
}

/** The rules between the fields of {@link callFilter}, for `superRefine`. */
export function filterRules(filter: Filter, { addIssue }: { addIssue(issue: z.core.$ZodRawIssue): void }): void {
    const refuse = (field: keyof Filter, message: string): void =>
        addIssue({ code: 'custom', path: [field], message, input: filter });
    const { from, to, workspaceId, userIds, callIds } = filter;
    if (from === undefined && !callIds)
        refuse('from', 'is required where callIds is not given, for example 2026-09-01T00:00:00Z');
    if (callIds && (from ?? to ?? workspaceId ?? userIds) !== undefined)
        refuse('callIds', 'cannot be combined with from, to, workspaceId or userIds: Gong refuses that');
    if (!inOrder(from, to)) refuse('to', 'must be later than from');
}

/** Ids that one request asks for, and what a page holds. */
const IDS_AT_ONCE = 100;

/** The requests that a filter needs. */
export function asksOf({ callIds, from, to, workspaceId, userIds }: Filter): Ask[] {
    if (!callIds) {
        const end = to === undefined ? Date.now() : Date.parse(to);
        return [{ from: Date.parse(from!), to: end, workspaceId, userIds }];
    }
    const unique = [...new Set(callIds)];
    return Array.from({ length: Math.ceil(unique.length / IDS_AT_ONCE) }, (_, i) => ({
        callIds: unique.slice(i * IDS_AT_ONCE, (i + 1) * IDS_AT_ONCE)
    }));
}

/** After halving, a cursor leads to the end of its half only: then it is the half's own window that is gone on with. */
export function nextOf({ ask: part, next }: EnginePage, whole: Ask, { to }: Filter): Next | undefined {
    if (part === whole) {
        if (next === undefined) return undefined;
        return 'to' in whole && to === undefined ? { cursor: next, to: iso(whole.to) } : { cursor: next };
    }
    if (!('from' in part) || !('to' in whole)) return undefined;
    if (next !== undefined) return { from: iso(part.from) };
    return part.to < whole.to ? { from: iso(part.to) } : undefined;
}

const iso = (time: number): string => new Date(time).toISOString();
