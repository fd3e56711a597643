import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault, FaultRequest } from '../../../tools/local/faults.js';
import { keyOf, withGong } from './gongCaller.js';

const EVENT = {
    reportingSystem: 'DocuSign',
    eventTimestamp: '2026-03-01T00:00:00Z',
    contentId: '1',
    contentUrl: 'https://docs.example/1',
    contentTitle: 'Contract'
};

/** Reports an event while a fault is played; gives the answer's text, or the error's code, and what was stored. */
async function played(fault: Fault, patience = 30_000): Promise<{ outcome: string; stored: number }> {
    const seen = { outcome: '', stored: 0 };
    await withGong({ world: { calls: [] }, faults: () => fault }, async ({ gong }) => {
        const response = fetch(`${gong.url}/v2/customer-engagement/action`, {
            method: 'PUT',
            headers: { authorization: keyOf(gong), 'content-type': 'application/json' },
            body: JSON.stringify(EVENT),
            signal: AbortSignal.timeout(patience)
        });
        seen.outcome = await response.then(
            async (answer) => `${answer.status} ${await answer.text().catch(() => 'broken off')}`,
            (error: Error & { cause?: { code?: string } }) => error.cause?.code ?? error.name
        );
        seen.stored = gong.world.contentEvents?.length ?? 0;
    });
    return seen;
}

test('a connection that is closed or reset before has done nothing', async () => {
    assert.deepEqual(await played({ kind: 'refuse' }), { outcome: 'UND_ERR_SOCKET', stored: 0 });
    assert.deepEqual(await played({ kind: 'resetBefore' }), { outcome: 'ECONNRESET', stored: 0 });
});

test('a connection that is reset after, or an answer that breaks off, has done everything', async () => {
    assert.deepEqual(await played({ kind: 'resetAfter' }), { outcome: 'ECONNRESET', stored: 1 });
    assert.deepEqual(await played({ kind: 'truncate' }), { outcome: '200 broken off', stored: 1 });
});

test('a stall without an end never answers, one with an end does', async () => {
    assert.deepEqual(await played({ kind: 'stall' }, 150), { outcome: 'TimeoutError', stored: 0 });
    const { outcome, stored } = await played({ kind: 'stall', ms: 1 });
    assert.match(outcome, /^200 /);
    assert.equal(stored, 1);
});

test('a page of a proxy and any other answer can be put in the place of the real one', async () => {
    assert.match((await played({ kind: 'html' })).outcome, /^502 <!doctype html>/);
    const busy: Fault = { kind: 'status', status: 503, body: { errors: ['Busy'] }, headers: { 'retry-after': '2' } };
    assert.deepEqual(await played(busy), { outcome: '503 {"errors":["Busy"]}', stored: 0 });
});

test('a fault is chosen by the request, and counted requests tell the first from the second', async () => {
    const seen: FaultRequest[] = [];
    await withGong({}, async ({ gong, get }) => {
        gong.faults = (request) => {
            seen.push(request);
            return request.n === 1 ? { kind: 'status', status: 500 } : undefined;
        };
        assert.equal((await get('/v2/users?cursor=')).status, 500);
        assert.equal((await get('/v2/users')).status, 200);
        assert.deepEqual(seen[0], { method: 'GET', path: '/v2/users', query: { cursor: '' }, body: undefined, n: 1 });
    });
});
