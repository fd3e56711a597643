import { asText, nameKey, oneLine } from '#rules';
import { COLUMNS } from '../columns.js';
import type { Change, Fields } from '../ports.js';

/**
 * The rows of `Gong_Competitor__c`, by name. A name that is heard first gets one, so that admins see what to merge; it is
 * only ever created: what stands there is an admin's.
 */
export class CompetitorRecords {
    private readonly keys = new Map<string, string | undefined>();

    /** @param rows `{Name, Key__c}` */
    constructor(rows: readonly Fields[] = []) {
        for (const row of rows) this.keys.set(nameKey(asText(row.Name) ?? ''), asText(row.Key__c));
    }

    /** The key that a row refers to the competitor by; undefined where its record has none, or the name is too long for one. */
    keyOf(name: string): string | undefined {
        const id = nameKey(name);
        if (this.keys.has(id)) return this.keys.get(id);
        return oneLine(name).length > COLUMNS.Gong_Competitor__c.Name ? undefined : oneLine(name);
    }

    /** What creates the record of a name; undefined where there is one, or can be none. */
    creation(name: string): Change | undefined {
        const key = this.keyOf(name);
        if (key === undefined || this.keys.has(nameKey(name))) return undefined;
        return { op: 'upsert', object: 'Gong_Competitor__c', key, fields: { Name: key } };
    }

    /** Takes note of what {@link creation} made. */
    created(key: string): void {
        this.keys.set(nameKey(key), key);
    }
}
