import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { schemaFromFiles, startLocalOrg, type LocalOrg, type LocalOrgOptions } from '../../../tools/local/org/index.js';
import { clientOf, type Answer, type Client } from './orgSetUp.js';

const text = (name: string): [string, string] => [
    `objects/Gong_Settings__c/fields/${name}.field-meta.xml`,
    `<CustomField><fullName>${name}</fullName><type>Text</type><length>255</length></CustomField>`
];
const set = (name: string, xml: string): [string, string] => [
    `permissionsets/${name}.permissionset-meta.xml`,
    `<PermissionSet><label>${name}</label>${xml}</PermissionSet>`
];
const permission = (name: string): string =>
    `<customPermissions><enabled>true</enabled><name>${name}</name></customPermissions>`;
const DOOR =
    '<classAccesses><apexClass>GongGateway</apexClass><enabled>true</enabled></classAccesses><externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>Gong-GongApi</externalCredentialPrincipal></externalCredentialPrincipalAccesses>';

const FILES = new Map([
    [
        'objects/Gong_Settings__c/Gong_Settings__c.object-meta.xml',
        '<CustomObject><customSettingsType>Hierarchy</customSettingsType></CustomObject>'
    ],
    ...[
        'Workspace_Id__c',
        'Verdict__c',
        'Verdict_User__c',
        'Verdict_Email__c',
        'Verdict_Org__c',
        'Verdict_Workspace__c',
        'Verdict_Message__c',
        'Verdict_At__c'
    ].map(text),
    ['classes/GongGateway.cls', 'global class GongGateway {}'],
    [
        'classes/GongOperations.cls',
        "'CHECK GET /v2/users', 'CONTENT GET /v2/calls/{id}', 'SYNC POST /v2/calls/extensive', 'WRITE POST /v2/calls'"
    ],
    set('Reads', permission('Gong_Ask_Sync') + permission('Gong_Ask_Content') + DOOR),
    set('Writes', permission('Gong_Write') + DOOR),
    set('NoSecret', permission('Gong_Ask_Content') + DOOR.replace('Gong-GongApi', 'Other-Principal'))
] as Array<[string, string]>);

interface Gong {
    requests: Array<{ method: string; url: string; headers: IncomingMessage['headers']; body: string }>;
    reply: (response: ServerResponse) => void;
}

/** Runs `use` with an org whose Named Credential leads to a tiny Gong. */
async function withGong(
    options: Partial<LocalOrgOptions>,
    use: (
        call: (method: string, path: string, body?: unknown) => Promise<Answer>,
        gong: Gong,
        org: LocalOrg,
        client: Client
    ) => Promise<void>
): Promise<void> {
    const gong: Gong = {
        requests: [],
        reply: (response) => response.setHeader('content-type', 'application/json').end('{"ok":true}')
    };
    const upstream = createServer((request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => {
            gong.requests.push({ method: request.method!, url: request.url!, headers: request.headers, body });
            gong.reply(response);
        });
    });
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    const credential = { url, accessKey: 'key', secret: 'secret', timeoutMs: 1000 };
    const org = await startLocalOrg({ schema: schemaFromFiles(FILES), gong: credential, verdict: 'ok', ...options });
    try {
        const client = clientOf(org);
        await use(
            (method, path, body) => client.send(method, `/services/apexrest/gong${path}`, body),
            gong,
            org,
            client
        );
    } finally {
        await org.close();
        upstream.close();
        upstream.closeAllConnections();
    }
}

const code = ({ status, body }: Answer): [number, string] => [status, body.code];

test('an allowed request reaches Gong with Basic auth, the same query and body, and counts as one API call', async () => {
    await withGong({}, async (call, gong, org) => {
        const { status, body, headers } = await call('POST', '/v2/calls/extensive?a=b%20c', { filter: {} });
        assert.deepEqual([status, body, headers.get('x-gong-status')], [200, { ok: true }, '200']);
        const [request] = gong.requests;
        assert.deepEqual(
            [request!.method, request!.url, request!.body],
            ['POST', '/v2/calls/extensive?a=b+c', '{"filter":{}}']
        );
        assert.equal(request!.headers.authorization, `Basic ${Buffer.from('key:secret').toString('base64')}`);
        assert.deepEqual([org.stats.apiCalls, org.stats.byKind], [1, { apexrest: 1 }]);
    });
});

test('what is not on the allow-list never reaches Gong', async () => {
    await withGong({}, async (call, gong) => {
        const refused = ['/v2/calls/12x', '/v2/calls/1%2E', '/v2/calls/1/2', '/v2/permission-profile', '/v2/users/'];
        for (const path of refused) assert.deepEqual(code(await call('GET', path)), [403, 'NOT_ALLOWED'], path);
        assert.deepEqual(code(await call('PUT', '/v2/users')), [403, 'NOT_ALLOWED']);
        assert.equal((await call('DELETE', '/v2/users')).status, 405);
        assert.equal(gong.requests.length, 0);
    });
});

