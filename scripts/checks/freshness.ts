import type { Failure } from '../engine/index.js';
import type { RunDetails } from '../org/runQueries.js';
import type { Facts } from './facts.js';
import { finding, note, type Finding, type Note } from './finding.js';
import { DAY, HOUR } from '#rules';

/** A run takes minutes; only a backfill of years takes hours. */
const RUNNING_TOO_LONG = 6 * HOUR;
/** Below this share of the day's API calls a sync may not get through. */
const SCARCE = 0.1;
const AGAIN = 'Run "gong sync", or see that what runs it regularly does.';
/** Enough ids to look one up. */
const MAX_LISTED = 5;

/** When calls were brought in last, whether the same ones keep failing, and whether the org's API calls last. */
export function freshness({ org, now }: Facts): Finding {
    if (!org.value) return finding('freshness', [note('warn', `Not checked: ${org.error.message}`)]);
    return finding('freshness', [...runNotes(org.value.runs, now), apiNote(org.value.apiCalls)]);
}

function runNotes(runs: readonly RunDetails[], now: number): Note[] {
    const [newest] = runs;
    if (!newest) return [note('warn', 'No sync has run yet.', 'Run "gong sync --days 90".')];
    const notes = [runNote(newest, now)];
    const good = runs.find((run) => run.status === 'Finished');
    if (good && good !== newest) notes.push(note('ok', `The last run that finished did ${ago(good, now)}.`));
    const failing = keepFailing(runs);
    if (failing.length > 0) {
        const ids = failing.slice(0, MAX_LISTED).map(({ callId, message }) => `${callId} (${message})`);
        const more = failing.length > MAX_LISTED ? ` and ${failing.length - MAX_LISTED} more` : '';
        const actions = [...new Set(failing.map(({ action }) => action))].slice(0, MAX_LISTED);
        notes.push(note('warn', `Calls keep failing: ${ids.join(', ')}${more}.`, ...actions));
    }
    return notes;
}

function runNote(run: RunDetails, now: number): Note {
    const when = ago(run, now);
    const kind = run.kind.toLowerCase();
    if (run.status === 'Running') {
        if (age(run, now) < RUNNING_TOO_LONG) return note('ok', `A sync (${kind}) is running, started ${when}.`);
        return note('warn', `The last sync (${kind}) never ended; it started ${when}.`, AGAIN);
    }
    if (run.status !== 'Finished') {
        const error = run.error ?? 'it does not say why';
        return note('warn', `The last sync (${kind}) stopped ${when}: ${error}`, AGAIN);
    }
    if (age(run, now) > DAY) return note('warn', `The last sync (${kind}) finished ${when}.`, AGAIN);
    return note('ok', `The last sync (${kind}) finished ${when}.`);
}

interface Failed {
    readonly callId: string;
    readonly message: string;
    readonly action: string;
}

/** Calls that failed in the newest run and in one before it. */
function keepFailing(runs: readonly RunDetails[]): Failed[] {
    const [newest, ...before] = runs.filter((run) => run.status !== 'Running').map(failuresOf);
    const known = new Set(before.flat().map(({ callId }) => callId));
    const again = (newest ?? []).filter(({ callId }) => known.has(callId));
    return [...new Map(again.map((failure) => [failure.callId, failure])).values()];
}

/** What was edited by hand may lack anything. */
const failuresOf = ({ failures }: RunDetails): Failed[] =>
    (failures as readonly Partial<Failure>[]).flatMap(({ callId, message = 'no reason is known', action = AGAIN }) =>
        callId ? [{ callId, message, action }] : []
    );

const age = (run: RunDetails, now: number): number => now - Date.parse(run.finished ?? run.started ?? '') || 0;

function ago(run: RunDetails, now: number): string {
    const hours = Math.max(0, age(run, now)) / HOUR;
    if (hours < 1) return 'less than an hour ago';
    return hours < 48 ? `${Math.floor(hours)} h ago` : `${Math.floor(hours / 24)} days ago`;
}

function apiNote({ max, remaining }: { max: number; remaining: number }): Note {
    const left = `${remaining.toLocaleString('en')} of ${max.toLocaleString('en')} API calls are left in this org today.`;
    if (remaining >= max * SCARCE) return note('ok', left);
    return note('warn', left, 'See who uses them in Setup › Company Information › API Requests, Last 24 Hours.');
}
