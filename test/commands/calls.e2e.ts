import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDesk } from '../support/commands.js';
import type { Desk } from '../support/commands.js';
import { assertDocumented } from '../support/documented.js';
import { CALL, MAYA, operationsWorld, OPPORTUNITY, OTHER_CALL } from '../support/operationsData.js';
import create from '../../scripts/commands/gong/calls/create.js';
import get from '../../scripts/commands/gong/calls/get.js';
import list from '../../scripts/commands/gong/calls/list.js';

let desk: Desk;
before(async () => void (desk = await openDesk(operationsWorld())));
after(() => desk.close());

const MARCH = ['--from', '2026-03-01', '--to', '2026-04-01T00:00+02:00'];

test('calls of a date range are asked for with what is to be known of them, and shown as a table', async () => {
    const { stdout, stderr, asked, exitCode } = await desk.run(
        list,
        ...MARCH,
        ...['--workspace-id', '501', '--user-id', '1001,1002', '--parties', '--trackers', '--context', 'Extended'],
        ...['--include', 'brief,outline', '--include', 'comments']
    );
    assert.equal(exitCode, 0);
    assert.deepEqual(
        asked.map(({ method, path, query, body }) => ({ method, path, query, body })),
        [
            {
                method: 'POST',
                path: '/v2/calls/extensive',
                query: {},
                body: {
                    filter: {
                        fromDateTime: '2026-03-01T00:00:00.000Z',
                        toDateTime: '2026-03-31T22:00:00.000Z',
                        workspaceId: '501',
                        primaryUserIds: ['1001', '1002']
                    },
                    contentSelector: {
                        context: 'Extended',
                        exposedFields: {
                            parties: true,
                            content: { trackers: true, trackerOccurrences: true, brief: true, outline: true },
                            collaboration: { publicComments: true }
                        }
                    }
                }
            }
        ]
    );
    asked.forEach(assertDocumented);
    assert.match(stdout, /Acme: "pricing", again .*Maya .*Competitors: 2/);
    assert.match(stdout, new RegExp(CALL));
    assert.doesNotMatch(stdout, /Pricing: 0/);
    assert.match(stderr, /^2 calls\.$/);
});

test('calls as CSV have all columns, lists in one cell and quotes where they are needed', async () => {
    const { stdout } = await desk.run(list, ...MARCH, '--parties', '--trackers', '--context', 'Basic', '-r', 'csv');
    const [header, first, second] = stdout.split('\n');
    assert.match(header!, /^id,started,title,duration,.*,parties,trackers,crm$/);
    assert.match(first!, /"Acme: ""pricing"", again",3700/);
    assert.ok(first!.endsWith(`Maya Lindqvist; Grace Holloway,Competitors: 2,Opportunity=${OPPORTUNITY}`), first);
    assert.match(second!, new RegExp(`^${OTHER_CALL},`));
});

test('calls as JSON lines and with --json are all that Gong gives', async () => {
    const { stdout } = await desk.run(list, ...MARCH, '--trackers', '-r', 'jsonl');
    const lines = stdout.split('\n').map((line) => JSON.parse(line));
    const { json } = await desk.run(list, ...MARCH, '--trackers', '--json');
    assert.deepEqual(json.result, lines);
    assert.equal(lines[0].content.trackers[0].phrases[0].occurrences[0].startTime, 12.5);
    assert.equal(lines[0].unannounced, true);
});

test('calls by id are asked for once each, and one that Gong does not give makes the exit code 1', async () => {
    const { stderr, asked, exitCode, stdout } = await desk.run(list, '--call-id', `${CALL},404`, '--call-id', CALL);
    assert.deepEqual((asked[0]!.body as { filter: object }).filter, { callIds: [CALL, '404'] });
    assert.equal(exitCode, 1);
    assert.match(stderr, /Gong gives no call with the id 404/);
    assert.match(stdout, new RegExp(CALL));
});

test('no calls are no error: the table is empty, the CSV has its header', async () => {
    const NEVER = ['--from', '2020-01-01', '--to', '2020-02-01'];
    const human = await desk.run(list, ...NEVER);
    assert.deepEqual([human.exitCode, human.stdout, human.stderr], [0, '', 'No calls.']);
    assert.match((await desk.run(list, ...NEVER, '-r', 'csv')).stdout, /^id,started,/);
    assert.deepEqual((await desk.run(list, ...NEVER, '--json')).json.result, []);
});

