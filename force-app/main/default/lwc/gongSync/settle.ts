import { callId, parseCall } from './call.js';
import type { Call } from './call.js';
import { hitsOf, isStored } from './hits.js';
import { NotUnderstood } from './json.js';
import type { Names } from './names.js';
import type { Change, Outcome, Ports, StoredCall, StoredHit } from './ports.js';
import { recompute } from './recompute.js';
import type { Problem } from './recompute.js';
import { adviceFor } from './report.js';
import type { Tally } from './report.js';
import { routeOf } from './routes.js';
import type { SkipReason } from './routes.js';
import { rowsOf } from './rows.js';
import type { CallRows } from './rows.js';
import type { Settings } from './settings.js';
import { hash } from './text.js';

/** What stays the same during a run. */
export interface Rules {
    readonly settings: Settings;
    readonly names: Names;
    /** Characters that the Main Competitor(s) field holds. */
    readonly length: number;
    /** The one Opportunity that the run is about, if it is about one. */
    readonly only?: string | undefined;
}

/**
 * Settles a batch of calls as Gong gave them: writes the rows that differ, then the Opportunities, and last each row's
 * fingerprint. The fingerprint is the commit mark: wherever a run dies, the rows without their right fingerprint are
 * written again by the next run, and nothing else is (Rule 8).
 */
export async function settle(ports: Ports, rules: Rules, calls: readonly unknown[], tally: Tally): Promise<void> {
    const batch = read(calls, rules, tally);
    const stored = await ports.org.calls([...batch.ids]);
    const storedByKey = new Map(stored.map((row) => [row.key, row]));
    const rulesDigest = digestOf(rules);
    const mark = (row: CallRows): string => `${row.digest}.${rulesDigest}`;

    const changed = batch.rows.filter((row) => storedByKey.get(row.key)?.fingerprint !== mark(row));
    const wanted = new Set(batch.rows.map((row) => row.key));
    const stale = stored.filter(
        (row) => !wanted.has(row.key) && (rules.only === undefined || row.opportunityId === rules.only)
    );

    const failed = new Map<string, FailedRow>();
    if (changed.length > 0 || stale.length > 0) {
        const affected = new Set([...changed, ...stale].map((row) => row.opportunityId));
        const writes = await rowChanges(ports, changed, storedByKey);
        const leaving = new Set(stale.map((row) => row.id));
        const rowWrites = writes.map(({ change }) => change);
        const { outcomes, problems } = await recompute(ports, rules, [...affected], leaving, tally, rowWrites);
        accepted(rowWrites, outcomes).forEach((outcome, i) => note(failed, writes[i]!.row, outcome));
        blame(failed, [...changed, ...stale], problems);
        await finish(ports, changed, stale, mark, failed, tally);
        // another run may have counted the leaving rows for as long as they were there
        const gone = stale.filter((row) => !failed.has(row.key));
        const left = new Set(gone.map((row) => row.opportunityId));
        if (left.size > 0) blame(failed, gone, (await recompute(ports, rules, [...left], new Set(), tally)).problems);
    }
    count(batch, changed, failed, tally);
}

interface FailedRow {
    readonly row: { readonly callId: string; readonly opportunityId: string };
    readonly code: string;
    readonly message: string;
}

interface Batch {
    /** Every call of the batch that has an id, stored or not. */
    readonly ids: ReadonlySet<string>;
    readonly rows: readonly CallRows[];
    /** Calls that are not stored, and why. */
    readonly skipped: ReadonlyMap<string, SkipReason>;
}

function read(calls: readonly unknown[], rules: Rules, tally: Tally): Batch {
    const byId = new Map<string, Call>();
    const broken = new Set<string>();
    for (const json of calls) {
        try {
            const call = parseCall(json, (tracker) => isStored(tracker, rules.settings));
            byId.set(call.id, call);
        } catch (error) {
            if (!(error instanceof NotUnderstood)) throw error;
            const id = callId(json) ?? null;
            if (id !== null && broken.has(id)) continue;
            if (id !== null) broken.add(id);
            tally.seen++;
            tally.failed++;
            const message = `Call ${id ?? 'without id'} was not understood: ${error.message}.`;
            tally.fail({
                callId: id,
                opportunityId: null,
                code: 'NOT_UNDERSTOOD',
                message,
                action: adviceFor('NOT_UNDERSTOOD')
            });
        }
    }
    const rows: CallRows[] = [];
    const skipped = new Map<string, SkipReason>();
    for (const call of byId.values()) {
        const route = routeOf(call, rules.settings, rules.only);
        if (typeof route === 'string') {
            skipped.set(call.id, route);
            continue;
        }
        if (!call.tracked) tally.askLater(call.id);
        rows.push(...rowsOf(call, route, hitsOf(call, rules.settings, rules.names), rules.names));
    }
    // rows of one Opportunity side by side: Salesforce locks the parent of each row that it writes
    rows.sort((a, b) => (a.opportunityId < b.opportunityId ? -1 : a.opportunityId > b.opportunityId ? 1 : 0));
    return { ids: new Set(byId.keys()), rows, skipped };
}

/** Settings and names that change what the field should be although the rows stay the same. */
function digestOf({ settings, names, length }: Rules): string {
    return hash([settings.field, settings.mode, settings.externalOnly, length, names.rules]).slice(0, 8);
}

