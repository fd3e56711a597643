import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { commands } from '../support/allCommands.js';
import { openDesk } from '../support/commands.js';
import type { Desk } from '../support/commands.js';
import { assertDocumented } from '../support/documented.js';
import { CALL, MAYA, operationsWorld, SCORECARD } from '../support/operationsData.js';

let desk: Desk;
before(async () => void (desk = await openDesk(operationsWorld())));
after(() => desk.close());

interface List {
    readonly name: string;
    readonly flags?: readonly string[];
    readonly asked: { readonly path: string; readonly query?: object; readonly body?: object };
    readonly human: RegExp;
    readonly csv: RegExp;
    /** Something of the first item. */
    readonly json: object;
}

const LISTS: readonly List[] = [
    {
        name: 'users list',
        asked: { path: 'GET /v2/users' },
        human: /1001 .* maya@northwind\.example\.com .* Maya Lindqvist .*Account Executive .* true/,
        csv: /^id,emailAddress,name,title,active,emailAliases,phoneNumber,managerId,created\n1001,maya@/,
        json: { id: MAYA, emailAliases: ['m.lindqvist@northwind.example.com'] }
    },
    {
        name: 'users list',
        flags: ['--include-avatars'],
        asked: { path: 'GET /v2/users', query: { includeAvatars: 'true' } },
        human: /support@gong\.example/,
        csv: /\n1003,support@gong\.example/,
        json: { id: MAYA }
    },
    {
        name: 'users list',
        flags: ['--user-id', '1001,1002', '--created-from', '2024-01-01', '--created-to', '2025-12-31T00:00:00Z'],
        asked: {
            path: 'POST /v2/users/extensive',
            body: {
                filter: {
                    userIds: ['1001', '1002'],
                    createdFromDateTime: '2024-01-01T00:00:00Z',
                    createdToDateTime: '2025-12-31T00:00:00Z'
                }
            }
        },
        human: /^[^]*maya@(?![^]*omar@)/,
        csv: /\n1001,/,
        json: { id: MAYA }
    },
    {
        name: 'users history',
        flags: ['--user-id', MAYA],
        asked: { path: `GET /v2/users/${MAYA}/settings-history` },
        human: /2025-02-01 09:00 Z .* webConferencesRecorded .* true/,
        csv: /^time,setting,value\n2025-02-01T09:00:00Z,webConferencesRecorded,true$/,
        json: { setting: 'webConferencesRecorded', value: true }
    },
    {
        name: 'users find',
        flags: ['--email', 'M.Lindqvist@NORTHWIND.example.com'],
        asked: { path: 'GET /v2/users' },
        human: /1001 .* maya@northwind/,
        csv: /\n1001,maya@northwind/,
        json: { id: MAYA }
    },
    {
        name: 'workspaces list',
        asked: { path: 'GET /v2/workspaces' },
        human: /501 .* Sales .* All of sales/,
        csv: /^id,name,description\n501,Sales,All of sales$/,
        json: { id: '501' }
    },
    {
        name: 'trackers list',
        flags: ['--workspace-id', '501'],
        asked: { path: 'GET /v2/settings/trackers', query: { workspaceId: '501' } },
        human: /601 .* Competitors .* Anyone .* Initech; Globex/,
        csv: /^trackerId,trackerName,workspaceId,affiliation,keywords,.*\n601,Competitors,501,Anyone,Initech; Globex,/,
        json: { trackerId: '601', trackerName: 'Competitors' }
    },
    {
        name: 'scorecards list',
        asked: { path: 'GET /v2/settings/scorecards' },
        human: new RegExp(`${SCORECARD} .* Discovery .* true .* MANUAL .* 1 `),
        csv: new RegExp(`\n${SCORECARD},Discovery,501,true,MANUAL,1,`),
        json: { scorecardId: SCORECARD, workspaceId: '501' }
    },
    {
        name: 'library list',
        flags: ['--workspace-id', '501'],
        asked: { path: 'GET /v2/library/folders', query: { workspaceId: '501' } },
        human: /801 .* Great openings .* 2026-03-04/,
        csv: /\n801,Great openings,,2026-03-04T10:00:00Z,$/,
        json: { id: '801', name: 'Great openings' }
    },
    {
        name: 'library folder',
        flags: ['--folder-id', '801'],
        asked: { path: 'GET /v2/library/folder-content', query: { folderId: '801' } },
        human: /Acme: pricing .* Hear the start .* 5–65 s/,
        csv: new RegExp(`^id,title,note,snippet,addedBy,created,url\n${CALL},Acme: pricing,Hear the start,5–65 s,`),
        json: { id: CALL, snippet: { fromSec: 5, toSec: 65 } }
    },
    {
        name: 'logs list',
        flags: ['--type', 'AccessLog', '--from', '2026-03-01', '--to', '2026-04-01T00:00:00+02:00'],
        asked: {
            path: 'GET /v2/logs',
            query: {
                logType: 'AccessLog',
                fromDateTime: '2026-03-01T00:00:00Z',
                toDateTime: '2026-04-01T00:00:00+02:00'
            }
        },
        human: /2026-03-02 08:00 Z .* Maya .* \{"browser":"Firefox"\}/,
        csv: /\n2026-03-02T08:00:00Z,maya@northwind\.example\.com,Maya Lindqvist,1001,,"\{""browser"":""Firefox""\}"$/,
        json: { userId: MAYA, logRecord: { browser: 'Firefox' } }
    }
];

