import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { OPERATIONS } from '../../scripts/gong/index.js';
import { PERMISSIONS } from '../../tools/local/org/gateway/operations.js';
import { withGong } from '../tools/local/gongCaller.js';
import { answerProblems, DOCUMENTED } from '../support/documented.js';
import { onDay } from '../support/fixedDay.js';
import { CALL, MAYA, operationsWorld } from '../support/operationsData.js';

// spans must not end in the future
onDay('2026-06-01');

const APEX = new URL('../../force-app/main/default/classes/GongOperations.cls', import.meta.url);
const allowed = [
    ...readFileSync(APEX, 'utf8').matchAll(/'(CHECK|SYNC|CONTENT|AUDIT|WRITE) ((?:GET|POST|PUT) \/v2\/[^']+)'/g)
];
const offered = Object.values(OPERATIONS).map(({ method, path }) => `${method} ${path}`);

test('the gateway lets through what the commands offer, the plain list of calls for "gong request", and no others', () => {
    assert.deepEqual(allowed.map(([, , operation]) => operation).sort(), [...offered, 'GET /v2/calls'].sort());
});

test('the commands ask for the permission that the gateway wants, and what changes something needs the one to write', () => {
    for (const [, kind, operation = ''] of allowed) {
        const permission = PERMISSIONS[kind as keyof typeof PERMISSIONS];
        const command = Object.values(OPERATIONS).find(({ method, path }) => `${method} ${path}` === operation);
        assert.equal(command?.permission ?? 'Gong_Ask_Content', permission, operation);
        const changes = operation.startsWith('PUT') || operation === 'POST /v2/calls';
        assert.equal(permission === 'Gong_Write', changes, operation);
    }
});

test('each operation names the scope that Gong documents', () => {
    for (const { method, path, scope } of Object.values(OPERATIONS))
        assert.equal(DOCUMENTED[`${method} ${path}`]!.scope, scope, path);
});

const SPAN = { fromDate: '2026-03-01', toDate: '2026-04-01' };
const TIMES = { fromDateTime: '2026-03-01T00:00:00Z', toDateTime: '2026-04-01T00:00:00Z' };
const EVENT = { reportingSystem: 'DocuSign', eventTimestamp: '2026-03-01T10:00:00Z' };
const CONTENT = { ...EVENT, contentId: '1', contentUrl: 'https://docs.example.com/1', contentTitle: 'Offer' };
const NEW_CALL = {
    clientUniqueId: 'pbx-1',
    actualStart: '2026-03-01T10:00:00Z',
    direction: 'Outbound',
    primaryUser: MAYA,
    parties: [{ userId: MAYA }, { name: 'Grace Holloway' }]
};
const query = (parameters: Record<string, string>): string => `?${new URLSearchParams(parameters)}`;
/** A request for each operation of the list: what is added to the path, and the body. */
const REQUESTS: Readonly<Record<string, [string, object?]>> = {
    'GET /v2/calls': [query(TIMES)],
    'POST /v2/calls/extensive': [
        '',
        {
            filter: TIMES,
            contentSelector: { context: 'Extended', exposedFields: { parties: true, content: { trackers: true } } }
        }
    ],
    'POST /v2/calls/transcript': ['', { filter: TIMES }],
    'POST /v2/stats/interaction': ['', { filter: SPAN }],
    'POST /v2/stats/activity/scorecards': ['', { filter: {} }],
    'POST /v2/stats/activity/day-by-day': ['', { filter: SPAN }],
    'POST /v2/stats/activity/aggregate': ['', { filter: SPAN }],
    'POST /v2/stats/activity/aggregate-by-period': ['', { filter: SPAN, aggregationPeriod: 'WEEK' }],
    'POST /v2/users/extensive': ['', { filter: { userIds: [MAYA] } }],
    'GET /v2/library/folder-content': [query({ folderId: '801' })],
    'GET /v2/logs': [query({ logType: 'AccessLog', ...TIMES })],
    'GET /v2/data-privacy/data-for-phone-number': [query({ phoneNumber: '+14155550100' })],
    'GET /v2/data-privacy/data-for-email-address': [query({ emailAddress: 'grace@acme.example' })],
    'POST /v2/calls': ['', NEW_CALL],
    'PUT /v2/customer-engagement/content/viewed': ['', CONTENT],
    'PUT /v2/customer-engagement/content/shared': ['', CONTENT],
    'PUT /v2/customer-engagement/action': ['', EVENT]
};

test('the local Gong answers every operation with the status and the fields that Gong documents', async () => {
    await withGong({ world: operationsWorld() }, async ({ get, post, put }) => {
        for (const operation of Object.keys(DOCUMENTED).filter((name) => !name.endsWith('/media'))) {
            const [method, template = ''] = operation.split(' ');
            const [added, body] = REQUESTS[operation] ?? [''];
            const path = template.replace('{id}', template.includes('users') ? MAYA : CALL) + added;
            const { status, json } = await (method === 'GET'
                ? get(path)
                : method === 'POST'
                  ? post(path, body)
                  : put(path, body));
            assert.equal(status, DOCUMENTED[operation]!.success, `${operation} ${JSON.stringify(json)}`);
            assert.deepEqual(answerProblems(operation, json), [], operation);
        }
    });
});
