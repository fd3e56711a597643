import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { apexCases, casesOf, classFile, GROUPS, type Group } from '../../tools/contract/apexCases.js';
import type { ContractCase } from '../../tools/contract/parts.js';
import { bytesOf, contractWorld, type Message } from './world.js';

const groups = (Object.keys(GROUPS) as Group[]).filter((group) => group.startsWith('gateway/'));
const cases = groups.flatMap((group) => casesOf<ContractCase>(group).map((one) => ({ ...one, group })));

let world: Awaited<ReturnType<typeof contractWorld>>;
before(async () => void (world = await contractWorld(cases)));
after(() => world.close());

test('the cases that Apex runs are these, and they are enough', () => {
    assert.ok(cases.length >= 300, String(cases.length));
    for (const [group, name] of Object.entries(GROUPS))
        assert.equal(readFileSync(classFile(name), 'utf8'), apexCases(group as Group), 'npm run contract');
});

for (const one of cases)
    test(`${one.group}: ${one.name}`, async () => {
        const { answer, reached } = await world.run(one);
        assertAnswer(answer, one.answer);
        assert.equal(reached.length, one.gong ? 1 : 0, 'requests to Gong');
        if (one.sent) assertSent(reached[0]!, one.ask[0], one.sent);
    });

function assertAnswer({ status, headers, body }: Message, expected: ContractCase['answer']): void {
    assert.equal(status, expected.status, body.subarray(0, 500).toString());
    assert.deepEqual(
        ['content-type', 'x-gong-status', 'retry-after', 'set-cookie', 'x-other', 'x-ratelimit-remaining'].map(
            (name) => headers[name]
        ),
        [
            expected.type === null ? undefined : (expected.type ?? 'application/json;charset=UTF-8'),
            String(expected.meant ?? expected.status),
            expected.retry,
            ...[undefined, undefined, undefined]
        ]
    );
    if (expected.body !== undefined) return assert.deepEqual(body, bytesOf(expected.body));
    const { requestId, ...refusal } = JSON.parse(body.toString()) as Record<string, unknown>;
    assert.ok(requestId);
    assert.deepEqual(refusal, { errors: expected.says, code: expected.code });
}

function assertSent(sent: Message, method: string, expected: NonNullable<ContractCase['sent']>): void {
    assert.equal(sent.method, method);
    const [path, query] = expected.to.split('?');
    const [sentPath, sentQuery] = sent.path!.split('?');
    assert.deepEqual([sentPath, sentQuery?.split('&').sort()], [path, query?.split('&').sort()]);
    assert.equal(sent.headers.accept, 'application/json');
    assert.equal(sent.headers['content-type'], expected.type);
    assert.deepEqual(sent.body, bytesOf(expected.body ?? ''));
}
