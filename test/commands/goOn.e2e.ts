import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { hourlyCalls } from '../tools/local/gongCaller.js';
import { openDesk } from '../support/commands.js';
import type { Desk } from '../support/commands.js';
import list from '../../scripts/commands/gong/calls/list.js';
import users from '../../scripts/commands/gong/users/list.js';

let desk: Desk;
before(async () => {
    const many = Array.from({ length: 150 }, (_, i) => ({
        id: `${2000 + i}`,
        emailAddress: `u${i}@northwind.example.com`
    }));
    desk = await openDesk({ calls: hourlyCalls(250), users: many });
});
after(() => desk.close());
afterEach(() => void (desk.faults = undefined));

const FEBRUARY = ['--from', '2026-02-01', '--to', '2026-03-01'];
const idsOf = (csv: string): string[] => csv.split('\n').map((line) => line.split(',')[0]!);

test('a list that Gong throttles for good says what was written and the cursor; with it, nothing comes twice', async () => {
    let page = 0;
    desk.faults = () =>
        ++page === 3 ? { kind: 'status', status: 429, headers: { 'retry-after': '7200' }, body: {} } : undefined;
    const first = await desk.run(list, ...FEBRUARY, '-r', 'csv');
    assert.equal(first.exitCode, 5);
    const [, cursor] = /Stopped after 200 of 250 calls\. To go on where it stopped, .* with --cursor (\S+)/.exec(
        first.stderr
    )!;
    desk.faults = undefined;
    const rest = await desk.run(list, ...FEBRUARY, '-r', 'csv', '--cursor', cursor!);
    assert.equal(rest.exitCode, 0);
    assert.deepEqual([rest.asked.length, (rest.asked[0]!.body as { cursor: string }).cursor], [1, cursor]);
    const all = [...idsOf(first.stdout), ...idsOf(rest.stdout)];
    assert.deepEqual([all[0], all.length, new Set(all).size], ['id', 251, 251], 'one header, every call once');
});

test('lists that are asked for with GET carry the cursor in the query', async () => {
    const { asked, stdout } = await desk.run(users, '-r', 'csv');
    assert.equal(idsOf(stdout).length, 151);
    assert.deepEqual(Object.keys(asked[1]!.query), ['cursor']);
});

test('with --json nothing has been written when a list stops, and that is what is said', async () => {
    let page = 0;
    desk.faults = () => (++page === 2 ? { kind: 'status', status: 403, body: { errors: ['No.'] } } : undefined);
    const { json, exitCode } = await desk.run(list, ...FEBRUARY, '--json');
    assert.equal(exitCode, 3);
    assert.match(json.actions[0], /^Stopped after 100 of 250 calls\. Run the same command again\.$/);
});

test('a cursor that is too old is no riddle', async () => {
    const { exitCode, stderr } = await desk.run(list, ...FEBRUARY, '--cursor', 'old');
    assert.equal(exitCode, 1);
    assert.match(stderr, /The cursor is not valid\.[^]*run the same command without --cursor/);
});

test('an answer too large for Salesforce is asked for in halves, and then gone on with by time', async () => {
    let asked = 0;
    desk.faults = () => {
        asked++;
        if (asked === 1)
            return {
                kind: 'status',
                status: 200,
                headers: { 'content-type': 'application/json' },
                body: 'x'.repeat(6_000_001)
            };
        return asked === 5 ? { kind: 'status', status: 403, body: { errors: ['No.'] } } : undefined;
    };
    const stopped = await desk.run(list, '--from', '2026-02-01', '--to', '2026-02-11T10:00:00Z', '-r', 'csv');
    assert.equal(idsOf(stopped.stdout).length, 1 + 125 + 100);
    assert.match(stopped.stderr, /with --from 2026-02-06T05:00:00\.000Z: the last ones may come again/);
});