interface RowChange {
    readonly row: CallRows;
    readonly change: Change;
}

/** What to write of call rows, unmarked, and of the hits that differ. */
async function rowChanges(
    ports: Ports,
    changed: readonly CallRows[],
    stored: ReadonlyMap<string, StoredCall>
): Promise<RowChange[]> {
    const rewritten = changed.filter((row) => stored.get(row.key)?.fingerprint?.split('.')[0] !== row.digest);
    const known = rewritten.filter((row) => stored.has(row.key));
    const storedHits = known.length === 0 ? [] : await ports.org.hits(known.map((row) => row.key));
    const hitsByKey = new Map(storedHits.map((hit) => [hit.key, hit]));

    const writes: RowChange[] = rewritten.map((row) => ({
        row,
        change: {
            op: 'upsert',
            object: 'Gong_Call__c',
            key: row.key,
            fields: { Opportunity__c: row.opportunityId, ...row.fields, Fingerprint__c: null }
        }
    }));
    for (const row of rewritten) {
        for (const { key, fields } of row.hits) {
            const before = hitsByKey.get(key);
            hitsByKey.delete(key);
            if (before && sameFields(before, fields)) continue;
            const change = {
                op: 'upsert',
                object: 'Gong_Tracker_Hit__c',
                key,
                fields: { 'Gong_Call__r.Key__c': row.key, ...fields }
            } as const;
            writes.push({ row, change });
        }
    }
    const rowOf = new Map(known.map((row) => [row.key, row]));
    for (const hit of hitsByKey.values()) {
        const row = rowOf.get(hit.callKey);
        if (row) writes.push({ row, change: { op: 'delete', object: 'Gong_Tracker_Hit__c', id: hit.id } });
    }
    return writes;
}

const sameFields = (stored: StoredHit, fields: Readonly<Record<string, unknown>>): boolean =>
    Object.entries(fields).every(([name, value]) => (stored.fields[name] ?? null) === value);

/** Marks what is settled and takes away what has left; both only where everything before them succeeded. */
async function finish(
    ports: Ports,
    changed: readonly CallRows[],
    stale: readonly StoredCall[],
    mark: (row: CallRows) => string,
    failed: Map<string, FailedRow>,
    tally: Tally
): Promise<void> {
    const done = changed.filter((row) => !failed.has(row.key));
    const gone = stale.filter((row) => !failed.has(row.key));
    const changes = [
        ...done.map((row): Change => ({
            op: 'upsert',
            object: 'Gong_Call__c',
            key: row.key,
            fields: { Fingerprint__c: mark(row) }
        })),
        ...gone.map((row): Change => ({ op: 'delete', object: 'Gong_Call__c', id: row.id }))
    ];
    accepted(changes, await ports.org.save(changes)).forEach((outcome, i) => {
        note(failed, done[i] ?? gone[i - done.length]!, outcome);
        if (outcome.ok && i >= done.length) tally.removed++;
    });
}

// what Salesforce calls a row that is not there any more
const GONE = ['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY', 'NOT_FOUND'];

/** To delete what another run has deleted already is no failure. */
const accepted = (changes: readonly Change[], outcomes: readonly Outcome[]): Outcome[] =>
    outcomes.map((outcome, i) =>
        !outcome.ok && changes[i]!.op === 'delete' && GONE.includes(outcome.code) ? { ok: true } : outcome
    );

/** What went wrong with an Opportunity went wrong with its rows. */
function blame(
    failed: Map<string, FailedRow>,
    rows: readonly (FailedRow['row'] & { readonly key: string })[],
    problems: ReadonlyMap<string, Problem>
): void {
    for (const row of rows) {
        const problem = problems.get(row.opportunityId);
        // without its Opportunity no row can be written: that is the reason to name
        const first = problem?.code === 'OPPORTUNITY_NOT_FOUND' || !failed.has(row.key);
        if (problem && first) failed.set(row.key, { row, ...problem });
    }
}

function note(
    failed: Map<string, FailedRow>,
    row: FailedRow['row'] & { readonly key: string },
    outcome: Outcome
): void {
    // the first problem of a row is its reason; its hits fail because the row did
    if (!outcome.ok && !failed.has(row.key)) failed.set(row.key, { row, code: outcome.code, message: outcome.message });
}

/**
 * A call is failed when any of its rows is, else skipped or written or unchanged. Only now is it seen: of a batch that
 * broke off nothing is known, and the next run reads it again.
 */
function count(batch: Batch, changed: readonly CallRows[], failed: ReadonlyMap<string, FailedRow>, tally: Tally): void {
    const failedCalls = new Set<string>();
    for (const { row, code, message } of failed.values()) {
        failedCalls.add(row.callId);
        tally.fail({ callId: row.callId, opportunityId: row.opportunityId, code, message, action: adviceFor(code) });
    }
    const changedCalls = new Set(changed.map((row) => row.callId));
    for (const id of batch.ids) {
        const reason = batch.skipped.get(id);
        tally.seen++;
        if (failedCalls.has(id)) tally.failed++;
        else if (reason !== undefined) tally.skip(reason);
        else if (changedCalls.has(id)) tally.written++;
        else tally.unchanged++;
    }
}
