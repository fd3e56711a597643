import { ahead } from './ahead.js';
import { pagesAtOnce } from './atOnce.js';
import { Batch } from '../calls/batch.js';
import type { Gong } from '../../gong/client/gong.js';
import type { Page } from '../../gong/client/pages.js';
import type { Part } from './planRun.js';
import type { RunSettings } from '../settings/runSettings.js';

/** Pages that are settled together: 1,000 calls are read from the org in one request and written in about five. */
const BATCH_PAGES = 10;
/** Pages fetched while nobody takes the batch before them. */
const AHEAD = 5;

/** A batch to settle, or up to where everything is settled once all batches before it are. */
type Step = { readonly batch: Batch } | { readonly settledTo: number };

/**
 * What the parts of a plan ask for, in batches. What had come before an error is a batch, too, so that it need not be
 * read again.
 * @param came told of each page as it comes; gives those of its calls that are new to the run
 */
export async function* batches(
    gong: Gong,
    rules: RunSettings,
    parts: readonly Part[],
    came: (page: Page) => readonly unknown[]
): AsyncGenerator<Step> {
    let batch = new Batch(rules);
    let pages = 0;
    let failure: { error: unknown } | undefined;
    try {
        for await (const item of ahead(read(gong, parts, came), AHEAD)) {
            if ('calls' in item) {
                for (const call of item.calls) batch.add(call);
                if (++pages < BATCH_PAGES) continue;
            }
            if (!batch.isEmpty) yield { batch };
            batch = new Batch(rules);
            pages = 0;
            if ('settledTo' in item) yield item;
        }
    } catch (error) {
        failure = { error };
    }
    if (!batch.isEmpty) yield { batch };
    if (failure) throw failure.error;
}

async function* read(
    gong: Gong,
    parts: readonly Part[],
    came: (page: Page) => readonly unknown[]
): AsyncGenerator<{ calls: readonly unknown[] } | { settledTo: number }> {
    for (const [i, part] of parts.entries()) {
        for await (const page of pagesAtOnce(gong, part.ask)) yield { calls: came(page) };
        if (part.settledTo !== undefined && i < parts.length - 1) yield { settledTo: part.settledTo };
    }
}
