import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { closeWorlds } from '../support/world.js';
import type { TestWorld } from '../support/world.js';
import { changedWorld } from './setUp.js';

afterEach(closeWorlds);

const TYPED = 'Typed in between';

/** What a rep does who saves Main Competitor(s) of every Opportunity: a name more than there is. */
function saveAsRep({ org: { tables } }: TestWorld): void {
    for (const row of tables.all('Opportunity')) {
        const field = String(row.MainCompetitors__c ?? '');
        if (field.includes(TYPED)) continue;
        tables.put('Opportunity', {
            ...row,
            MainCompetitors__c: [field, TYPED].filter((name) => name !== '').join(', ')
        });
    }
}

/** Syncs; right before the request of that number reaches the org, the rep saves. @returns how many requests there were */
async function withEditBefore(number: number): Promise<number> {
    const world = await changedWorld();
    let requests = 0;
    world.org.faults = () => {
        if (++requests === number) saveAsRep(world);
        return undefined;
    };
    const report = await world.sync();
    assert.ok([0, 1].includes(report.exitCode), report.error ?? '');
    world.org.faults = undefined;
    if (requests >= number) {
        const edited = (): string[] => world.org.tables.all('Opportunity').map((row) => String(row.MainCompetitors__c));
        for (const field of edited()) assert.ok(field.includes(TYPED), `lost before request ${number}: ${field}`);
        await world.sync();
        for (const field of edited()) assert.ok(field.includes(TYPED), `lost by the run after: ${field}`);
    }
    await closeWorlds();
    return requests;
}

test('a rep who saves between any two requests of a run loses no edit', async () => {
    const requests = await withEditBefore(Infinity);
    assert.ok(requests > 8);
    for (let number = 1; number <= requests; number++) await withEditBefore(number);
});
