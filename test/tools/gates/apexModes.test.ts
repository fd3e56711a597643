import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { checkDynamic } from '../../../tools/gates/apex/soql/dynamic.js';
import { checkModes } from '../../../tools/gates/apex/soql/modes.js';

const defects = fileURLToPath(new URL('../../fixtures/apex-defects/', import.meta.url));

class NoErrors extends ApexErrorListener {
    override apexSyntaxError(line: number, column: number, message: string): void {
        assert.fail(`${line}:${column}: ${message}`);
    }
}

/** What is said of a class, by line. */
function flawsOf(source: string): string[] {
    const { parser } = ApexParserFactory.createLexerAndParser(source, new NoErrors());
    return checkModes(parser.compilationUnit()).map(({ line, message }) => `${line}: ${message}`);
}

describe('the gate that wants sharing and modes written out', () => {
    it('names each that is not', () => {
        assert.deepEqual(flawsOf(readFileSync(`${defects}mode-not-said/ModeNotSaid.cls`, 'utf8')), [
            '10: the query does not say WITH USER_MODE or WITH SYSTEM_MODE.',
            '18: delete does not say as user or as system.',
            '27: Database.update does not say an AccessLevel.',
            '30: the class Inner does not say with, without or inherited sharing.'
        ]);
        assert.match(flawsOf('public class Unsaid {}').join(), /class Unsaid does not say/);
    });

    it('wants it of every kind of write', () => {
        for (const write of ['insert', 'update', 'upsert', 'delete', 'undelete']) {
            const said = (mode: string): string[] =>
                flawsOf(`public with sharing class A { void a() { ${write} ${mode} r; } }`);
            assert.deepEqual(said(''), [`1: ${write} does not say as user or as system.`]);
            assert.deepEqual(said('as user'), []);
            assert.deepEqual(said('as system'), []);
        }
        assert.match(flawsOf('public with sharing class A { void a() { merge a b; } }').join(), /merge does not say/);
        for (const write of ['insert', 'update', 'upsert', 'delete', 'undelete', 'merge']) {
            const source = `public with sharing class A { void a() { Database.${write}(r); } }`;
            assert.deepEqual(flawsOf(source), [`1: Database.${write} does not say an AccessLevel.`]);
            assert.deepEqual(flawsOf(source.replace('(r)', '(r, AccessLevel.USER_MODE)')), []);
        }
    });

    it('takes any sharing, in any case and place, of classes in classes too', () => {
        for (const sharing of [
            'with sharing',
            'WITHOUT sharing',
            'inherited sharing virtual',
            'virtual with sharing'
        ]) {
            assert.deepEqual(flawsOf(`@IsTest\npublic ${sharing} class A { public ${sharing} class B {} }`), []);
        }
        assert.deepEqual(flawsOf('public with sharing class A { enum B { C } interface D {} }'), []);
    });

    it('asks queries in queries for nothing more', () => {
        const query = 'SELECT Id, (SELECT Id FROM Books__r) FROM Shelf__c WHERE Id IN (SELECT Shelf__c FROM Book__c)';
        assert.deepEqual(flawsOf(`public with sharing class A { Object a = [${query} WITH SYSTEM_MODE]; }`), []);
        assert.equal(flawsOf(`public with sharing class A { Object a = [${query}]; }`).length, 1);
        assert.equal(
            flawsOf(`public with sharing class A { Object a = [${query} WITH SECURITY_ENFORCED]; }`).length,
            1
        );
    });

    it('takes system mode of a query in a string only from a class that says it acts without sharing', () => {
        const dynamic = (sharing: string, level: string): number => {
            const source = `public ${sharing} sharing class A { Object a = Database.query('SELECT'${level}); }`;
            const { parser } = ApexParserFactory.createLexerAndParser(source, new NoErrors());
            return checkDynamic(parser.compilationUnit()).length;
        };
        assert.equal(dynamic('with', ', AccessLevel.SYSTEM_MODE'), 1);
        assert.equal(dynamic('inherited', ', AccessLevel.SYSTEM_MODE'), 1);
        assert.equal(dynamic('without', ', AccessLevel.SYSTEM_MODE'), 0);
        assert.equal(dynamic('without', ''), 1);
        assert.equal(dynamic('with', ', AccessLevel.USER_MODE'), 0);
    });
});
