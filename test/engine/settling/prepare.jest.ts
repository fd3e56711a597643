import { Batch } from '../../../scripts/engine/calls/batch.js';
import { prepare } from '../../../scripts/engine/settling/prepare.js';
import { readSettings } from '../../../scripts/engine/settings/settings.js';
import { readNames, textForm } from '#rules';
import { FIRST, SECOND, aCall } from '../support/calls.js';
import { Host } from '../support/host.js';

const rules = { settings: readSettings({}), names: readNames([]), form: textForm(255) };

it('the rows of one Opportunity are written side by side, whatever the order of the calls', async () => {
    const batch = new Batch(rules);
    for (const [id, opportunity] of [
        ['1', SECOND],
        ['2', FIRST],
        ['3', SECOND],
        ['4', FIRST]
    ] as const)
        batch.add(aCall({ id, opportunities: [opportunity], heard: { SAP: 1 } }));
    const { writes } = await prepare(new Host(FIRST, SECOND).org, rules, batch);
    const calls = writes.filter(({ change }) => change.object === 'Gong_Call__c');
    expect(calls.map(({ owner }) => owner.key)).toEqual([`2.${FIRST}`, `4.${FIRST}`, `1.${SECOND}`, `3.${SECOND}`]);
    const hits = writes.filter(({ change }) => change.object === 'Gong_Tracker_Hit__c');
    expect(hits.map(({ owner }) => owner.key)).toEqual(calls.map(({ owner }) => owner.key));
});
