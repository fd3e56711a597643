import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import callsList from '../../scripts/commands/gong/calls/list.js';
import usersList from '../../scripts/commands/gong/users/list.js';
import { openDesk, type Desk } from '../support/commands.js';
import { operationsWorld } from '../support/operationsData.js';

const MARCH = ['--from', '2026-03-01', '--to', '2026-04-01'];
let desk: Desk;

/** Somebody at Gong is on the connected user's domain, and nobody has checked for a day. */
before(async () => {
    desk = await openDesk(operationsWorld());
    desk.gong.world.users!.push({ id: '99', emailAddress: 'ann@eu.integration.example', active: true });
    for (const row of desk.org.tables.all('Gong_Settings__c')) {
        const yesterday = new Date(Date.now() - 86_400_000).toISOString();
        desk.org.tables.put('Gong_Settings__c', { ...row, Verdict_At__c: yesterday });
    }
});
after(() => desk.close());

test('an operation that touches calls is refused with the finding and exit code 4 before Gong is asked for any', async () => {
    const { exitCode, json, asked } = await desk.run(callsList, ...MARCH, '--json');
    assert.equal(exitCode, 4);
    assert.deepEqual([json.name, json.data.id, json.data.level], ['Blocked', 'email-domain', 'block']);
    assert.deepEqual(
        asked.map(({ path }) => path),
        ['/v2/users']
    );
});

test('what the check itself reads can be looked at meanwhile', async () => {
    const { exitCode, asked } = await desk.run(usersList);
    assert.deepEqual([exitCode, asked.length], [0, 1]);
});

test('wrong usage is told first, and costs nothing', async () => {
    const before = desk.org.stats.apiCalls;
    assert.equal((await desk.run(callsList, '--from', 'yesterday')).exitCode, 2);
    assert.equal(desk.org.stats.apiCalls, before);
});

test('once the collision is gone the operation works, and the next one asks the org only', async () => {
    desk.gong.world.users!.pop();
    assert.equal((await desk.run(callsList, ...MARCH)).exitCode, 0);
    const { asked, exitCode } = await desk.run(callsList, ...MARCH);
    assert.deepEqual([exitCode, asked.map(({ path }) => path)], [0, ['/v2/calls/extensive']]);
});