test('one call is its meta data, with flags everything', async () => {
    const plain = await desk.run(get, '--call-id', CALL);
    assert.deepEqual(
        plain.asked.map(({ method, path }) => `${method} ${path}`),
        [`GET /v2/calls/${CALL}`]
    );
    assert.match(plain.stdout, /"title": "Acme: \\"pricing\\", again"/);
    const full = await desk.run(get, '--call-id', CALL, '--parties', '--context', 'Extended', '--json');
    full.asked.forEach(assertDocumented);
    assert.equal(full.json.result.parties[1].name, 'Grace Holloway');
    assert.equal(full.json.result.context[0].objects[0].fields[0].value, 'Acme rollout');
});

test('a call that Gong does not know is an error in its words', async () => {
    for (const flags of [[], ['--parties']]) {
        const { exitCode, stderr } = await desk.run(get, '--call-id', '404', ...flags);
        assert.equal(exitCode, 1);
        assert.match(stderr, /Call ID 404 was not found/);
    }
});

const NEW_CALL = [
    ...['--client-id', 'pbx-4711', '--started', '2026-03-10T09:00:00+01:00', '--direction', 'Outbound'],
    ...['--primary-user', MAYA, '--participant', MAYA],
    ...['--participant', 'Grace Holloway <grace@acme.example>', '--participant', 'Ann Lee <+1 415 555 0101>']
];

test('a call is made with everything that Gong takes', async () => {
    const { stdout, asked, exitCode } = await desk.run(
        create,
        ...NEW_CALL,
        ...['--rep-channel', '1', '--title', 'Acme: pricing', '--purpose', 'Discovery', '--disposition', 'Connected'],
        ...['--scheduled-start', '2026-03-10T09:00:00+01:00', '--scheduled-end', '2026-03-10T10:00:00+01:00'],
        ...['--duration', '1800', '--crm', 'Opportunity=006Hs00001ABCDe', '--crm', 'Account=001Hs00001ABCDeIAP'],
        ...['--custom-data', 'pbx 7', '--meeting-url', 'https://meet.example.com/1', '--provider', 'zoom'],
        ...['--workspace-id', '501', '--language', 'en-US']
    );
    assert.equal(exitCode, 0);
    asked.forEach(assertDocumented);
    assert.deepEqual(asked[0]!.body, {
        clientUniqueId: 'pbx-4711',
        actualStart: '2026-03-10T09:00:00+01:00',
        direction: 'Outbound',
        primaryUser: MAYA,
        parties: [
            { userId: MAYA, mediaChannelId: 1 },
            { name: 'Grace Holloway', emailAddress: 'grace@acme.example' },
            { name: 'Ann Lee', phoneNumber: '+1 415 555 0101' }
        ],
        title: 'Acme: pricing',
        purpose: 'Discovery',
        disposition: 'Connected',
        scheduledStart: '2026-03-10T09:00:00+01:00',
        scheduledEnd: '2026-03-10T10:00:00+01:00',
        duration: 1800,
        context: [
            {
                system: 'Salesforce',
                objects: [
                    { objectType: 'Opportunity', objectId: OPPORTUNITY },
                    { objectType: 'Account', objectId: '001Hs00001ABCDeIAP' }
                ]
            }
        ],
        customData: 'pbx 7',
        meetingUrl: 'https://meet.example.com/1',
        callProviderCode: 'zoom',
        workspaceId: '501',
        languageCode: 'en-US'
    });
    assert.match(
        stdout,
        /^Gong has made the call \d+\.\nUpload its recording with "gong calls upload-media --call-id \d+/
    );
});

test('the same call again makes no second one: it is found where Gong shows it, else it is said why not', async () => {
    const invisible = await desk.run(create, ...NEW_CALL);
    assert.equal(invisible.exitCode, 1);
    assert.match(invisible.stderr, /exists already[^]*nothing is left to do/);

    const downloaded = NEW_CALL.map((value) => (value === 'pbx-4711' ? 'pbx-4712' : value));
    const flags = [...downloaded, '--download-media-url', 'https://pbx.example.com/1.mp3', '--json'];
    const first = await desk.run(create, ...flags);
    const again = await desk.run(create, ...flags);
    assert.equal(first.json.result.existed, false);
    assert.deepEqual(again.json.result, { callId: first.json.result.callId, existed: true });
    assert.equal(again.exitCode, 0);
    assert.match((await desk.run(create, ...flags.slice(0, -1))).stdout, /^Gong has this call already: \d+\.$/);
});
