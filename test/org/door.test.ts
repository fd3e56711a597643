import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldOutcome, FieldWrite } from '../../scripts/engine/index.js';
import { writeFields } from '../../scripts/org/door.js';
import { OrgHttp } from '../../scripts/org/http.js';
import type { HttpAnswer } from '../../scripts/org/http.js';

interface Body {
    readonly field: string;
    readonly opportunities: readonly FieldWrite[];
}

/** A door that answers as told; `asked` is how many Opportunities each request held. */
class Door extends OrgHttp {
    readonly asked: number[] = [];
    readonly waits: number[] = [];
    private readonly reply: (body: Body, request: number) => [status: number, body: unknown];

    constructor(reply: (body: Body, request: number) => [number, unknown]) {
        const waits: number[] = [];
        const session = { instanceUrl: 'http://127.0.0.1:1', refreshAuth: () => Promise.resolve() };
        super(session, (milliseconds) => Promise.resolve(void waits.push(milliseconds)));
        this.waits = waits;
        this.reply = reply;
    }

    override send(_method: string, _path: string, body?: unknown): Promise<HttpAnswer> {
        this.asked.push((body as Body).opportunities.length);
        const [status, answer] = this.reply(body as Body, this.asked.length);
        return Promise.resolve({ status, headers: {}, body: JSON.stringify(answer) });
    }
}

const texts = (text: string) => ({ field: text, state: text });
const write = (n: number, next = 'Globex'): FieldWrite => ({
    id: `006${String(n).padStart(12, '0')}AAA`,
    expected: texts('Acme'),
    next: texts(next)
});
const many = (count: number, next?: string): FieldWrite[] => Array.from({ length: count }, (_, i) => write(i, next));
const written = ({ opportunities }: Body): object => ({
    opportunities: opportunities.map(({ next }) => ({ outcome: 'written', ...next }))
});
const ours = (code: string): object => ({ requestId: 'r', errors: ['Because.'], code });
const counts = (outcomes: readonly FieldOutcome[]): Record<string, number> =>
    Object.fromEntries(
        ['written', 'refused'].map((name) => [name, outcomes.filter(({ outcome }) => outcome === name).length])
    );

test('two hundred Opportunities go in one request, more in several', async () => {
    const door = new Door((body) => [200, written(body)]);
    const outcomes = await writeFields(door, 'Rivals__c', many(450));
    assert.deepEqual(
        door.asked.sort((a, b) => a - b),
        [50, 200, 200]
    );
    assert.equal(outcomes.length, 450);
});

test('what is larger than a door takes goes in halves', async () => {
    const door = new Door((body) => [200, written(body)]);
    await writeFields(door, 'Rivals__c', many(64, 'x'.repeat(10_000)));
    assert.deepEqual(door.asked, [32, 32]);
});

test('a row that stays locked fails alone: the others are written in ever smaller parts', async () => {
    const locked = write(5).id;
    const door = new Door((body) =>
        body.opportunities.some(({ id }) => id === locked) ? [503, ours('UNABLE_TO_LOCK_ROW')] : [200, written(body)]
    );
    const outcomes = await writeFields(door, 'Rivals__c', many(16));
    assert.deepEqual(counts(outcomes), { written: 15, refused: 1 });
    assert.deepEqual(outcomes[5], {
        outcome: 'refused',
        code: 'UNABLE_TO_LOCK_ROW',
        message: 'Salesforce refused to write the Opportunity: Because.'
    });
});

test('a lock that goes away is waited for', async () => {
    const door = new Door((body, request) => (request < 3 ? [503, ours('UNABLE_TO_LOCK_ROW')] : [200, written(body)]));
    assert.deepEqual(counts(await writeFields(door, 'Rivals__c', many(4))), { written: 4, refused: 0 });
    assert.deepEqual([door.asked, door.waits.length], [[4, 4, 4], 2]);
});

test('automation that reaches a limit of Apex with many rows passes with fewer', async () => {
    const limit = [{ errorCode: 'APEX_ERROR', message: 'System.LimitException: Apex CPU time limit exceeded' }];
    const door = new Door((body) => (body.opportunities.length > 3 ? [500, limit] : [200, written(body)]));
    assert.deepEqual(counts(await writeFields(door, 'Rivals__c', many(10))), { written: 10, refused: 0 });
});

test('an org that does not answer is tried again, and not in halves', async () => {
    const door = new Door(() => [502, 'gateway']);
    await assert.rejects(writeFields(door, 'Rivals__c', many(8)), { code: 'ORG_UNAVAILABLE' });
    assert.deepEqual(door.asked, [8, 8, 8, 8]);
});

for (const [status, body, code] of [
    [403, ours('NOT_ALLOWED'), 'GATEWAY_CLOSED'],
    [403, [{ errorCode: 'FORBIDDEN', message: 'no' }], 'GATEWAY_CLOSED'],
    [404, [{ errorCode: 'NOT_FOUND', message: 'no' }], 'GATEWAY_CLOSED'],
    [409, ours('BAD_FIELD'), 'BAD_FIELD'],
    [403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'no' }], 'REQUEST_LIMIT_EXCEEDED']
] as const)
    test(`a door that says ${status} ${JSON.stringify(body)} ends the run with ${code}`, async () => {
        const door = new Door(() => [status, body]);
        await assert.rejects(writeFields(door, 'Rivals__c', many(8)), { code });
        assert.deepEqual(door.asked, [8]);
    });
