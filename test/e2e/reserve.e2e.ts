import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPlace, startCli } from '../faults/process.js';
import { call } from '../support/world.js';

const BACKFILL = ['sync', '--from', '2025-01-01', '--to', '2026-01-01'];
const DAY = 86_400_000;

test('a backfill that comes to the reserve stops with exit code 5, its record says where, and the next one goes on', async () => {
    const calls = [0, 100, 200, 300].map((day, i) => {
        const one = call(i + 1, [1], 'SAP');
        one.metaData!.started = new Date(Date.UTC(2025, 0, 2) + day * DAY).toISOString();
        return one;
    });
    const place = await openPlace(calls);
    try {
        const { tables } = place.org;
        const reserve = (Gong_Reserve__c: number): void =>
            tables.put('Gong_Settings__c', { ...tables.all('Gong_Settings__c')[0]!, Gong_Reserve__c });
        reserve(9998);
        const stopped = await startCli(place, ...BACKFILL).ended;
        assert.equal(stopped.exitCode, 5, stopped.printed);
        assert.match(stopped.printed, /Stopped to leave 9,998 to other integrations, as Gong Settings › Gong Requests/);
        assert.match(stopped.printed, /lower the reserve/);
        const shown = await startCli(place, 'runs', 'show').ended;
        assert.match(shown.printed, /Stopped to leave 9,998/);
        assert.match(shown.printed, /settled to 2025-06-30T00:00:00/);
        reserve(9000);
        const again = await startCli(place, ...BACKFILL).ended;
        assert.equal(again.exitCode, 0, again.printed);
        assert.equal(tables.all('Gong_Call__c').length, 4);
        assert.equal(place.gong.stats.requests, 5, 'no window is read twice');
    } finally {
        await place.close();
    }
});
