import fc from 'fast-check';
import { nameKey, readNames } from '../names.js';
import { RUNS } from '../../../../../../test/engine/support/runs.js';

it.each([
    ['SAP', 'sap'],
    ['Ｓａｐ', 'SAP'],
    ['Café', 'CAFE\u0301'],
    ['ﬁrm', 'FIRM'],
    [' Big\u00a0 Co ', 'big co'],
    ['İstanbul', 'i\u0307stanbul']
])('%s and %s are the same name', (one, other) => expect(nameKey(one)).toBe(nameKey(other)));

it.each([
    ['SAP', 'S.A.P.'],
    ['Cafe', 'Café'],
    ['Acme', 'Acme, Inc.']
])('%s and %s are different names', (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));

it('the key of a key is the key', () => {
    fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (name) => expect(nameKey(nameKey(name))).toBe(nameKey(name))),
        RUNS
    );
});

describe('aliases', () => {
    const names = readNames([
        { Name: 'Salesforce', Aliases__c: 'SFDC\r\n Sales  Force \n\n' },
        { Name: 'Acme, Inc.', Aliases__c: 'acme' },
        { Name: 'Us', Aliases__c: 'Ourselves', Hidden__c: true },
        { Name: null, Aliases__c: 'nobody' }
    ]);

    it.each([
        ['SFDC', 'Salesforce'],
        ['sfdc', 'Salesforce'],
        ['sales force', 'Salesforce'],
        ['SALESFORCE', 'Salesforce'],
        ['ACME', 'Acme, Inc.'],
        ['acme, inc.', 'Acme, Inc.'],
        ['SAP', 'SAP'],
        [' S  AP ', 'S AP'],
        ['nobody', 'nobody'],
        ['', '']
    ])('%p is called %p', (phrase, canonical) => expect(names.canonical(phrase)).toBe(canonical));

    it('a name and its aliases are one competitor', () => {
        expect(names.identity('sfdc')).toBe(names.identity('Sales Force'));
        expect(names.identity('sfdc')).not.toBe(names.identity('SAP'));
    });

    it.each(['Us', 'us', 'OURSELVES'])('%s is hidden', (text) => expect(names.hidden(text)).toBe(true));
    it.each(['SAP', 'Salesforce', 'nobody', ''])('%p is not hidden', (text) => expect(names.hidden(text)).toBe(false));

    it('an alias that two claim goes to the first by name, in whatever order they come', () => {
        const rows = [
            { Name: 'Beta', Aliases__c: 'both' },
            { Name: 'Alpha', Aliases__c: 'both' }
        ];
        expect(readNames(rows).canonical('both')).toBe('Alpha');
        expect(readNames(rows.toReversed()).canonical('both')).toBe('Alpha');
    });

    it('a canonical name with aliases, or a hidden one, is nobody else’s alias', () => {
        const rows = (beta: object) => [
            { Name: 'Alpha', Aliases__c: 'Beta' },
            { Name: 'Beta', ...beta }
        ];
        expect(readNames(rows({ Aliases__c: 'B' })).canonical('beta')).toBe('Beta');
        expect(readNames(rows({ Hidden__c: true })).canonical('beta')).toBe('Beta');
    });

    it('a record that only says a name, as those made for names heard first, gives way to an alias', () => {
        const rows = [{ Name: 'Beta' }, { Name: 'Alpha', Aliases__c: 'Beta' }];
        expect(readNames(rows).canonical('beta')).toBe('Alpha');
        expect(readNames(rows).identity('Beta')).toBe('alpha');
    });

    it('a record that only says a name changes no rule', () => {
        const rows = [{ Name: 'Alpha', Aliases__c: 'A' }];
        expect(readNames([...rows, { Name: 'Gamma' }]).rules).toBe(readNames(rows).rules);
    });

    it('one name in two rows is one competitor, hidden when one of them says so', () => {
        const rows = [
            { Name: 'Alpha', Aliases__c: 'one' },
            { Name: 'ALPHA', Aliases__c: 'two', Hidden__c: true }
        ];
        for (const set of [rows, rows.toReversed()]) {
            expect(new Set(['one', 'two', 'alpha'].map(readNames(set).identity)).size).toBe(1);
            expect(readNames(set).hidden('one')).toBe(true);
        }
    });
});
