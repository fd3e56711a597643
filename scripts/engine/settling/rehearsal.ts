import type { Change, Fields, Org, StoredCall } from '../ports.js';
import type { DealCall } from '#rules';
import { asText, asTime } from '#rules';

/** An org that reads from another and keeps every write to itself: what a dry run runs against. */
export function rehearse(org: Org): Org {
    const calls = new Map<string, Record<string, unknown>>();
    const deleted = new Set<string>();
    const opportunities = new Map<string, Record<string, unknown>>();

    const storedCall = (key: string, id: string, fields: Fields): StoredCall => ({
        id,
        key,
        callId: key.slice(0, key.lastIndexOf('.')),
        opportunityId: key.slice(key.lastIndexOf('.') + 1),
        fingerprint: asText(fields.Fingerprint__c) ?? null
    });
    const dealCall = (key: string, id: string, fields: Fields): DealCall => ({
        id,
        key,
        started: asTime(fields.Started__c) ?? null,
        competitors: asText(fields.Competitors__c) ?? null
    });
    /** The rows as they would be: without the deleted, with the written ones in place of or beside the stored. */
    function overlay<T extends { id: string; key: string }>(
        stored: readonly T[],
        belongs: (key: string) => boolean,
        make: (key: string, id: string, fields: Fields) => T
    ): T[] {
        const kept = stored.filter((row) => !deleted.has(row.id)).map((row) => [row.key, row] as const);
        const rows = new Map(kept);
        for (const [key, fields] of calls)
            if (belongs(key)) rows.set(key, make(key, rows.get(key)?.id ?? `new ${key}`, fields));
        return [...rows.values()];
    }
    function write(change: Change): void {
        if (change.op === 'delete') deleted.add(change.id);
        else if (change.op === 'update')
            opportunities.set(change.id, { ...opportunities.get(change.id), ...change.fields });
        else if (change.object === 'Gong_Call__c')
            calls.set(change.key, { ...calls.get(change.key), ...change.fields });
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
        hits: (keys) => org.hits(keys),
        async calls(callIds) {
            const ids = new Set(callIds);
            return overlay(await org.calls(callIds), (key) => ids.has(key.slice(0, key.lastIndexOf('.'))), storedCall);
        },
        async deals(ids, field) {
            return (await org.deals(ids, field)).map((deal) => {
                const fields = opportunities.get(deal.id) ?? {};
                return {
                    ...deal,
                    field: field in fields ? (asText(fields[field]) ?? null) : deal.field,
                    state: 'Gong_Competitors__c' in fields ? (asText(fields.Gong_Competitors__c) ?? null) : deal.state,
                    calls: overlay(deal.calls, (key) => key.endsWith(`.${deal.id}`), dealCall)
                };
            });
        },
        save(changes) {
            changes.forEach(write);
            return Promise.resolve(changes.map(() => ({ ok: true }) as const));
        },
        startRun: () => Promise.resolve(''),
        updateRun: () => Promise.resolve()
    };
}
