import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openDesk } from '../support/commands.js';
import type { Desk } from '../support/commands.js';
import { assertDocumented } from '../support/documented.js';
import { OPPORTUNITY } from '../support/operationsData.js';
import action from '../../scripts/commands/gong/content/action.js';
import shared from '../../scripts/commands/gong/content/shared.js';
import viewed from '../../scripts/commands/gong/content/viewed.js';

let desk: Desk;
before(async () => void (desk = await openDesk({ calls: [] })));
after(() => desk.close());
beforeEach(() => void (desk.gong.world.contentEvents = []));

const EVENT = ['--reporting-system', 'DocuSign', '--event-time', '2026-03-10T09:00:00+01:00', '--event-id', 'e-1'];
const CONTENT = ['--content-id', 'c-1', '--content-url', 'https://docs.example.com/1', '--content-title', 'Order form'];
const MORE = [
    ...['--crm', `Opportunity=${OPPORTUNITY}`, '--crm', 'Contact=003Hs00001ABCDeIAP', '--workspace-id', '501'],
    ...[
        '--event-property',
        'Pages:number=12',
        '--event-property',
        'Note=a=b',
        '--content-property',
        'Valid:date=2026-04-01'
    ]
];
const COMMON = {
    reportingSystem: 'DocuSign',
    eventTimestamp: '2026-03-10T09:00:00+01:00',
    eventId: 'e-1',
    contentId: 'c-1',
    contentUrl: 'https://docs.example.com/1',
    contentTitle: 'Order form'
};
const ADDED = {
    crmContext: [
        {
            system: 'Salesforce',
            objects: [
                { objectType: 'Opportunity', objectId: OPPORTUNITY },
                { objectType: 'Contact', objectId: '003Hs00001ABCDeIAP' }
            ]
        }
    ],
    workspaceId: '501',
    eventProperties: [
        { name: 'Pages', value: 12, dataType: 'number' },
        { name: 'Note', value: 'a=b', dataType: 'string' }
    ],
    contentProperties: [{ name: 'Valid', value: '2026-04-01', dataType: 'date' }]
};

test('a view is reported with its viewer and the CRM records that it belongs to', async () => {
    const flags = ['--viewer', 'Grace Holloway <grace@acme.example>', '--action-title', 'Document viewed'];
    const links = ['--info-url', 'https://docs.example.com/1/log', '--share-id', 's-1'];
    const { stdout, asked, exitCode } = await desk.run(viewed, ...EVENT, ...CONTENT, ...MORE, ...flags, ...links);
    assert.deepEqual([exitCode, stdout], [0, 'Gong has taken the event.']);
    asked.forEach(assertDocumented);
    assert.equal(`${asked[0]!.method} ${asked[0]!.path}`, 'PUT /v2/customer-engagement/content/viewed');
    assert.deepEqual(asked[0]!.body, {
        ...COMMON,
        ...ADDED,
        viewer: { name: 'Grace Holloway', email: 'grace@acme.example' },
        viewActionTitle: 'Document viewed',
        viewInfoUrl: 'https://docs.example.com/1/log',
        shareId: 's-1'
    });
});

test('without CRM records and viewer, an event is what happened to the content', async () => {
    const { asked } = await desk.run(viewed, ...EVENT, ...CONTENT, '--tracking-id', 'v-1');
    assert.deepEqual(asked[0]!.body, { ...COMMON, trackingId: 'v-1' });
});

test('sharing is reported with the sharer, the recipients and the message', async () => {
    const { asked, exitCode } = await desk.run(
        shared,
        ...[...EVENT, ...CONTENT, ...MORE],
        ...['--sharer', 'maya@northwind.example.com', '--sharer-id', '1001'],
        ...['--recipient', 'Grace Holloway <grace@acme.example>', '--recipient', 'omar@acme.example'],
        ...['--subject', 'Your offer', '--message', '<p>Here</p>', '--action-name', 'Document sent'],
        ...['--info-url', 'https://docs.example.com/1/log', '--share-id', 's-1']
    );
    assert.equal(exitCode, 0);
    asked.forEach(assertDocumented);
    assert.equal(`${asked[0]!.method} ${asked[0]!.path}`, 'PUT /v2/customer-engagement/content/shared');
    assert.deepEqual(asked[0]!.body, {
        ...COMMON,
        ...ADDED,
        sharer: { email: 'maya@northwind.example.com', id: '1001' },
        recipients: [{ name: 'Grace Holloway', email: 'grace@acme.example' }, { email: 'omar@acme.example' }],
        sharingMessageSubject: 'Your offer',
        sharingMessageBody: '<p>Here</p>',
        actionName: 'Document sent',
        shareInfoUrl: 'https://docs.example.com/1/log',
        shareId: 's-1'
    });
});

test('another action needs no content', async () => {
    const flags = [
        '--action-name',
        'Document signed',
        '--actor',
        'Grace Holloway',
        '--info-url',
        'https://docs.example.com/2'
    ];
    const { asked, exitCode } = await desk.run(action, ...EVENT, ...flags);
    assert.equal(exitCode, 0);
    asked.forEach(assertDocumented);
    assert.equal(`${asked[0]!.method} ${asked[0]!.path}`, 'PUT /v2/customer-engagement/action');
    assert.deepEqual(asked[0]!.body, {
        reportingSystem: 'DocuSign',
        eventTimestamp: '2026-03-10T09:00:00+01:00',
        eventId: 'e-1',
        actionName: 'Document signed',
        actor: { name: 'Grace Holloway' },
        eventInfoUrl: 'https://docs.example.com/2'
    });
});

test('the id of the reporting system keeps all its digits', async () => {
    const { json } = await desk.run(action, ...EVENT, '--json');
    assert.match(json.result.integrationId, /^\d{19}$/);
    assert.equal(json.result.alreadyReported, false);
});

test('an event that Gong has already is an error, and none with --idempotent', async () => {
    for (const [command, flags] of [
        [viewed, [...EVENT, ...CONTENT]],
        [shared, [...EVENT, ...CONTENT]],
        [action, EVENT]
    ] as const) {
        await desk.run(command, ...flags);
        const again = await desk.run(command, ...flags);
        assert.equal(again.exitCode, 1);
        assert.match(again.stderr, /Gong has this event already: nothing was changed\.[^]*--idempotent/);
        const idempotent = await desk.run(command, ...flags, '--idempotent');
        assert.deepEqual([idempotent.exitCode, idempotent.stdout], [0, 'Gong has this event already.']);
        const { json } = await desk.run(command, ...flags, '--idempotent', '--json');
        assert.deepEqual(json.result, { integrationId: null, alreadyReported: true });
    }
});
