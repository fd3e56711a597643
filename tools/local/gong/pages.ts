import { createHmac, randomBytes } from 'node:crypto';
import { GongError } from './errors.js';
import { MINUTE } from '../time.js';

const PAGE_SIZE = 100;
const CURSOR_LIFE_MS = 30 * MINUTE;

interface Listing {
    items: readonly unknown[];
    expiresAt: number;
}

/** The `records` of an answer and the items of that page. */
export interface Page<T> {
    records: { totalRecords: number; currentPageSize: number; currentPageNumber: number; cursor?: string };
    items: T[];
}

/**
 * Pages of 100. A cursor is signed and carries a digest of the request that it belongs to, a listing and a page number:
 * it works for that request only, and for half an hour. The listing stands still while it is paged through.
 */
export class Pages {
    readonly #key = randomBytes(32);
    readonly #now: () => number;
    readonly #listings = new Map<string, Listing>();
    #made = 0;

    constructor(now: () => number) {
        this.#now = now;
    }

    /**
     * One page of what `list` gives. `list` is asked for the first page only.
     * @param request operation and inputs that have to stay the same from page to page
     * @throws {GongError} 400 when the cursor is not of this request, or too old
     */
    page<T>(request: unknown, cursor: string | undefined, list: () => readonly T[]): Page<T> {
        const digest = this.#sign(JSON.stringify(request));
        if (!cursor) return this.#cut(digest, `${++this.#made}`, list(), 0);
        const { listing, page } = this.#read(cursor, digest);
        const known = this.#listings.get(listing);
        if (!known || known.expiresAt <= this.#now()) throw new GongError(400, 'The cursor has expired.');
        return this.#cut(digest, listing, known.items as readonly T[], page);
    }

    #cut<T>(digest: string, listing: string, items: readonly T[], page: number): Page<T> {
        const start = page * PAGE_SIZE;
        const shown = items.slice(start, start + PAGE_SIZE);
        const records: Page<T>['records'] = {
            totalRecords: items.length,
            currentPageSize: shown.length,
            currentPageNumber: page
        };
        if (start + PAGE_SIZE < items.length) {
            this.#keep(listing, items);
            records.cursor = this.#write(`${digest}.${listing}.${page + 1}`);
        }
        return { records, items: shown };
    }

    #keep(listing: string, items: readonly unknown[]): void {
        for (const [id, { expiresAt }] of this.#listings) if (expiresAt <= this.#now()) this.#listings.delete(id);
        this.#listings.set(listing, { items, expiresAt: this.#now() + CURSOR_LIFE_MS });
    }

    #write(payload: string): string {
        return `${Buffer.from(payload).toString('base64url')}.${this.#sign(payload)}`;
    }

    #read(cursor: string, digest: string): { listing: string; page: number } {
        const [encoded = '', signature] = cursor.split('.');
        const payload = Buffer.from(encoded, 'base64url').toString();
        const [of, listing = '', page] = payload.split('.');
        if (signature !== this.#sign(payload)) throw new GongError(400, 'The cursor is not valid.');
        if (of !== digest) throw new GongError(400, 'The cursor belongs to a request with other inputs.');
        return { listing, page: Number(page) };
    }

    #sign(text: string): string {
        return createHmac('sha256', this.#key).update(text).digest('base64url');
    }
}