for (const { name, flags = [], asked, human, csv, json } of LISTS) {
    test(`${[name, ...flags].join(' ')}: asks as documented; shown as table, CSV, JSON lines and JSON`, async () => {
        const run = (...more: string[]) => desk.run(commands[name]!, ...flags, ...more);
        const table = await run();
        assert.equal(table.exitCode, 0, table.stderr);
        assert.equal(table.asked.length, 1);
        const [{ method, path, query, body } = assert.fail()] = table.asked;
        assertDocumented(table.asked[0]!);
        assert.deepEqual(
            { path: `${method} ${path}`, query, body: body ?? undefined },
            { query: {}, body: undefined, ...asked }
        );
        assert.match(table.stdout, human);
        assert.match((await run('-r', 'csv')).stdout, csv);
        const lines = (await run('-r', 'jsonl')).stdout.split('\n').map((line) => JSON.parse(line) as object);
        const { result } = (await run('--json')).json;
        assert.deepEqual(result, lines);
        assert.deepEqual({ ...result[0], ...json }, result[0]);
    });
}

test('a user is shown with all settings', async () => {
    const { stdout, asked } = await desk.run(commands['users get']!, '--user-id', MAYA);
    asked.forEach(assertDocumented);
    assert.equal(asked[0]!.path, `/v2/users/${MAYA}`);
    assert.match(stdout, /"emailAddress": "maya@northwind\.example\.com"/);
    const { json } = await desk.run(commands['users get']!, '--user-id', MAYA, '--json');
    assert.equal(json.result.lastName, 'Lindqvist');
});

test('an address that nobody has is an error that says where to look', async () => {
    const { exitCode, stderr } = await desk.run(commands['users find']!, '--email', 'grace@acme.example');
    assert.equal(exitCode, 1);
    assert.match(stderr, /No user of Gong has the address grace@acme\.example[^]*gong users list/);
});

test('ids that Gong does not know are errors in its words', async () => {
    for (const [name, flags] of [
        ['users get', ['--user-id', '404']],
        ['users history', ['--user-id', '404']],
        ['trackers list', ['--workspace-id', '404']],
        ['library folder', ['--folder-id', '404']]
    ] as const) {
        const { exitCode, stderr } = await desk.run(commands[name]!, ...flags);
        assert.equal(exitCode, 1, name);
        assert.match(stderr, /404 was not found/, name);
    }
});

test('where a person appears is listed, by address or phone number', async () => {
    const find = commands['data find']!;
    const email = await desk.run(find, '--email', 'grace@acme.example');
    email.asked.forEach(assertDocumented);
    assert.equal(email.asked[0]!.path, '/v2/data-privacy/data-for-email-address');
    assert.deepEqual(email.asked[0]!.query, { emailAddress: 'grace@acme.example' });
    assert.match(email.stdout, new RegExp(`Call .*${CALL} .*COMPLETED[^]*Salesforce .*003Hs00001ABCDeIAP .*Contact`));

    const phone = await desk.run(find, '--phone', '+1 415 555 0100', '--json');
    phone.asked.forEach(assertDocumented);
    assert.deepEqual(phone.asked[0]!.query, { phoneNumber: '+1 415 555 0100' });
    assert.deepEqual(phone.json.result.matchingPhoneNumbers, ['+1 415-555-0100']);
    assert.match((await desk.run(find, '--email', 'nobody@acme.example')).stdout, /knows nothing/);
});
