import { textForm } from '../field.js';
import { merge } from '../merge.js';
import type { Decision, MergeInput, Merged } from '../merge.js';
import { readNames } from '../names.js';
import { picklistForm } from '../picklist.js';

const names = readNames([{ Name: 'Salesforce', Aliases__c: 'SFDC' }]);
const DAY = 86_400_000;

const items = (text: string): string[] => text.split(';').flatMap((item) => item.trim() || []);

/** Names and the day of their newest mention, in the order of Rule 4: `A 3; B 1`. */
const heard = (text: string): MergeInput['competitors'] =>
    items(text).map((item) => {
        const [, name, day] = /^(.+) (\d+)$/.exec(item) as unknown as [string, string, string];
        return { name, identity: names.identity(name), last: Number(day) * DAY };
    });

/** State lines written `A heard 3; B removed 1; C no room`. */
const state = (text: string): string | null =>
    items(text)
        .map((item) => {
            const [, name, status, day] = /^(.+) (heard|typed|removed|no room|no value|not here)(?: (\d+))?$/.exec(
                item
            )!;
            return `${name} | ${status}${day === undefined ? '' : ` ${new Date(Number(day) * DAY).toISOString()}`}`;
        })
        .join('\n') || null;

function merged(field: string | null, before: string, calls: string, length = 255, mode?: 'replace'): Merged {
    const form = textForm(length);
    return merge({ field, state: state(before), competitors: heard(calls), names, form, mode: mode ?? 'merge' });
}

/** One example a line, cells between bars. */
const examples = (table: string): string[][] =>
    table
        .trim()
        .split('\n')
        .map((line) => line.split('|').map((cell) => cell.trim()));

const text = (cell: string | undefined): string | null => cell || null;

describe('Rule 5: a rep’s edit wins', () => {
    it.each(
        examples(`
        what                                                  | field      | state before             | calls        | field after | state after
        the first names are written                           |            |                          | A 2; B 1     | A, B        | A heard 2; B heard 1
        a new name is added                                   | A          | A heard 1                | A 1; B 2     | A, B        | A heard 1; B heard 2
        the order follows the calls                           | A, B       | A heard 1; B heard 1     | B 2; A 1     | B, A        | B heard 2; A heard 1
        a name that no call mentions any more goes            | A, B       | A heard 1; B heard 1     | A 1          | A           | A heard 1
        the last name goes                                    | A          | A heard 1                |              |             |
        a name that a rep typed stays                         | X          |                          | A 1          | X, A        | A heard 1
        a name that a rep added to ours stays, and comes first | A, X      | A heard 1                | A 1          | X, A        | A heard 1
        a typed name that is heard as well stays as typed     | sap        |                          | SAP 1; A 1   | sap, A      | sap typed 1; A heard 1
        a typed name stays when it is heard no more           | sap        | sap typed 1              |              | sap         |
        a typed alias stands for the name                     | SFDC       |                          | Salesforce 1 | SFDC        | SFDC typed 1
        our name that a rep spelled otherwise is the rep’s    | sap        | SAP heard 1              |              | sap         |
        a deleted name stays deleted                          |            | A heard 1                | A 1          |             | A removed 1
        a deleted name stays deleted by and by                |            | A removed 1              | A 1          |             | A removed 1
        a deleted name stays deleted after an older mention   | B          | A heard 3; B heard 1     | B 2; A 3     | B           | B heard 2; A removed 3
        a deleted name comes back with a newer mention        |            | A removed 3              | A 4          | A           | A heard 4
        a deleted name that is typed again is the rep’s       | A          | A removed 3              | A 3          | A           | A typed 3
        a typed name that was deleted stays deleted           |            | A typed 3                | A 3          |             | A removed 3
        a deletion outlives the mentions                      |            | A removed 3              |              |             | A removed 3
        a deletion under an alias holds for the name          |            | SFDC removed 3           | Salesforce 3 |             | Salesforce removed 3
        a replaced name is one deleted and one typed          | X          | A heard 1                | A 1          | X           | A removed 1
        of two names that are one the newer deletion holds    |            | Salesforce removed 5; SFDC removed 1 | Salesforce 3 |   | Salesforce removed 5
        what is remembered stands by name                     |            | B removed 1; A removed 1 |              |             | A removed 1; B removed 1
        a deletion at an unknown time lasts until a newer one |            | A removed                | A 3          |             | A removed 3
        our name is renamed once an alias says so             | SFDC       | SFDC heard 1             | Salesforce 1 | Salesforce  | Salesforce heard 1
        two of our names that are one now become one          | SFDC, Salesforce | SFDC heard 1; Salesforce heard 2 | Salesforce 2 | Salesforce | Salesforce heard 2
        `).slice(1)
    )('%s: %j', (_, field, before, calls, after, lines) => {
        expect(merged(text(field), before!, calls!)).toMatchObject({ field: text(after), state: state(lines!) });
    });

    it.each([
        ['a separator', 'A,B ,  X', 'A removed 1; B removed 1'],
        ['space around it', ' A ', 'A heard 1'],
        ['a stray comma', ',A,,', 'A heard 1'],
        ['a spelling', 'a', 'A heard 1'],
        ['an empty text', '', 'A removed 1']
    ])('%s of the rep’s stays as it is when the names stay', (_, field, before) => {
        expect(merged(field, before, 'A 1').field).toBe(field);
    });

    it('separators of the rep’s stay between two names of the rep’s', () => {
        expect(merged('X,Y , A,Z', 'A heard 1', 'B 1').field).toBe('X,Y, Z, B');
    });
});

