import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../scripts/checks/emailDomain.js';
import { casesOf } from '../../tools/contract/apexCases.js';
import { domainCheck } from '../../tools/local/org/gateway/domainCheck.js';

interface DomainCase {
    readonly name: string;
    /** Of the caller. */
    readonly email: string;
    readonly listed?: string;
    /** Gong's answers to `GET /v2/users`, status and body. */
    readonly raw: readonly (readonly [number, string])[];
    readonly verdict?: string;
    readonly says?: string;
    /** Status and code where there is no verdict. */
    readonly failure?: readonly [number, string?];
}

const cases = casesOf<DomainCase>('domains');

for (const one of cases)
    test(`the org's own look at the domains: ${one.name}`, async () => {
        let page = 0;
        const check = await domainCheck(one.email, one.listed ?? null, () => {
            const [status, body] = one.raw[page++]!;
            // the door turns a 401 into a refusal of its own
            const told = status === 401 ? { status: 502, body: '{"code":"GONG_UNAUTHORIZED"}' } : { status, body };
            return Promise.resolve({ headers: {}, status: told.status, body: Buffer.from(told.body) });
        });
        assert.equal(page, one.raw.length, 'pages');
        if ('failure' in check) {
            const [status, code = ''] = one.failure!;
            assert.equal(check.failure.status, status);
            return assert.ok(check.failure.body.includes(code));
        }
        assert.equal(check.verdict, one.verdict, check.message);
        if (one.says) assert.equal(check.message, one.says);
    });

test('users without an end are given up on', async () => {
    let pages = 0;
    const body = Buffer.from('{"users":[{"emailAddress":"x@gong.example"}],"records":{"cursor":"n"}}');
    const check = await domainCheck('sync@acme.example', null, () => {
        pages++;
        return Promise.resolve({ status: 200, headers: {}, body });
    });
    assert.deepEqual([pages, 'verdict' in check && check.verdict], [90, 'unclear']);
});

test('whatever the org takes for a conflict is no pass for the client either', () => {
    for (const { email, raw, listed, verdict, name } of cases.filter((one) => one.verdict === 'conflict')) {
        const users = raw.flatMap(([, body]) => (JSON.parse(body) as { users: object[] }).users);
        const list = (listed ?? '').split(/[;,\s]+/).filter(Boolean);
        assert.equal(judge({ email, listed: list }, users).verdict, verdict, name);
    }
});