test('reads and writes need their custom permissions, the callout the principal', async () => {
    const withSets = async (sets: string[], method: string, path: string): Promise<[number, string]> => {
        let answer: [number, string] = [0, ''];
        await withGong({ permissionSets: { 'admin@integration.example': sets } }, async (call) => {
            answer = code(await call(method, path, method === 'POST' ? {} : undefined));
        });
        return answer;
    };
    assert.deepEqual(await withSets(['Reads'], 'GET', '/v2/calls/1'), [200, undefined]);
    assert.deepEqual(await withSets(['Reads'], 'POST', '/v2/calls'), [403, 'NOT_ALLOWED']);
    assert.deepEqual(await withSets(['Writes'], 'POST', '/v2/calls'), [200, undefined]);
    assert.deepEqual(await withSets(['NoSecret'], 'GET', '/v2/calls/1'), [503, 'CALLOUT_FAILED']);
});

test('without a verdict only the reads of the check pass', async () => {
    await withGong({ verdict: undefined }, async (call) => {
        assert.equal((await call('GET', '/v2/users')).status, 200);
        assert.deepEqual(code(await call('GET', '/v2/calls/1')), [403, 'DOMAIN_NOT_CHECKED']);
    });
    await withGong({ verdict: 'conflict' }, async (call) => {
        assert.equal((await call('GET', '/v2/users')).status, 200);
        assert.deepEqual(code(await call('GET', '/v2/calls/1')), [403, 'DOMAIN_CONFLICT']);
    });
});

test('a verdict holds for its user, org and workspace only, and is written through the API', async () => {
    await withGong({ verdict: undefined }, async (call, _gong, org, { send }) => {
        const verdict = {
            Verdict__c: 'ok',
            Verdict_User__c: org.user.Id,
            Verdict_Email__c: org.user.Email,
            Verdict_At__c: new Date().toISOString(),
            Verdict_Org__c: org.orgId,
            Workspace_Id__c: '7',
            Verdict_Workspace__c: '7'
        };
        const { body } = await send('POST', '/sobjects/Gong_Settings__c', { SetupOwnerId: org.orgId, ...verdict });
        assert.equal((await call('GET', '/v2/calls/1')).status, 200);
        const changes = [
            { Verdict_Workspace__c: '8' },
            { Verdict_Org__c: '00Dother' },
            { Verdict_User__c: '005other' },
            { Verdict_Email__c: 'former@integration.example' },
            { Verdict_At__c: new Date(Date.now() - 7.01 * 86_400_000).toISOString() },
            { Verdict_At__c: '' },
            { Verdict__c: 'unclear' },
            { Verdict__c: 'fine' }
        ];
        for (const change of changes) {
            await send('PATCH', `/sobjects/Gong_Settings__c/${body.id}`, { ...verdict, ...change });
            assert.deepEqual(
                code(await call('GET', '/v2/calls/1')),
                [403, 'DOMAIN_NOT_CHECKED'],
                JSON.stringify(change)
            );
        }
        await send('POST', '/sobjects/Gong_Settings__c', { ...verdict, SetupOwnerId: org.user.Id });
        assert.equal((await call('GET', '/v2/calls/1')).status, 200, 'a row of their own counts first');
    });
});

test("Gong's answers come back as they are, as far as Apex REST can send their status", async () => {
    await withGong({}, async (call, gong) => {
        const cases = [
            [404, 404, '{"errors":["No calls found"]}'],
            [409, 409, '{}'],
            [429, 503, '{"errors":["slow down"]}'],
            [418, 400, '{}'],
            [502, 503, '{}']
        ] as const;
        for (const [meant, sent, body] of cases) {
            gong.reply = (response) =>
                response
                    .writeHead(meant, { 'content-type': 'application/json', 'retry-after': '7', 'set-cookie': 'a=b' })
                    .end(body);
            const { status, headers, body: relayed } = await call('GET', '/v2/calls/1');
            assert.deepEqual(
                [status, headers.get('x-gong-status'), JSON.stringify(relayed)],
                [sent, String(meant), body]
            );
            assert.deepEqual([headers.get('retry-after'), headers.get('set-cookie')], ['7', null]);
        }
    });
});

test("Gong's 401, silence, absence and size become errors of the gateway", async () => {
    await withGong({}, async (call, gong, org) => {
        const meant = async (): Promise<[string | null, string]> => {
            const { headers, body } = await call('GET', '/v2/calls/1');
            return [headers.get('x-gong-status'), body.code];
        };
        gong.reply = (response) =>
            response.writeHead(401).end(`{"errors":["You don't have permission to use 'api:calls:read'"]}`);
        const unauthorized = await call('GET', '/v2/calls/1');
        assert.deepEqual([unauthorized.status, unauthorized.body.code], [503, 'GONG_UNAUTHORIZED']);
        assert.match(unauthorized.body.errors[0], /api:calls:read/);
        gong.reply = (response) => response.end('x'.repeat(6_000_001));
        assert.deepEqual(await meant(), ['413', 'RESPONSE_TOO_LARGE']);
        gong.reply = () => {};
        assert.deepEqual(await meant(), ['504', 'TIMEOUT']);
        gong.reply = (response) => response.destroy();
        assert.deepEqual(await meant(), ['502', 'CALLOUT_FAILED']);
        org.gong = undefined;
        assert.deepEqual(await meant(), ['502', 'CALLOUT_FAILED']);
    });
});

test('an org without the Apex class answers 404', async () => {
    await withGong({ schema: schemaFromFiles(new Map()), verdict: undefined }, async (call) => {
        const { status, body } = await call('GET', '/v2/users');
        assert.deepEqual([status, body[0].errorCode], [404, 'NOT_FOUND']);
    });
});