describe('Rule 5: in replace mode the calls win', () => {
    it.each(
        examples(`
        what                                  | field | state before | calls    | field after | state after
        typed names go                        | X, A  | A heard 1    | A 1; B 1 | A, B        | A heard 1; B heard 1
        deleted names come back               |       | A removed 1  | A 1      | A           | A heard 1
        a spelling is that of the calls       | sap   |              | SAP 1    | SAP         | SAP heard 1
        nothing is remembered                 |       | A removed 1  |          |             |
        the same names are left as they are   | A,B   |              | A 1; B 1 | A,B         | A heard 1; B heard 1
        `).slice(1)
    )('%s: %j', (_, field, before, calls, after, lines) => {
        const result = merged(text(field), before!, calls!, 255, 'replace');
        expect(result).toMatchObject({ field: text(after), state: state(lines!) });
    });
});

describe('Rule 6: it fits', () => {
    it.each(
        examples(`
        what                                              | length | field        | state before              | calls                   | field after  | no room
        whole names only                                  | 10     |              |                           | Alpha 1; Bravo 1        | Alpha        | Bravo
        up to the last character                          | 12     |              |                           | Alpha 1; Bravo 1        | Alpha, Bravo |
        a shorter name takes what a longer one leaves     | 10     |              |                           | Alpha 1; Bravo 1; Cat 1 | Alpha, Cat   | Bravo
        a rep’s names are never dropped                   | 12     | Xerox, Yahoo |                           | Alpha 1                 | Xerox, Yahoo | Alpha
        ours make room for a rep’s                        | 12     | Alpha, Xerox | Alpha heard 1             | Bravo 2; Alpha 1        | Xerox, Bravo | Alpha
        a name gets room when there is some               | 12     | Alpha        | Alpha heard 1; Bravo no room | Alpha 1; Bravo 1     | Alpha, Bravo |
        a name without room was not deleted by a rep      | 12     | Bravo        | Bravo heard 9; Alpha no room | Bravo 9; Alpha 1     | Bravo, Alpha |
        a deleted name takes no room                      | 12     | Bravo        | Alpha heard 1; Bravo heard 1 | Alpha 1; Bravo 1; Cat 1 | Bravo, Cat |
        `).slice(1)
    )('%s', (_, length, field, before, calls, after, noRoom) => {
        const result = merged(text(field), before!, calls!, Number(length));
        expect(result).toMatchObject({ field: text(after), noRoom: items(noRoom!) });
    });

    it('a newer mention ends a deletion, also while there is no room', () => {
        const full = merged('Xerox, Yahoo', 'A removed 3', 'A 4', 12);
        expect(full).toMatchObject({ field: 'Xerox, Yahoo', noRoom: ['A'], keptOut: [] });
        const later = { field: 'Xerox', state: full.state, names, form: textForm(12), mode: 'merge' } as const;
        expect(merge({ ...later, competitors: heard('A 4') }).field).toBe('Xerox, A');
    });
});

