import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gong } from '../../scripts/gong/client/gong.js';
import { GongConflict, GongUnavailable } from '../../scripts/gong/client/errors.js';
import type { Gong } from '../../scripts/gong/client/gong.js';
import type { GongRequest, GongResponse } from '../../scripts/gong/client/transport.js';
import {
    BadAnswer,
    BadInput,
    createCall,
    findUser,
    getCall,
    listCalls,
    listInteractionStats,
    listTranscripts,
    listUsers,
    nameSpeakers,
    reportContentViewed,
    request,
    uploadMedia
} from '../../scripts/gong/index.js';
import type { NewCall, Page } from '../../scripts/gong/index.js';
import { onDay } from '../support/fixedDay.js';

// spans must not end in the future
onDay('2026-06-01');

const json = (status: number, body: unknown): GongResponse => ({ status, body: JSON.stringify(body) });

/** A Gong that gives these answers one after the other, the last one again and again, and remembers what it was asked. */
function fake(...answers: GongResponse[]): { client: Gong; asked: GongRequest[] } {
    const asked: GongRequest[] = [];
    const client = gong({
        gong(one) {
            asked.push(one);
            return Promise.resolve(answers[Math.min(asked.length, answers.length) - 1]!);
        },
        now: () => 0,
        sleep: () => Promise.resolve()
    });
    return { client, asked };
}
async function all<T>(pages: AsyncIterable<Page<T>>): Promise<T[]> {
    const items: T[] = [];
    for await (const page of pages) items.push(...page.items);
    return items;
}

test('a list is asked for page by page, and no further than it is read', async () => {
    const page = (id: string, cursor?: string) => json(200, { users: [{ id }], records: { totalRecords: 2, cursor } });
    const { client, asked } = fake(page('1', 'next'), page('2'));
    const pages = listUsers(client)[Symbol.asyncIterator]();
    assert.deepEqual((await pages.next()).value, { items: [{ id: '1' }], total: 2, next: { cursor: 'next' } });
    assert.equal(asked.length, 1);
    assert.deepEqual((await pages.next()).value, { items: [{ id: '2' }], total: 2, next: undefined });
    assert.deepEqual(
        asked.map(({ query }) => query),
        [{}, { cursor: 'next' }]
    );
});

test('a POST carries its cursor at the top level of the body', async () => {
    const page = (cursor?: string) =>
        json(200, { peopleInteractionStats: [{ userId: cursor ?? '2' }], records: { cursor } });
    const { client, asked } = fake(page('next'), page());
    const span = { from: '2026-03-01', to: '2026-04-01' };
    assert.equal((await all(listInteractionStats(client, span))).length, 2);
    assert.deepEqual(JSON.parse(JSON.stringify(asked[1]!.body)), {
        cursor: 'next',
        filter: { fromDate: '2026-03-01', toDate: '2026-04-01' }
    });
});

test('a server that gives the same page again and again is not read for ever', async () => {
    const { client } = fake(json(200, { users: [{ id: '1' }], records: { cursor: 'same' } }));
    await assert.rejects(all(listUsers(client)), GongUnavailable);
});

test('calls come once each, whatever Gong leaves out or adds', async () => {
    const calls = [
        { metaData: { id: '1', duration: 'long', extra: true }, parties: 'none', content: null },
        { metaData: { id: 1, title: 7 } },
        {},
        'nonsense',
        { context: [{ objects: [{ objectId: '006', fields: null }, 'nonsense'] }] }
    ];
    const { client } = fake(json(200, { calls }));
    assert.deepEqual(await all(listCalls(client, { from: '2026-01-01T00:00:00Z' })), [
        { metaData: { id: '1', duration: undefined, extra: true }, parties: undefined, content: null },
        { metaData: {} },
        { metaData: {}, context: [{ objects: [{ objectId: '006', fields: null }] }] }
    ]);
});

test('an answer of another shape is an error that says so', async () => {
    await assert.rejects(all(listUsers(fake(json(200, { users: 'many' })).client)), BadAnswer);
    await assert.rejects(getCall(fake(json(200, {})).client, { callId: '1' }), BadAnswer);
});

