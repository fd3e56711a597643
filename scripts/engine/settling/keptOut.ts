import { asText } from '#rules';
import type { Fields, Org } from '../ports.js';
import type { SyncRequest } from '../reading/planRun.js';

const idsOf = (row: Fields): string[] => (asText(row.Kept_Out__c) ?? '').split(/\s+/).filter((id) => id !== '');

/** Calls that were erased here and stay out, but for those that somebody asks for by id now. */
export function keptOutOf(rows: readonly Fields[] = [], { kind, callIds = [] }: SyncRequest): ReadonlySet<string> {
    const ids = new Set(rows.flatMap(idsOf));
    if (kind === 'Calls') for (const id of callIds) ids.delete(id);
    return ids;
}

/** Lets calls in again that somebody has asked for by id: the records that keep them out forget them. */
export async function letIn(
    org: Pick<Org, 'updateRun'>,
    rows: readonly Fields[] = [],
    callIds: readonly string[]
): Promise<void> {
    const asked = new Set(callIds);
    for (const row of rows) {
        const ids = idsOf(row);
        const rest = ids.filter((id) => !asked.has(id));
        if (rest.length < ids.length)
            await org.updateRun(asText(row.Id) ?? '', { Kept_Out__c: rest.join('\n') || null });
    }
}