describe('Rule 6: a name with a comma survives the round trip', () => {
    it.each(
        examples(`
        field              | state before                     | calls              | field after
                           |                                  | Acme, Inc. 1; B 1  | Acme, Inc., B
        Acme, Inc., B      | Acme, Inc. heard 1; B heard 1    | Acme, Inc. 1; B 1  | Acme, Inc., B
        Acme, Inc., B      | Acme, Inc. heard 1; B heard 1    | B 1                | B
        B                  | Acme, Inc. heard 1; B heard 1    | Acme, Inc. 1; B 1  | B
        B, Acme, Inc., X   | Acme, Inc. heard 1; B heard 1    | B 1; Acme, Inc. 1  | X, B, Acme, Inc.
        Acme, Inc.         | Acme, Inc. typed 1               |                    | Acme, Inc.
        Foo, Ltd.          |                                  | B 1                | Foo, Ltd., B
        Acme               | Acme heard 1                     | Acme, Inc. 2; Acme 1 | Acme, Inc., Acme
        `).slice(1)
    )('%j', (field, before, calls, after) => {
        const result = merged(text(field), before!, calls!);
        expect(result.field).toBe(text(after));
        const again = { field: result.field, state: result.state, competitors: heard(calls!) };
        expect(merge({ ...again, names, form: textForm(255), mode: 'merge' }).field).toBe(text(after));
    });

    it('and names that could not be told apart again do not stand side by side', () => {
        expect(merged(null, '', 'A 3; B 2; A, B 1')).toMatchObject({ field: 'A, A, B', noRoom: ['B'] });
        expect(merged('A', '', 'B, C 2; A, B 1')).toMatchObject({ field: 'A, A, B', noRoom: ['B, C'] });
    });
});

it('a merge says what came, what went, and what stayed out', () => {
    expect(
        merged('A, B, X', 'A heard 1; B heard 1; C heard 1', 'A 1; C 1; D 2; Longer than the rest 1', 20)
    ).toMatchObject({
        field: 'X, A, D',
        added: ['D'],
        dropped: ['B'],
        keptOut: ['C'],
        noRoom: ['Longer than the rest']
    });
});

it('a name that is spelled otherwise has neither come nor gone', () => {
    expect(merged('SFDC', 'SFDC heard 1', 'Salesforce 1')).toMatchObject({ added: [], dropped: [] });
});

describe('a multi-select picklist', () => {
    const values = [
        { value: 'Oracle', label: 'Oracle', active: true },
        { value: 'sap_se', label: 'SAP', active: true },
        { value: 'SFDC', label: 'Force', active: true },
        { value: 'Old', label: 'Old', active: false }
    ];
    const into = (field: string | null, before: string, calls: string, multiple = true): Merged =>
        merge({
            field,
            state: state(before),
            competitors: heard(calls),
            names,
            form: picklistForm(values, names, multiple),
            mode: 'merge'
        });

    it('takes the API names of its values, found by API name, label or alias, and no other name', () => {
        const { field, state: after, standing } = into(null, '', 'SAP 3; Odoo 2; ORACLE 1; Salesforce 1; Old 1');
        expect(field).toBe('sap_se;Oracle;SFDC');
        expect(after).toBe(state('sap_se heard 3; Odoo no value; Oracle heard 1; SFDC heard 1; Old no value'));
        expect(standing.get('odoo')).toBe('no value');
    });

    it('in the order of the platform is the same value', () => {
        const before = 'sap_se heard 3; Oracle heard 1';
        expect(into('Oracle;sap_se', before, 'SAP 3; Oracle 1')).toMatchObject({
            field: 'Oracle;sap_se',
            state: state(before),
            added: []
        });
    });

    it('keeps what a rep chose, what is in no list any more, and what may not be chosen', () => {
        expect(into('Mine;Old', 'Old heard 1', 'SAP 3').field).toBe('Mine;Old;sap_se');
    });

    it('a value that a rep took out stays out, also one that has another name than was heard', () => {
        expect(into('Oracle', 'sap_se heard 3; Oracle heard 1', 'SAP 3; Oracle 1').field).toBe('Oracle');
        expect(into('Oracle', 'sap_se heard 3; Oracle heard 1', 'SAP 4; Oracle 1').field).toBe('sap_se;Oracle');
    });

    it('a picklist takes the first of the list, and nothing beside what a rep chose', () => {
        expect(into(null, '', 'Odoo 3; SAP 2; Oracle 1', false)).toMatchObject({ field: 'sap_se', noRoom: ['Oracle'] });
        expect(into('sap_se', 'sap_se heard 2', 'Oracle 3; SAP 2', false).field).toBe('Oracle');
        expect(into('Mine', '', 'SAP 2', false)).toMatchObject({ field: 'Mine', noRoom: ['sap_se'] });
    });
});

