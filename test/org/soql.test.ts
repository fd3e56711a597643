import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from '@jetstreamapp/soql-parser-js';
import fc from 'fast-check';
import { chunks, identifier, quote, quoteAll } from '../../scripts/org/soql.js';

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

test('chunks keep every item in order', () => {
    fc.assert(
        fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 50 }), (items, size) => {
            const some = chunks(items, size);
            assert.deepEqual(some.flat(), items);
            assert.ok(some.every((chunk) => chunk.length <= size && chunk.length > 0));
        })
    );
});
