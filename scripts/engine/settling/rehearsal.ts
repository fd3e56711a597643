import type { Change, Fields, FieldTexts, ObjectName, Org } from '../ports.js';
import { asText, asTime } from '#rules';

type Written = Map<string, Record<string, unknown>>;

/** An org that reads from another and keeps every write to itself: what a dry run runs against. */
export function rehearse(org: Org): Org {
    /** What was upserted, by object and key. */
    const upserted = new Map<ObjectName, Written>();
    /** What the fields of Opportunities would hold, by id. */
    const texts = new Map<string, FieldTexts>();
    const deleted = new Set<string>();

    const writtenOf = (object: ObjectName): Written => {
        if (!upserted.has(object)) upserted.set(object, new Map());
        return upserted.get(object)!;
    };
    const newId = (key: string): string => `new ${key}`;

    /** An object's rows as they would be: without the deleted, with the written ones in place of or beside the stored. */
    function overlay<T extends { readonly id: string; readonly key: string }>(
        object: ObjectName,
        stored: readonly T[],
        belongs: (key: string, fields: Fields) => boolean,
        make: (key: string, fields: Fields, before: T | undefined) => Omit<T, 'id' | 'key'>
    ): T[] {
        const rows = new Map(stored.filter((row) => !deleted.has(row.id)).map((row) => [row.key, row]));
        for (const [key, fields] of writtenOf(object)) {
            const before = rows.get(key);
            if (!before && !belongs(key, fields)) continue;
            rows.set(key, { id: before?.id ?? newId(key), key, ...make(key, fields, before) } as T);
        }
        return [...rows.values()];
    }

    function write(change: Change): void {
        if (change.op === 'upsert') {
            const written = writtenOf(change.object);
            written.set(change.key, { ...written.get(change.key), ...change.fields });
        } else {
            deleted.add(change.id);
            for (const key of writtenOf(change.object).keys())
                if (newId(key) === change.id) writtenOf(change.object).delete(key);
        }
    }

    return {
        get requests() {
            return org.requests;
        },
        get limit() {
            return org.limit;
        },
        setup: (now) => org.setup(now),
        callIdsOf: (id) => org.callIdsOf(id),
        changedDeals: (ids, since) => org.changedDeals(ids, since),
        storedAfter: (key, most) => org.storedAfter(key, most),
        async hits(callKeys) {
            const keys = new Set<unknown>(callKeys);
            return overlay(
                'Gong_Tracker_Hit__c',
                await org.hits(callKeys),
                (_, fields) => keys.has(fields['Gong_Call__r.Key__c']),
                (_, fields, before) => ({
                    callKey: before?.callKey ?? String(fields['Gong_Call__r.Key__c']),
                    fields: { ...before?.fields, ...fields }
                })
            );
        },
        async calls(callIds) {
            const ids = new Set(callIds);
            return overlay(
                'Gong_Call__c',
                await org.calls(callIds),
                (key) => ids.has(callOf(key)),
                (key, fields, before) => ({
                    callId: callOf(key),
                    opportunityId: opportunityOf(key),
                    fingerprint: now(fields, 'Fingerprint__c', asText, before?.fingerprint),
                    workspaceId: now(fields, 'Workspace_Id__c', asText, before?.workspaceId)
                })
            );
        },
        async deals(ids, field) {
            return (await org.deals(ids, field)).map((deal) => ({
                ...deal,
                ...texts.get(deal.id),
                calls: overlay(
                    'Gong_Call__c',
                    deal.calls,
                    (key) => opportunityOf(key) === deal.id,
                    (_, written, before) => ({
                        started: now(written, 'Started__c', asTime, before?.started),
                        competitors: now(written, 'Competitors__c', asText, before?.competitors)
                    })
                ),
                rows: overlay(
                    'Gong_Deal_Competitor__c',
                    deal.rows,
                    (key) => key.startsWith(`${deal.id}.`),
                    (_, written, before) => ({
                        name: now(written, 'Competitor__c', asText, before?.name) ?? '',
                        decision: before?.decision,
                        decidedAt: before?.decidedAt,
                        fields: { ...before?.fields, ...written }
                    })
                )
            }));
        },
        save(changes) {
            changes.forEach(write);
            return Promise.resolve(changes.map(() => ({ ok: true }) as const));
        },
        writeFields(_field, writes) {
            for (const { id, next } of writes) texts.set(id, next);
            return Promise.resolve(writes.map(({ next }) => ({ outcome: 'written', ...next }) as const));
        },
        startRun: () => Promise.resolve(''),
        updateRun: () => Promise.resolve()
    };
}

/** A field as it would be: what was written, null included, else what was there. */
const now = <T>(
    written: Fields,
    name: string,
    read: (value: unknown) => T | undefined,
    before: T | null | undefined
): T | null => (name in written ? read(written[name]) : before) ?? null;

const callOf = (key: string): string => key.slice(0, key.lastIndexOf('.'));
const opportunityOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1);
