import type { Batch } from '../calls/batch.js';
import type { Org, StoredCall, StoredHit } from '../ports.js';
import type { CallRows } from '../calls/rows.js';
import { digestOf } from '../settings/runSettings.js';
import type { RunSettings } from '../settings/runSettings.js';
import type { Owned } from './owned.js';

/** A batch beside what the org has of its calls. */
export interface Prepared {
    readonly batch: Batch;
    /** Rows that are not settled as they are. */
    readonly changed: readonly CallRows[];
    /** Stored rows of the calls that are to go: of an Opportunity that a call has left, or of a call that is not stored. */
    readonly stale: readonly StoredCall[];
    /** What to write of call rows, unmarked, and of the hits that differ. */
    readonly writes: readonly Owned<CallRows>[];
    /** The fingerprint of a row that is settled: of the row itself, and of the rules that made the field of it. */
    readonly mark: (row: CallRows) => string;
}

/** Reads what the org has of the calls, and works out what differs. Nothing is written, so it may be done ahead. */
export async function prepare(org: Pick<Org, 'calls' | 'hits'>, rules: RunSettings, batch: Batch): Promise<Prepared> {
    // rows of one Opportunity side by side: Salesforce locks the parent of each row that it writes
    const rows = [...batch.rows].sort((a, b) => compare(a.opportunityId, b.opportunityId));
    const stored = await org.calls(batch.ids);
    const storedByKey = new Map(stored.map((row) => [row.key, row]));
    const rulesDigest = digestOf(rules);
    const mark = (row: CallRows): string => `${row.digest}.${rulesDigest}`;

    const changed = rows.filter((row) => storedByKey.get(row.key)?.fingerprint !== mark(row));
    const wanted = new Set(rows.map((row) => row.key));
    const stale = stored.filter((row) => {
        if (wanted.has(row.key)) return false;
        // what Gong no longer has, or what somebody erased, goes from every Opportunity
        const everywhere = ['gone', 'erased'].includes(batch.skipped.get(row.callId) ?? '');
        return everywhere || rules.only === undefined || row.opportunityId === rules.only;
    });
    return { batch, changed, stale, writes: await rowChanges(org, changed, storedByKey), mark };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

async function rowChanges(
    org: Pick<Org, 'hits'>,
    changed: readonly CallRows[],
    stored: ReadonlyMap<string, StoredCall>
): Promise<Owned<CallRows>[]> {
    const rewritten = changed.filter((row) => stored.get(row.key)?.fingerprint?.split('.')[0] !== row.digest);
    const known = rewritten.filter((row) => stored.has(row.key));
    const storedHits = known.length === 0 ? [] : await org.hits(known.map((row) => row.key));
    const hitsByKey = new Map(storedHits.map((hit) => [hit.key, hit]));

    const writes: Owned<CallRows>[] = rewritten.map((row) => ({
        owner: row,
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
            writes.push({ owner: row, change });
        }
    }
    const rowOf = new Map(known.map((row) => [row.key, row]));
    for (const hit of hitsByKey.values()) {
        const row = rowOf.get(hit.callKey);
        if (row) writes.push({ owner: row, change: { op: 'delete', object: 'Gong_Tracker_Hit__c', id: hit.id } });
    }
    return writes;
}

const sameFields = (stored: StoredHit, fields: Readonly<Record<string, unknown>>): boolean =>
    Object.entries(fields).every(([name, value]) => (stored.fields[name] ?? null) === value);