describe('a decision', () => {
    const decided = (decision: Decision['decision'], day?: number, name = 'A'): Decision[] => [
        { name, identity: names.identity(name), decision, at: day === undefined ? undefined : day * DAY }
    ];
    const merging = (field: string | null, before: string, calls: string, decisions: Decision[]): Merged =>
        merge({
            field,
            state: state(before),
            competitors: heard(calls),
            decisions,
            names,
            form: textForm(255),
            mode: 'merge'
        });

    it.each([
        ['takes out what the sync wrote', 'A, B', 'A heard 1; B heard 1', 'B'],
        ['takes out what a rep had typed before', 'A, B', 'A typed 1; B heard 1', 'B'],
        ['leaves what a rep typed after it', 'A, B', 'A not here 2; B heard 1', 'A, B'],
        ['keeps out what later calls say', 'B', 'A not here 2; B heard 1', 'B']
    ])('Not a competitor here %s', (_, field, before, after) => {
        const one = merging(field, before, 'A 9; B 1', decided('out', 2));
        expect(one.field).toBe(after);
        expect(merge({ ...one, ...REST, competitors: heard('A 9; B 1'), decisions: decided('out', 2) })).toMatchObject({
            field: after,
            state: one.state
        });
    });

    it('Not a competitor here, made again after the name was typed, takes it out again', () => {
        const typed = merging('A', 'A not here 2', 'A 1', decided('out', 2));
        expect(typed.field).toBe('A');
        expect(merge({ ...typed, ...REST, competitors: heard('A 1'), decisions: decided('out', 3) }).field).toBeNull();
    });

    it('of which nobody knows when it was made is older than what a rep typed, and not than what the sync wrote', () => {
        expect(merging('A', '', 'A 1', decided('out')).field).toBe('A');
        expect(merging('A', 'A heard 1', 'A 1', decided('out')).field).toBeNull();
    });

    it('that is taken back lets the calls speak again', () => {
        const out = merging('A', 'A heard 1', 'A 1', decided('out', 2));
        expect(out).toMatchObject({ field: null, keptOut: ['A'] });
        expect(merge({ ...out, ...REST, competitors: heard('A 1') }).field).toBe('A');
    });

    it('Competitor keeps a name in that no call mentions, and brings back one that a rep took out before', () => {
        expect(merging('A', 'A heard 1', '', decided('in', 2)).field).toBe('A');
        expect(merging(null, 'A removed 1', 'A 1', decided('in', 2)).field).toBe('A');
    });

    it('Competitor yields to a rep who takes the name out after it', () => {
        const before = merging(null, '', 'A 1', decided('in', 2));
        expect(before.field).toBe('A');
        const after = merge({
            ...before,
            ...REST,
            field: null,
            competitors: heard('A 1'),
            decisions: decided('in', 2)
        });
        expect(after).toMatchObject({ field: null, keptOut: ['A'] });
    });

    const REST = { names, form: textForm(255), mode: 'merge' as const };
});

it('a name that had no room and went unheard comes back when it is heard and there is room', () => {
    const full = merged('Xerox, Yahoo', '', 'A 4', 12);
    expect(full.noRoom).toEqual(['A']);
    const form = textForm(12);
    const silent = merge({ field: 'Xerox', state: full.state, competitors: [], names, form, mode: 'merge' });
    expect(silent.state).toBeNull();
    const again = merge({ ...silent, competitors: heard('A 4'), names, form, mode: 'merge' });
    expect(again).toMatchObject({ field: 'Xerox, A', added: ['A'] });
});

it('a name with a comma that a rep typed stays one name once no call mentions it', () => {
    const known = merged('Acme, Inc.', '', 'Acme, Inc. 1');
    const silent = merged(known.field, 'Acme, Inc. typed 1', '');
    expect(silent).toMatchObject({ field: 'Acme, Inc.', state: state('Acme, Inc. typed 1') });
    expect(merged(silent.field, 'Acme, Inc. typed 1', 'B 2').field).toBe('Acme, Inc., B');
});
