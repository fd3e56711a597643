import { once } from 'node:events';
import { CursorExpired } from '../gong/client/errors.js';
import { Refusal } from '../refusal.js';
import type { Next, Page } from '../gong/index.js';
import { progress } from './bar.js';
import { onInterrupt } from './interrupt.js';

/** Where a list goes: a command. */
export interface Out {
    log(text?: string): void;
    logToStderr(text?: string): void;
    jsonEnabled(): boolean;
}

/**
 * Writes a list page by page as it comes, so that a long one takes no more memory than a short one.
 * @param counted what the items are called, in the plural
 * @param write is given the items of each page, and none for an empty list
 * @returns the items, for --json only: it gathers them all
 * @throws whatever stopped the list, with how it can be gone on with
 */
export async function writeList<T>(
    out: Out,
    pages: AsyncIterable<Page<T>>,
    counted: string,
    write: (items: readonly T[]) => void | Promise<void>
): Promise<T[]> {
    const json = out.jsonEnabled();
    const gathered: T[] = [];
    const state: State = { done: 0, total: undefined, next: undefined };
    const bar = progress(!json && !process.stdout.isTTY, 'Gong', counted);
    // nobody reads any more: head has seen enough
    let unread = false;
    const stop = (): void => void (unread = true);
    process.stdout.once('error', stop);
    const release = onInterrupt(() => whatWasDone(state, counted, json));
    try {
        for await (const { items, total, next } of pages) {
            if (json) gathered.push(...items);
            else await write(items);
            Object.assign(state, { done: state.done + items.length, total, next });
            bar.update(state.done, Math.max(total ?? 0, state.done));
            if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
            if (unread) break;
        }
    } catch (error) {
        throw withWayOn(error, state, counted, json);
    } finally {
        process.stdout.off('error', stop);
        release();
        bar.stop();
    }
    if (json) return gathered;
    if (state.done === 0) await write([]);
    out.logToStderr(`${many(state.done, counted)}.`);
    return gathered;
}

interface State {
    done: number;
    total: number | undefined;
    next: Next | undefined;
}

const count = (n: number): string => n.toLocaleString('en-US');

/** `No calls`, `1 call`, `12 log entries`. */
const many = (n: number, counted: string): string =>
    n === 1 ? `1 ${counted.replace(/ies$/, 'y').replace(/s$/, '')}` : `${n === 0 ? 'No' : count(n)} ${counted}`;

function whatWasDone({ done, total, next }: State, counted: string, json: boolean): string {
    const begun = `Stopped after ${count(done)}${total === undefined ? '' : ` of ${count(total)}`} ${counted}.`;
    // with --json nothing has been printed yet
    return done === 0 || json || !next ? `${begun} Run the same command again.` : `${begun} ${wayOn(next)}`;
}

function wayOn(next: Next): string {
    if ('from' in next) return `To go on, run the same command with --from ${next.from}: the last ones may come again.`;
    const flags = `${next.to === undefined ? '' : `--to ${next.to} `}--cursor ${next.cursor}`;
    return `To go on where it stopped, run the same command with ${flags}`;
}

function withWayOn(error: unknown, state: State, counted: string, json: boolean): unknown {
    const expired = error instanceof CursorExpired;
    if (!(error instanceof Refusal) || (state.done === 0 && !expired)) return error;
    const actions = expired
        ? ['Gong keeps a cursor for a while only: run the same command without --cursor.']
        : [whatWasDone(state, counted, json), ...error.actions];
    const told = new Refusal(error.code, error.exitCode, error.message, ...actions);
    told.name = error.name;
    return told;
}
