import { asObject, asText, DAY, MINUTE } from '#rules';
import type { Gong } from '../../gong/client/gong.js';
import { pages } from '../../gong/client/pages.js';

/** Gong keeps calls for at most three years; a call of any age proves as much. */
const EVER = 4 * 365 * DAY;
/** What has been seen so lately is still true. */
const FRESH = MINUTE;

/**
 * What the access key is known to see. Gong answers a key without rights exactly as it answers about calls that it does
 * not have, so that a call is missing says nothing until another one of its workspace has come in the same minute.
 */
export class Sight {
    /** When a call of each workspace came last; of calls that do not say which, under ''. */
    private readonly seen = new Map<string, number>();
    private readonly gong: Gong;
    private readonly now: () => number;

    constructor(gong: Gong, now: () => number) {
        this.gong = gong;
        this.now = now;
    }

    came(calls: readonly unknown[]): void {
        for (const call of calls) this.seen.set(workspaceOf(call) ?? '', this.now());
    }

    /**
     * Whether Gong gives calls of a workspace, or of any where it is not known; asked with one request where nothing has
     * come lately.
     */
    async proves(workspaceId: string | undefined): Promise<boolean> {
        if (this.isFresh(workspaceId)) return true;
        const to = this.now();
        const ask = { from: to - EVER, to, workspaceId };
        for await (const { calls } of pages(this.gong, ask, { selector: { context: 'None' } })) {
            this.came(calls);
            // it was the only one asked for
            if (workspaceId !== undefined && calls.some((call) => workspaceOf(call) === undefined))
                this.seen.set(workspaceId, this.now());
            break;
        }
        return this.isFresh(workspaceId);
    }

    private isFresh(workspaceId: string | undefined): boolean {
        const times = workspaceId === undefined ? [...this.seen.values()] : [this.seen.get(workspaceId) ?? -Infinity];
        return this.now() - Math.max(...times) < FRESH;
    }
}

const workspaceOf = (call: unknown): string | undefined => asText(asObject(asObject(call)?.metaData)?.workspaceId);
