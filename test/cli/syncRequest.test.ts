import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from '@oclif/core';
import Sync from '../../scripts/commands/gong/sync.js';
import { syncRequest } from '../../scripts/cli/syncRequest.js';
import type { SyncFlags } from '../../scripts/cli/syncRequest.js';
import { toSfError } from '../../scripts/cli/toSfError.js';
import type { SyncRequest } from '../../scripts/engine/index.js';
import { DAY } from '#rules';

const NOW = Date.UTC(2026, 5, 10);

/** What the command makes of what is typed after its name. */
async function request(typed: string): Promise<SyncRequest> {
    const { 'target-org': _, ...flags } = Sync.flags;
    const parsed = await Parser.parse(typed.split(' ').filter(Boolean), { flags, strict: true });
    return syncRequest(parsed.flags as SyncFlags, NOW);
}

test('without flags a run is incremental', async () => assert.equal((await request('')).kind, 'Incremental'));

test('days, and from and to, make a backfill', async () => {
    assert.deepEqual((await request('--days 90')).span, { from: NOW - 90 * DAY, to: NOW });
    assert.deepEqual((await request('--from 2026-06-01')).span, { from: NOW - 9 * DAY, to: NOW });
    const { kind, span } = await request('--from 2026-06-01T02:00:00+02:00 --to 2026-06-02');
    assert.deepEqual([kind, span], ['Backfill', { from: NOW - 9 * DAY, to: NOW - 8 * DAY }]);
});

test('call ids may be repeated or separated by commas', async () =>
    assert.deepEqual((await request('--call-id 1 --call-id 2,3')).callIds, ['1', '2', '3']));

test('an Opportunity id of 15 characters becomes 18', async () =>
    assert.equal((await request('--opportunity 006Hs00001ABCDe')).opportunityId, '006Hs00001ABCDeIAP'));

for (const [typed, flag] of [
    ['--call-id abc', 'call-id'],
    ['--call-id 1,https://app.gong.io/call?id=1', 'call-id'],
    ['--opportunity Acme', 'opportunity'],
    ['--from yesterday', 'from'],
    ['--from 2026-13-01', 'from'],
    ['--from 2026-02-29', 'from'],
    ['--from 2026-01-01 --to 2026-06-31T00:00:00Z', 'to'],
    ['--from 2026-06-01 --to 01.06.2026', 'to']
] as const) {
    test(`a wrong --${flag} (${typed}) is usage, with a right example`, () =>
        assert.rejects(request(typed), (error: Error) => {
            const shown = toSfError(error) as Error & { exitCode?: number; actions?: string[] };
            assert.equal(shown.exitCode, 2);
            assert.match(shown.message, new RegExp(`--${flag} cannot be`));
            assert.match(shown.actions![0]!, new RegExp(`--${flag} \\S+`));
            return true;
        }));
}

test('an end before the start is usage', () => assert.rejects(request('--from 2026-06-02 --to 2026-06-01'), /later/));

test('a day is a day of UTC wherever the command runs, also where clocks change on it, and in a leap year', async () => {
    const zone = process.env.TZ;
    try {
        for (const TZ of ['UTC', 'America/New_York', 'Europe/Berlin', 'Pacific/Chatham', 'Asia/Kathmandu']) {
            process.env.TZ = TZ;
            for (const [from, to] of [
                ['2026-03-08', '2026-03-09'],
                ['2026-03-29', '2026-03-30'],
                ['2026-11-01', '2026-11-02'],
                ['2028-02-29', '2028-03-01']
            ] as const) {
                const span = { from: Date.parse(`${from}T00:00:00Z`), to: Date.parse(`${to}T00:00:00Z`) };
                assert.deepEqual((await request(`--from ${from} --to ${to}`)).span, span, `${from} in ${TZ}`);
                assert.equal(span.to - span.from, DAY);
            }
        }
    } finally {
        if (zone === undefined) delete process.env.TZ;
        else process.env.TZ = zone;
    }
});