test('a user is found by any address, without reading further than needed', async () => {
    const users = [{ id: '1' }, { id: '2', emailAddress: 'a@b.example', emailAliases: ['Other@B.example'] }];
    const { client, asked } = fake(json(200, { users, records: { cursor: 'more' } }));
    assert.equal((await findUser(client, 'other@b.EXAMPLE'))?.id, '2');
    assert.equal(asked.length, 1);
    assert.equal(await findUser(fake(json(200, { users })).client, 'nobody@b.example'), undefined);
});

test('transcripts that are too large for Salesforce are asked for in halves', async () => {
    const tooLarge = json(413, { errors: ['Too large.'], code: 'RESPONSE_TOO_LARGE' });
    const { client, asked } = fake(
        tooLarge,
        json(200, { callTranscripts: [{ callId: '1' }] }),
        json(200, { callTranscripts: [{ callId: '2' }] })
    );
    const found = await all(listTranscripts(client, { callIds: ['1', '2'] }));
    assert.deepEqual(
        found.map(({ callId }) => callId),
        ['1', '2']
    );
    assert.equal(asked.length, 3);
});

test('speakers that Gong does not name are told apart', async () => {
    const parties = [{ speakerId: 'a', emailAddress: 'a@b.example' }];
    const { client } = fake(json(200, { calls: [{ metaData: { id: '1' }, parties }] }));
    const transcript = ['a', 'b', 'c', 'b'].map((speakerId) => ({ speakerId }));
    const [named] = await nameSpeakers(client, [{ callId: '1', transcript }]);
    assert.deepEqual(
        named!.transcript.map(({ speaker }) => speaker),
        ['a@b.example', 'Speaker 1', 'Speaker 2', 'Speaker 1']
    );
    assert.deepEqual(await nameSpeakers(client, []), []);
});

const NEW_CALL: NewCall = {
    clientUniqueId: 'pbx-1',
    actualStart: '2026-03-10T09:00:00Z',
    direction: 'Outbound',
    primaryUser: '7',
    parties: [{ userId: '7' }, { name: 'Grace Holloway' }]
};

test('a conflict stays one when the call cannot be looked for', async () => {
    const { client } = fake(json(409, { errors: ['Known.'] }), json(403, { errors: ['No.'] }));
    await assert.rejects(createCall(client, NEW_CALL), GongConflict);
});

test('what a caller without types gives wrong is refused before anything is sent, with the field', async () => {
    const { client, asked } = fake(json(200, {}));
    const wrong: readonly [() => Promise<unknown>, RegExp][] = [
        [() => createCall(client, { ...NEW_CALL, parties: [] }), /^parties must list at least two/],
        [() => createCall(client, { ...NEW_CALL, title: '' }), /^title must be a text, for example/],
        [
            () => createCall(client, { ...NEW_CALL, clientUniqueId: undefined as never }),
            /^clientUniqueId must be a text/
        ],
        [
            () => createCall(client, { ...NEW_CALL, startTime: 1 } as never),
            /^startTime is not a field of this operation/
        ],
        [() => createCall(client, { ...NEW_CALL, direction: 'Up' as never }), /^direction must be one of Inbound/],
        [
            () => createCall(client, { ...NEW_CALL, parties: [{ userId: '7' }, { name: 'G', emailAddress: 'x' }] }),
            /^parties\.1\.emailAddress must be an email address, for example/
        ],
        [() => all(listCalls(client, {})), /^from is required where callIds is not given/],
        [() => all(listCalls(client, { callIds: [] })), /^callIds must list at least one id/],
        [() => all(listCalls(client, { callIds: ['1'], from: '2026-01-01T00:00:00Z' })), /^callIds cannot be combined/],
        [() => all(listUsers(client, { userIds: ['x'] })), /^userIds\.0 must be an id/],
        [() => getCall(client, { callId: '../users' }), /^callId must be an id/],
        [
            () => uploadMedia(client, { callId: '1', fileName: 'a', bytes: new Uint8Array(6_000_000) }),
            /^mediaFile must be at most/
        ],
        [() => reportContentViewed(client, { reportingSystem: 'DocuSign' } as never), /^eventTimestamp must be a time/],
        [() => request(client, { method: 'DELETE' as never, path: '/v2/calls' }), /^method must be one of/]
    ];
    for (const [act, sentence] of wrong)
        await assert.rejects(act, (error: Error) => {
            assert.ok(error instanceof BadInput, String(error));
            assert.match(error.message, sentence);
            assert.equal(error.exitCode, 2);
            return true;
        });
    assert.equal(asked.length, 0);
});
