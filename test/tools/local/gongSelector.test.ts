import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call } from '../../../tools/local/gong/index.js';
import { aCall, withGong } from './gongCaller.js';

const occurrences = [{ startTime: 12.5, speakerId: '5' }];
const CALL: Call = aCall('1', '2026-03-01T00:00:00Z', {
    context: [
        {
            system: 'Salesforce',
            objects: [
                {
                    objectType: 'Opportunity',
                    objectId: '006A',
                    fields: [{ name: 'Name', value: 'Deal' }],
                    timing: 'Now'
                },
                { objectType: 'Opportunity', objectId: '006B', fields: [], timing: 'TimeOfCall' }
            ]
        }
    ],
    parties: [{ id: '3', speakerId: '5', name: 'Grace' }],
    content: {
        trackers: [{ name: 'Competitors', occurrences, phrases: [{ phrase: 'SFDC', count: 1, occurrences }] }],
        brief: 'Short.'
    },
    interaction: { speakers: [], interactionStats: [{ name: 'Patience', value: 1 }] },
    collaboration: { publicComments: [] }
});

async function shown(contentSelector: object | undefined) {
    let found: Record<string, unknown> = {};
    await withGong({ world: { calls: [CALL] } }, async ({ post }) => {
        const { json } = await post('/v2/calls/extensive', { filter: {}, contentSelector });
        const { metaData: _, unannounced: __, ...rest } = json.calls?.[0] ?? json;
        found = rest;
    });
    return found;
}

test('without a selector a call is its meta data', async () => {
    assert.deepEqual(await shown(undefined), {});
    assert.deepEqual(await shown({ context: 'None', exposedFields: { parties: false } }), {});
});

test('basic context names the linked objects, extended context adds their fields', async () => {
    const basic = [{ objectType: 'Opportunity', objectId: '006A', timing: 'Now' }];
    assert.deepEqual(await shown({ context: 'Basic' }), { context: [{ system: 'Salesforce', objects: basic }] });
    const extended = basic.map((object) => ({ ...object, fields: [{ name: 'Name', value: 'Deal' }] }));
    assert.deepEqual(await shown({ context: 'Extended' }), { context: [{ system: 'Salesforce', objects: extended }] });
});

test('an account has no timing, and is told once whatever times are asked for', async () => {
    const account = { objectType: 'Account', objectId: '001A', fields: [], timing: 'Now' };
    const calls = [{ ...CALL, context: [{ system: 'Salesforce', objects: [account] }] }];
    await withGong({ world: { calls } }, async ({ post }) => {
        for (const more of [{}, { contextTiming: ['Now', 'TimeOfCall'] }]) {
            const contentSelector = { context: 'Extended', ...more };
            const { json } = await post('/v2/calls/extensive', { filter: {}, contentSelector });
            const { timing: _, ...shownAccount } = account;
            assert.deepEqual(json.calls[0].context[0].objects, [shownAccount]);
        }
    });
});

test('context of the time of the call comes when asked for, with extended context only', async () => {
    const { context } = (await shown({ context: 'Extended', contextTiming: ['TimeOfCall'] })) as never as Call;
    assert.deepEqual(
        context?.[0]?.objects?.map(({ objectId }) => objectId),
        ['006B']
    );
    assert.deepEqual((await shown({ context: 'Basic', contextTiming: ['Now'] })).errors, [
        "contentSelector: contextTiming can be provided only when context is 'Extended'"
    ]);
});

test('trackers come without occurrences unless these are asked for, too', async () => {
    const without = { exposedFields: { content: { trackers: true } } };
    assert.deepEqual(await shown(without), {
        content: { trackers: [{ name: 'Competitors', phrases: [{ phrase: 'SFDC', count: 1 }] }] }
    });
    const both = { exposedFields: { content: { trackers: true, trackerOccurrences: true } } };
    assert.deepEqual(await shown(both), { content: { trackers: CALL.content?.trackers } });
    assert.deepEqual(await shown({ exposedFields: { content: { trackerOccurrences: true } } }), { content: {} });
});

test('only the parts that are asked for are shown', async () => {
    assert.deepEqual(await shown({ exposedFields: { parties: true } }), { parties: CALL.parties });
    assert.deepEqual(await shown({ exposedFields: { content: { brief: true, outline: true } } }), {
        content: { brief: 'Short.' }
    });
    assert.deepEqual(await shown({ exposedFields: { interaction: { personInteractionStats: true } } }), {
        interaction: { interactionStats: [{ name: 'Patience', value: 1 }] }
    });
    assert.deepEqual(await shown({ exposedFields: { collaboration: { publicComments: true } } }), {
        collaboration: { publicComments: [] }
    });
});

test('media addresses are signed anew for every answer', async () => {
    const selector = { exposedFields: { media: true } };
    const [first, second] = [await shown(selector), await shown(selector)] as { media: { audioUrl: string } }[];
    assert.match(first!.media.audioUrl, /^https:\/\/media\.gong\.example\/1\//);
    assert.notEqual(first!.media.audioUrl, second!.media.audioUrl);
});
