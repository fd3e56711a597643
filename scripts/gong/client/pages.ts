import { callId } from './callId.js';
import { CursorExpired, GongNotFound, GongUnavailable, ResponseTooLarge } from './errors.js';
import type { Gong } from './gong.js';
import { asList, asNumber, asObject, asText } from '#rules';

/** Calls that Gong is asked for: those that started in a window (`from` inclusive, `to` exclusive), or by id. */
export type Ask =
    | {
          readonly from: number;
          readonly to: number;
          readonly workspaceId?: string | undefined;
          /** Only calls that these users hosted. */
          readonly userIds?: readonly string[] | undefined;
      }
    | { readonly callIds: readonly string[] };

export interface Page {
    readonly calls: readonly unknown[];
    /** Calls in the whole answer as Gong counts them. */
    readonly total: number | undefined;
    /** What was asked for: all of it, or the part that it had to be halved to. */
    readonly ask: Ask;
    /** The cursor of the page after this one, where there is one. */
    readonly next: string | undefined;
    /** Whether it may bring calls that have come already, because an expired cursor started the window again. */
    readonly again: boolean;
}

export interface PagesOptions {
    /** Another operation that takes the same filter, and the name of the list in its answer. @default calls */
    readonly operation?: { readonly path: string; readonly list: string } | undefined;
    /** The `contentSelector`. @default what a sync needs of calls, nothing of another operation */
    readonly selector?: object | undefined;
    /** Goes on with the page of this cursor. */
    readonly cursor?: string | undefined;
}

/** What a sync needs of each call: the linked CRM objects, who took part, and what the trackers heard where. */
const SELECTOR = {
    context: 'Basic',
    exposedFields: { parties: true, content: { trackers: true, trackerOccurrences: true } }
};

const CALLS = { path: '/v2/calls/extensive', list: 'calls' };

const SECOND = 1000;
/** A cursor that expires this often in one window will not get better. */
const RESTARTS = 3;

/**
 * The calls, page by page as Gong gives them (100 a page, in no documented order). An expired cursor starts the window
 * again; an answer that is too large for Apex, or ids of which Gong does not know one, are asked for in halves. The same
 * call may then come twice.
 */
export async function* pages(gong: Gong, ask: Ask, options: PagesOptions = {}): AsyncGenerator<Page> {
    try {
        yield* read(gong, ask, options);
    } catch (error) {
        const unknown = error instanceof GongNotFound && 'callIds' in ask;
        if (!unknown && !(error instanceof ResponseTooLarge)) throw error;
        const halves = halve(ask);
        // a single call that Gong does not know is no call; a single call that is too large is an error
        if (!halves && unknown) return;
        if (!halves) throw error;
        for (const half of halves) yield* pages(gong, half, { ...options, cursor: undefined });
    }
}

async function* read(gong: Gong, ask: Ask, options: PagesOptions): AsyncGenerator<Page> {
    const { operation = CALLS, cursor: start } = options;
    const contentSelector = options.selector ?? (operation === CALLS ? SELECTOR : undefined);
    let cursor = start;
    let first: string | undefined;
    for (let restarts = 0; ;) {
        let json;
        try {
            // a POST takes its cursor at the top level of the body; in the query it is ignored and page one comes again
            const body = {
                ...(cursor === undefined ? {} : { cursor }),
                filter: filterOf(ask),
                contentSelector
            };
            json = await gong.request({ method: 'POST', path: operation.path, body });
        } catch (error) {
            if (!(error instanceof CursorExpired) || cursor === start || ++restarts > RESTARTS) throw error;
            cursor = start;
            continue;
        }
        if (!json) return;
        const records = asObject(json.records);
        const calls = asList(json[operation.list], operation.list);
        const next = asText(records?.cursor);
        yield { calls, total: asNumber(records?.totalRecords), ask, next, again: restarts > 0 };
        if (next === undefined) return;
        if (next === cursor) {
            // a server that remembers where it is gives one cursor throughout; one that does not never gets further
            if (calls.length === 0) return;
            if (identity(calls[0]) === first)
                throw new GongUnavailable('Gong gives the same page of calls again and again.');
        }
        first = identity(calls[0]);
        cursor = next;
    }
}

const identity = (item: unknown): string | undefined => callId(item) ?? JSON.stringify(item);

function filterOf(ask: Ask): object {
    if ('callIds' in ask) return { callIds: ask.callIds };
    return {
        fromDateTime: new Date(ask.from).toISOString(),
        toDateTime: new Date(ask.to).toISOString(),
        ...(ask.workspaceId === undefined ? {} : { workspaceId: ask.workspaceId }),
        ...(ask.userIds === undefined ? {} : { primaryUserIds: ask.userIds })
    };
}

function halve(ask: Ask): [Ask, Ask] | undefined {
    if ('callIds' in ask) {
        const half = Math.ceil(ask.callIds.length / 2);
        if (ask.callIds.length < 2) return undefined;
        return [{ callIds: ask.callIds.slice(0, half) }, { callIds: ask.callIds.slice(half) }];
    }
    if (ask.to - ask.from < 2 * SECOND) return undefined;
    const middle = Math.floor((ask.from + ask.to) / 2 / SECOND) * SECOND;
    return [
        { ...ask, to: middle },
        { ...ask, from: middle }
    ];
}
