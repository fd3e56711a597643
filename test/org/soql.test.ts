import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import fc from 'fast-check';
import type { OrgHttp } from '../../scripts/org/http.js';
import { orgRows } from '../../scripts/org/rows.js';
import { findRun } from '../../scripts/org/runs.js';
import { identifier, quote, quoteAll } from '../../scripts/org/soql.js';

test('whatever the value, a quoted value is one literal of the query', () => {
    fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (value) => {
            // two characters that this parser, not SOQL, takes for the end of a line
            fc.pre(!/[\u2028\u2029]/.test(value));
            const query = parseQuery(`SELECT Id FROM Account WHERE Name = ${quote(value)} LIMIT 1`);
            assert.equal(query.limit, 1);
            assert.equal(Object.keys(query.where ?? {}).join(), 'left');
        })
    );
    for (const value of ["' OR Name != '", '\\', "\\'", "a') LIMIT 1 --", '\n', "\\\\' OR 1=1"]) {
        assert.doesNotMatch(quote(value).slice(1, -1), /(?<!\\)(\\\\)*'/);
    }
});

test('a list is quoted value by value', () => assert.equal(quoteAll(['a', "b'c"]), "('a','b\\'c')"));

test('only an API name may stand where SOQL wants a name', () => {
    assert.equal(identifier('MainCompetitors__c'), 'MainCompetitors__c');
    for (const name of ['', 'a b', 'Id FROM User', '1a', "x'", 'a.b']) assert.throws(() => identifier(name), TypeError);
});

/** What an org is asked when every value that can come from outside is hostile. */
async function queriesWith(value: string): Promise<string[]> {
    const soqls: string[] = [];
    const ask = (url: string): object => {
        soqls.push(new URL(url, 'http://org').searchParams.get('q') ?? '');
        return { httpStatusCode: 200, body: { records: [], done: true } };
    };
    const http = {
        requests: 0,
        usage: {},
        data: (_: string, __: string, body: { compositeRequest: { url: string }[] }) =>
            Promise.resolve({ compositeResponse: body.compositeRequest.map(({ url }) => ask(url)) })
    } as unknown as OrgHttp;
    const org = orgRows(http);
    await org.calls([value, value]);
    await org.callIdsOf(value);
    await org.hits([value]);
    await org.deals([value], 'MainCompetitors__c');
    await findRun(http, value);
    return soqls;
}

test('whatever a call id, a key, an Opportunity or the name of a run is, every query asks for it as a value', async () => {
    const shapes = async (value: string): Promise<string[]> =>
        (await queriesWith(value)).map((soql) =>
            JSON.stringify(parseQuery(soql), (key, part: unknown) => (key === 'value' ? '' : part))
        );
    const harmless = await shapes('x');
    assert.ok(harmless.length >= 6);
    const hostile = fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc
            .array(
                fc.constantFrom(
                    "'",
                    '\\',
                    "')",
                    ' OR ',
                    "Name != '",
                    ' LIMIT 1',
                    '--',
                    '\n',
                    '\r',
                    '"',
                    '%',
                    '_',
                    '\0',
                    '('
                )
            )
            .map((pieces) => pieces.join(''))
    );
    await fc.assert(
        fc.asyncProperty(hostile, async (value) => {
            // two characters that this parser, not SOQL, takes for the end of a line
            fc.pre(!/[\u2028\u2029]/.test(value));
            assert.deepEqual(await shapes(value), harmless);
        }),
        { numRuns: 300 }
    );
});

test('the field of the settings can be nothing but a name', async () => {
    const http = { requests: 0, data: () => Promise.reject(new Error('asked')) } as unknown as OrgHttp;
    for (const field of ['Name FROM User--', "x'", 'a,b', '(SELECT Id FROM Users)'])
        await assert.rejects(orgRows(http).deals(['006Lc0000000001IAA'], field), TypeError);
});
