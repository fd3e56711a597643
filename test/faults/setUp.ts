import type { Report } from '../../scripts/engine/index.js';
import type { LocalOrg } from '../../tools/local/org/index.js';
import { call, testWorld } from '../support/world.js';
import type { TestWorld } from '../support/world.js';

/**
 * A world in which the next sync makes every kind of request: calls are new, changed, moved to another Opportunity and
 * rid of a phrase, and a rep has edited two fields.
 */
export async function changedWorld(): Promise<TestWorld> {
    const world = await testWorld([
        call(1, [1], 'Zoho', 'SAP'),
        call(2, [1], 'Oracle'),
        call(3, [2], 'Zoho'),
        call(4, [3], 'Pipedrive', 'SAP')
    ]);
    await world.sync();
    const { calls } = world.gong.world;
    Object.assign(calls[1]!, { context: call(2, [2]).context });
    Object.assign(calls[3]!, { content: call(4, [3], 'SAP').content });
    Object.assign(calls[2]!, { content: call(3, [2], 'Zoho', 'HubSpot').content });
    calls.push(call(5, [1, 3], 'HubSpot'), call(6, [2], 'Zoho'));
    edit(world.org, 0, 'Zoho, Typed');
    edit(world.org, 2, 'Pipedrive');
    return world;
}

function edit({ tables }: LocalOrg, index: number, field: string): void {
    tables.put('Opportunity', { ...tables.all('Opportunity')[index]!, MainCompetitors__c: field });
}

const SYSTEM = /^(Id|CreatedDate|CreatedById|LastModifiedDate|LastModifiedById|SystemModstamp|OwnerId|IsDeleted)$/;

/** Everything that a sync is answerable for, without ids and times of the org's own: equal states are equal texts. */
export function finalState({ tables }: LocalOrg): string {
    const keyOf = new Map(tables.all('Gong_Call__c').map((row) => [row.Id, row.Key__c]));
    const plain = (row: Record<string, unknown>): Record<string, unknown> =>
        Object.fromEntries(
            Object.entries(row)
                .filter(([name, value]) => !SYSTEM.test(name) && value !== null)
                .map(([name, value]) => [name, name === 'Gong_Call__c' ? keyOf.get(value as string) : value])
                .sort(([a], [b]) => (a! < b! ? -1 : 1))
        );
    const rows = (object: string, by: string): unknown[] =>
        tables
            .all(object)
            .map(plain)
            .map((row) => (object === 'Gong_Tracker_Hit__c' ? { ...row, Name: undefined } : row))
            .sort((a, b) => (String(a[by]) < String(b[by]) ? -1 : 1));
    return JSON.stringify({
        calls: rows('Gong_Call__c', 'Key__c'),
        hits: rows('Gong_Tracker_Hit__c', 'Key__c'),
        opportunities: rows('Opportunity', 'Name')
    });
}

/** Rows of the right state that are not in this one, and rows that this one has beyond those. */
export function difference(state: string, right: string): { lost: number; doubled: number } {
    const rowsOf = (text: string): string[] =>
        Object.values(JSON.parse(text) as Record<string, unknown[]>)
            .flat()
            .map((row) => JSON.stringify(row));
    const [is, should] = [rowsOf(state), rowsOf(right)];
    const lost = should.filter((row) => !is.includes(row)).length;
    return { lost, doubled: is.length - (should.length - lost) };
}

/** How a run ended: its report, or the error that kept it from starting or from recording itself. */
export async function ending(
    run: Promise<Report>
): Promise<{ report?: Report; error?: Error & { actions?: string[] } }> {
    try {
        return { report: await run };
    } catch (error) {
        return { error: error as Error };
    }
}
