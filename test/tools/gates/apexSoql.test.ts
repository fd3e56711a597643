import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApexParserFactory } from '@apexdevtools/apex-parser';
import { projectSchema } from '../../../tools/gates/apex/soql/projectSchema.js';
import { checkDynamic } from '../../../tools/gates/apex/soql/dynamic.js';
import { checkQueries } from '../../../tools/gates/apex/soql/queries.js';
import { readMetadata } from '../../../tools/gates/apex/sources.js';

const root = fileURLToPath(new URL('../../fixtures/apex-defects/', import.meta.url));
const schema = projectSchema(readMetadata(root));

describe('the check of inline SOQL', () => {
    it('takes fields, relationships and aliases in any case', () => {
        assert.deepEqual(
            flaws('SELECT id, NAME, s.account__R.owner.name FROM shelf__c s WHERE Shelf__c.Room__c != NULL'),
            []
        );
    });

    it('takes what the platform adds to every object', () => {
        assert.deepEqual(flaws('SELECT CreatedBy.Email, Owner.Name, SystemModstamp, IsDeleted FROM Shelf__c'), []);
    });

    it('knows that the child of a master has no owner', () => {
        assert.deepEqual(flaws('SELECT OwnerId FROM Book__c'), ['Book__c has no field OwnerId.']);
    });

    it('follows sub-queries down and their relationships up again', () => {
        assert.deepEqual(flaws('SELECT (SELECT Shelf__r.Room__c, Shelf__r.Rom__c FROM Books__r) FROM Shelf__c'), [
            'Shelf__c has no field Rom__c, did you mean Room__c?'
        ]);
        assert.deepEqual(
            flaws('SELECT (SELECT Name FROM Shelves__r), (SELECT StageNam FROM Opportunities) FROM Account'),
            ['Opportunity has no field StageNam, did you mean StageName?']
        );
    });

    it('checks semi-joins against their own object', () => {
        assert.deepEqual(
            flaws('SELECT Id FROM Shelf__c WHERE Account__c IN (SELECT Id FROM Account WHERE Room__c = NULL)'),
            ['Account has no field Room__c.']
        );
    });

    it('takes the names that results were given', () => {
        assert.deepEqual(
            flaws('SELECT Room__c room, COUNT(Id) total FROM Shelf__c GROUP BY Room__c ORDER BY total'),
            []
        );
    });

    it('looks into functions, ORDER BY and GROUP BY', () => {
        const query =
            'SELECT MAX(Size__c), Rom__c FROM Shelf__c GROUP BY Rom__c ORDER BY CALENDAR_YEAR(Built__c), Notes__c';
        assert.deepEqual(flaws(query), [
            'Shelf__c has no field Size__c.',
            'Shelf__c has no field Rom__c, did you mean Room__c?',
            'Shelf__c has no field Rom__c, did you mean Room__c?',
            'Shelf__c has no field Built__c.',
            'Notes__c is a LongTextArea, which cannot be used in ORDER BY.'
        ]);
    });

    it('leaves TYPEOF alone, whose fields depend on the row', () => {
        assert.deepEqual(flaws('SELECT TYPEOF What WHEN Opportunity THEN StageName ELSE Name END FROM Task'), []);
    });

    it('says once that an object is unknown, and nothing of its fields', () => {
        assert.deepEqual(flaws('SELECT Anything__c FROM Shelv__c'), [
            'there is no object Shelv__c, did you mean Shelf__c?'
        ]);
    });

    it('gives the line of the name', () => {
        const source = 'class A {\n  List<Account> b = [\n    SELECT Id,\n      Nam\n    FROM Account\n  ];\n}';
        assert.deepEqual(
            checkQueries(ApexParserFactory.createParser(source).compilationUnit(), schema).map(({ line }) => line),
            [4]
        );
    });
});

describe('the check of queries in strings', () => {
    const of = (call: string): string[] =>
        checkDynamic(ApexParserFactory.createParser(`class A { Object b = ${call}; }`).compilationUnit()).map(
            ({ message }) => message
        );

    it('takes those in user mode, in any case', () => {
        assert.deepEqual(of('Database.query(soql, AccessLevel.USER_MODE)'), []);
        assert.deepEqual(of('system.database.QueryWithBinds(soql, binds, system.accessLevel.user_mode)'), []);
    });

    it('finds all others, wherever they stand', () => {
        assert.deepEqual(of('new List<Object>{ Database.query(soql) }'), [
            'Database.query does not say AccessLevel.USER_MODE.'
        ]);
        assert.deepEqual(of('f(Database.countQueryWithBinds(soql, binds, AccessLevel.SYSTEM_MODE)).size()'), [
            'Database.countQueryWithBinds does not say AccessLevel.USER_MODE.'
        ]);
    });

    it('leaves other calls alone', () => {
        assert.deepEqual(of('Database.insert(rows)'), []);
        assert.deepEqual(of('cache.query(soql)'), []);
    });
});

function flaws(query: string): string[] {
    const tree = ApexParserFactory.createParser(`class A { Object b = [${query}]; }`).compilationUnit();
    return checkQueries(tree, schema).map(({ message }) => message);
}
