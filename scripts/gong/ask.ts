import { asNumber, asObject, asText } from '#rules';
import { GongUnauthorized, GongUnavailable } from './client/errors.js';
import type { Gong } from './client/gong.js';
import type { GongRequest } from './client/transport.js';
import type { Json } from '#rules';
import type { z } from 'zod';
import { readList } from './answer.js';
import type { Operation } from './operations.js';

/** One page of a list. */
export interface Page<T> {
    readonly items: readonly T[];
    /** Items in the whole list as Gong counts them, where it does. */
    readonly total: number | undefined;
    /** How a list that stops after this page can be gone on with; undefined for the last page. */
    readonly next: Next | undefined;
}

/**
 * The same request with this cursor, and with this end where it had none: Gong takes a cursor for the identical request
 * only. Or, after an answer that had to be split, from this time on.
 */
export type Next = { readonly cursor: string; readonly to?: string } | { readonly from: string };

export type Input = Pick<GongRequest, 'query' | 'body' | 'contentType' | 'sent'> & {
    /** Stands where the path has `{id}`. */
    readonly id?: string;
};

/** The requester with this operation's scope in its refusals, also where Gong does not name it. */
export function namingScope(gong: Gong, { scope }: Operation): Gong {
    return {
        get requests() {
            return gong.requests;
        },
        async request(request) {
            try {
                return await gong.request(request);
            } catch (error) {
                if (!(error instanceof GongUnauthorized) || error.scope !== undefined) throw error;
                throw new GongUnauthorized(error.message, scope);
            }
        }
    };
}

/**
 * Asks one operation.
 * @returns the answer, or undefined for an empty result
 * @throws {Refusal} one class for each thing that can be done about it
 */
export function ask(gong: Gong, operation: Operation, { id, ...input }: Input = {}): Promise<Json | undefined> {
    const path = operation.path.replace('{id}', id ?? '');
    return namingScope(gong, operation).request({ method: operation.method, path, ...input });
}

/** The items of a list that Gong gives whole. */
export async function askList<T>(
    gong: Gong,
    operation: Operation,
    field: string,
    item: z.ZodType<T>,
    input?: Input
): Promise<T[]> {
    return readList((await ask(gong, operation, input))?.[field], item, field);
}

/**
 * The pages of a list, 100 items each, asked for one after the other as they are consumed.
 * @param cursor goes on with the page of this cursor
 * @throws {CursorExpired} when a cursor is too old
 */
export async function* askPages<T>(
    gong: Gong,
    operation: Operation,
    field: string,
    item: z.ZodType<T>,
    { cursor, ...input }: Input & { readonly cursor?: string | undefined }
): AsyncGenerator<Page<T>> {
    let first: string | undefined;
    for (;;) {
        const answer = await ask(gong, operation, at(operation, input, cursor));
        if (!answer) return;
        const records = asObject(answer['records']);
        const next = asText(records?.['cursor']);
        const items = readList(answer[field], item, field);
        yield { items, total: asNumber(records?.['totalRecords']), next: next === undefined ? next : { cursor: next } };
        if (next === undefined) return;
        const begins = JSON.stringify(items[0]);
        if (next === cursor && begins === first) throw new GongUnavailable('Gong gives the same page again and again.');
        first = begins;
        cursor = next;
    }
}

/** A GET takes its cursor in the query, a POST at the top level of its body. */
function at({ method }: Operation, input: Input, cursor: string | undefined): Input {
    if (cursor === undefined) return input;
    if (method === 'GET') return { ...input, query: { ...input.query, cursor } };
    return { ...input, body: { ...(input.body as object), cursor } };
}
