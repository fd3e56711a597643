import type { StoredCall, Ports } from '../ports.js';
import type { CallRows } from '../calls/rows.js';
import { problemsOf } from './owned.js';
import type { Owned, Problem } from './owned.js';
import type { Prepared } from './prepare.js';
import { recompute } from './recompute.js';
import { adviceFor } from '../telling/failure.js';
import type { Tally } from '../telling/tally.js';
import type { RunSettings } from '../settings/runSettings.js';

/**
 * Settles a batch: writes the rows that differ, then the Opportunities, and last each row's fingerprint. The fingerprint
 * is the commit mark: wherever a run dies, the rows without their right fingerprint are written again by the next run,
 * and nothing else is (Rule 8).
 * @param remember records the tally, so that what it has to mend is known whatever becomes of this run
 */
export async function settle(
    ports: Ports,
    rules: RunSettings,
    prepared: Prepared,
    tally: Tally,
    remember: () => Promise<void> = () => Promise.resolve()
): Promise<void> {
    const { changed, stale, writes } = prepared;
    const failed = new Map<string, FailedRow>();
    if (changed.length > 0 || stale.length > 0) {
        const affected = new Set([...changed, ...stale].map((row) => row.opportunityId));
        const leaving = new Set(stale.map((row) => row.id));
        const rowWrites = writes.map(({ change }) => change);
        const { outcomes, problems } = await recompute(ports, rules, [...affected], leaving, tally, rowWrites);
        for (const [row, problem] of problemsOf(writes, outcomes)) failed.set(row.key, { row, ...problem });
        blame(failed, changed, problems);
        // what is to go does not wait for the field: that it still has the names is recorded before the rows are gone
        const unmended = [...new Set(stale.map((row) => row.opportunityId))].filter((id) => problems.has(id));
        for (const id of unmended) tally.mend(id, problems.get(id)!.code);
        if (unmended.length > 0) await remember();
        await finish(ports, prepared, failed, tally);
        // another run may have counted the leaving rows for as long as they were there
        const gone = stale.filter((row) => !failed.has(row.key));
        const left = new Set(gone.map((row) => row.opportunityId).filter((id) => !problems.has(id)));
        if (left.size > 0) {
            const again = await recompute(ports, rules, [...left], new Set(), tally);
            for (const [id, problem] of again.problems) problems.set(id, problem);
        }
        tellUnmended(gone, problems, tally);
    }
    count(prepared, failed, tally);
}

interface FailedRow {
    readonly row: { readonly callId: string; readonly opportunityId: string };
    readonly code: string;
    readonly message: string;
}

/** Marks what is settled and takes away what has left; both only where everything before them succeeded. */
async function finish(
    ports: Ports,
    { changed, stale, mark }: Prepared,
    failed: Map<string, FailedRow>,
    tally: Tally
): Promise<void> {
    const done = changed.filter((row) => !failed.has(row.key));
    const gone = stale.filter((row) => !failed.has(row.key));
    const rows: Owned<CallRows | StoredCall>[] = [
        ...done.map((row) => {
            const fields = { Fingerprint__c: mark(row) };
            return { owner: row, change: { op: 'upsert', object: 'Gong_Call__c', key: row.key, fields } as const };
        }),
        ...gone.map((row) => ({ owner: row, change: { op: 'delete', object: 'Gong_Call__c', id: row.id } as const }))
    ];
    const problems = problemsOf(rows, await ports.org.save(rows.map(({ change }) => change)));
    for (const [row, problem] of problems) failed.set(row.key, { row, ...problem });
    for (const row of gone) if (!problems.has(row)) tally.remove(row.callId);
}

/** Fields that still have the names of rows that are gone. */
function tellUnmended(gone: readonly StoredCall[], problems: ReadonlyMap<string, Problem>, tally: Tally): void {
    for (const opportunityId of new Set(gone.map((row) => row.opportunityId))) {
        const problem = problems.get(opportunityId);
        if (!problem) continue;
        const { code, message } = problem;
        tally.fail({ callId: null, opportunityId, code, message, action: adviceFor(code) });
    }
}

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

/**
 * A call is failed when any of its rows is, else skipped or written or unchanged. Only now is it seen: of a batch that
 * broke off nothing is known, and the next run reads it again.
 */
function count({ batch, changed }: Prepared, failed: ReadonlyMap<string, FailedRow>, tally: Tally): void {
    for (const failure of batch.notUnderstood) {
        tally.seen++;
        tally.failed++;
        tally.fail(failure);
    }
    const failedCalls = new Set<string>();
    for (const { row, code, message } of failed.values()) {
        failedCalls.add(row.callId);
        tally.fail({ callId: row.callId, opportunityId: row.opportunityId, code, message, action: adviceFor(code) });
    }
    const changedCalls = new Set(changed.map((row) => row.callId));
    for (const id of batch.ids) {
        const reason = batch.skipped.get(id);
        tally.seen++;
        if (failedCalls.has(id)) {
            tally.failed++;
            continue;
        }
        tally.settle(id);
        if (reason !== undefined) tally.skip(reason);
        else if (changedCalls.has(id)) tally.written++;
        else tally.unchanged++;
    }
    for (const id of batch.untracked) tally.askLater(id);
}
