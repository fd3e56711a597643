import { callId } from '../../gong/client/callId.js';
import { parseCall } from './call.js';
import { hitsOf, isCompetitorTracker, isStored } from './hits.js';
import { NotUnderstood } from '#rules';
import { adviceFor } from '../telling/failure.js';
import type { Failure } from '../telling/failure.js';
import { routeOf } from './routes.js';
import type { SkipReason } from './routes.js';
import { rowsOf } from './rows.js';
import type { CallRows } from './rows.js';
import type { RunSettings } from '../settings/runSettings.js';

/**
 * Calls that are settled together, read as they come: what is kept is what is to be written, which is a small part of
 * what Gong tells. A call is added once.
 */
export class Batch {
    /** Every call that was understood, stored or not. */
    readonly ids: string[] = [];
    readonly rows: CallRows[] = [];
    /** Calls that are not stored, and why. */
    readonly skipped = new Map<string, SkipReason>();
    readonly notUnderstood: Failure[] = [];
    /** Calls that Gong has not looked for trackers on yet. */
    readonly untracked: string[] = [];
    /** Names of the trackers on the calls. */
    readonly trackers = new Set<string>();
    /** Whether one of them is one of the competitor trackers. */
    hasCompetitors = false;

    private readonly rules: RunSettings;

    constructor(rules: RunSettings) {
        this.rules = rules;
    }

    get isEmpty(): boolean {
        return this.ids.length + this.notUnderstood.length === 0;
    }

    /** Calls of which no row is to stay, whatever Gong says of them. */
    take(callIds: readonly string[], reason: 'gone' | 'erased'): void {
        for (const id of callIds) {
            this.ids.push(id);
            this.skipped.set(id, reason);
        }
    }

    add(json: unknown): void {
        const { settings, names, only, keptOut } = this.rules;
        let call;
        try {
            call = parseCall(json, (tracker) => {
                this.trackers.add(tracker.name);
                this.hasCompetitors ||= isCompetitorTracker(tracker, settings);
                return isStored(tracker, settings);
            });
        } catch (error) {
            if (!(error instanceof NotUnderstood)) throw error;
            const id = callId(json) ?? null;
            const message = `Call ${id ?? 'without id'} was not understood: ${error.message}.`;
            const code = 'NOT_UNDERSTOOD';
            this.notUnderstood.push({ callId: id, opportunityId: null, code, message, action: adviceFor(code) });
            return;
        }
        if (keptOut?.has(call.id)) return this.take([call.id], 'erased');
        this.ids.push(call.id);
        const route = routeOf(call, settings, only);
        if (typeof route === 'string') {
            this.skipped.set(call.id, route);
            return;
        }
        if (!call.tracked) this.untracked.push(call.id);
        this.rows.push(...rowsOf(call, route, hitsOf(call, settings, names), names));
    }
}
