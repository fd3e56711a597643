import type { Gong } from '../../gong/client/gong.js';
import { asObject, asTime } from '#rules';
import { interleave } from './interleave.js';
import { pages } from '../../gong/client/pages.js';
import type { Ask, Page } from '../../gong/client/pages.js';
import type { Span } from './windows.js';

/** Calls from which on a window is worth parts, each of which may cost a request for a page that is not full. */
const LARGE = 2000;
/** An answer through Salesforce takes up to a second and more: so many at once fill Gong's three a second. */
const PARTS = 4;

/**
 * The pages of {@link pages}; of a large window four parts at once, in any order, because within a part each page waits
 * for the cursor of the one before it. The first page tells how large the window is, and is not asked for again unless
 * the parts and it turn out not to be all.
 */
export async function* pagesAtOnce(gong: Gong, ask: Ask): AsyncGenerator<Page> {
    const source = pages(gong, ask);
    const { value: first, done } = await source.next();
    if (done) return;
    yield first;
    const { total = 0 } = first;
    if ('callIds' in ask || first.ask !== ask || total <= LARGE) {
        yield* source;
        return;
    }

    const rest = without(ask, first.calls);
    const parts = cut(rest).map((part): Ask => ({ ...ask, ...part }));
    let read = first.calls.length;
    for await (const page of interleave(parts.map((part) => pages(gong, part)))) {
        // calls that come twice do not count for others that have not come
        read += page.again || !parts.includes(page.ask) ? NaN : page.calls.length;
        yield { ...page, total };
    }
    if (read >= total) return;
    const left = rest.from > ask.from ? { from: ask.from, to: rest.from } : { from: rest.to, to: ask.to };
    // not so when calls were taken away meanwhile
    if (left.from >= left.to) return;
    for await (const page of pages(gong, { ...ask, ...left })) yield { ...page, total };
}

/** A span without what its first page holds, which is its start or its end: Gong does not say in which order calls come. */
function without({ from, to }: Span, calls: readonly unknown[]): Span {
    const starts = calls.flatMap((call) => asTime(asObject(asObject(call)?.metaData)?.started) ?? []);
    const [first = NaN, last = NaN] = [starts[0], starts.at(-1)];
    if (first < last) return { from: Math.max(...starts) + 1, to };
    return first > last ? { from, to: Math.min(...starts) } : { from, to };
}

function cut({ from, to }: Span): Span[] {
    const at = (part: number): number => Math.round(from + ((to - from) * part) / PARTS);
    const parts = Array.from({ length: PARTS }, (_, i) => ({ from: at(i), to: at(i + 1) }));
    return parts.filter((part) => part.from < part.to);
}
