import { Batch } from '../calls/batch.js';
import { chunks } from '../chunks.js';
import { CannotSee, TooManyRemovals } from '../errors.js';
import type { Ports, StoredCall } from '../ports.js';
import type { Sight } from '../reading/sight.js';
import type { RunSettings } from '../settings/runSettings.js';
import type { Prepared } from './prepare.js';
import { prepare } from './prepare.js';
import type { Refusal } from '../../refusal.js';

/** So many calls one run removes without being told to, or this part of the stored rows, whichever is more. */
const MOST_REMOVED = 200;
const PART_REMOVED = 0.05;
/** Calls that are settled together. */
const AT_ONCE = 1000;

/** Takes out of the org what Gong no longer has, once that is proven. */
export class Removal {
    /** Why not everything that did not come was removed. */
    problem: Refusal | undefined;
    private removed = 0;
    private left = 0;
    private unseen = 0;
    private most: number | undefined;

    private readonly ports: Ports;
    private readonly rules: RunSettings;
    private readonly sight: Sight;
    private readonly settle: (prepared: Prepared) => Promise<void>;

    /** @param removals how many calls may go at most, where that was said */
    constructor(
        ports: Ports,
        rules: RunSettings,
        sight: Sight,
        settle: (prepared: Prepared) => Promise<void>,
        removals: number | undefined
    ) {
        this.ports = ports;
        this.rules = rules;
        this.sight = sight;
        this.settle = settle;
        this.most = removals;
    }

    /**
     * Removes those of the calls that are stored; Gong was asked for all of them by id, and gave none.
     * @returns those that are not stored either.
     */
    async absent(callIds: readonly string[]): Promise<string[]> {
        if (callIds.length === 0) return [];
        const stored = await this.ports.org.calls(callIds);
        const workspaces = new Map(stored.map((row) => [row.callId, this.workspaceOf(row)]));
        const gone: string[] = [];
        let unseenIn: string | undefined;
        for (const workspaceId of new Set(workspaces.values())) {
            const ids = [...workspaces].flatMap(([id, workspace]) => (workspace === workspaceId ? [id] : []));
            if (await this.sight.proves(workspaceId)) gone.push(...ids);
            else {
                this.unseen += ids.length;
                unseenIn = workspaceId;
            }
        }
        if (this.unseen > 0) this.problem = new CannotSee(this.unseen, unseenIn);
        await this.takeGone(gone);
        return callIds.filter((id) => !workspaces.has(id));
    }

    /** Takes calls out, whatever Gong says of them. */
    async take(callIds: readonly string[], reason: 'gone' | 'erased'): Promise<void> {
        for (const some of chunks(callIds, AT_ONCE)) {
            const batch = new Batch(this.rules);
            batch.take(some, reason);
            await this.settle(await prepare(this.ports.org, this.rules, batch));
        }
    }

    private async takeGone(ids: readonly string[]): Promise<void> {
        if (this.removed + ids.length > (this.most ?? MOST_REMOVED)) this.most ??= await this.share();
        const room = Math.max((this.most ?? MOST_REMOVED) - this.removed, 0);
        const taken = ids.slice(0, room);
        this.removed += taken.length;
        this.left += ids.length - taken.length;
        await this.take(taken, 'gone');
        if (this.left > 0) this.problem ??= new TooManyRemovals(this.removed, this.left);
    }

    private async share(): Promise<number> {
        const { stored } = await this.ports.org.storedAfter('', 1);
        return Math.max(MOST_REMOVED, Math.floor(stored * PART_REMOVED));
    }

    private workspaceOf({ workspaceId }: StoredCall): string | undefined {
        return workspaceId ?? this.rules.settings.workspaceId;
    }
}
