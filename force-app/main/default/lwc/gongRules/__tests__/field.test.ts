import fc from 'fast-check';
import { textForm } from '../field.js';
import { RUNS } from '../../../../../../test/engine/support/runs.js';

const namesIn = (field: string | null, known: string[] = []): string[] =>
    textForm()
        .parse(field, known)
        .map(({ name }) => name);

it.each<[string | null, string[]]>([
    [null, []],
    ['', []],
    [' , ,', []],
    ['SAP', ['SAP']],
    ['SAP, Oracle', ['SAP', 'Oracle']],
    ['SAP,Oracle ,  Zoho', ['SAP', 'Oracle', 'Zoho']],
    [',SAP,,Oracle,', ['SAP', 'Oracle']],
    ['Big Co', ['Big Co']]
])('%j holds the names %j', (field, names) => expect(namesIn(field)).toEqual(names));

it.each<[string, string[], string[]]>([
    ['Acme, Inc., SAP', ['Acme, Inc.'], ['Acme, Inc.', 'SAP']],
    ['SAP, Acme, Inc.', ['Acme, Inc.'], ['SAP', 'Acme, Inc.']],
    ['Acme, Acme, Inc.', ['Acme', 'Acme, Inc.'], ['Acme', 'Acme, Inc.']],
    ['Acme, Inc., EMEA', ['Acme, Inc.', 'Acme, Inc., EMEA'], ['Acme, Inc., EMEA']],
    ['ACME, INC. , SAP', ['Acme, Inc.'], ['ACME, INC.', 'SAP']],
    ['Acme, Inc.orporated', ['Acme, Inc.'], ['Acme', 'Inc.orporated']],
    ['Big Acme, Inc.', ['Acme, Inc.'], ['Big Acme', 'Inc.']],
    ['Acme, Inc.', [], ['Acme', 'Inc.']],
    ['Acme,, SAP', ['Acme,'], ['Acme,', 'SAP']]
])('%j holds, %j being known, the names %j', (field, known, names) => expect(namesIn(field, known)).toEqual(names));

it('a text holds as much as it is long, and only what reads back', () => {
    const form = textForm(10);
    expect(form.hasRoom('SAP, Odoo.', ['SAP', 'Odoo.'], [])).toBe(true);
    expect(form.hasRoom('SAP, Oracle', ['SAP', 'Oracle'], [])).toBe(false);
    expect(form.hasRoom('A, B', ['A, B'], [])).toBe(false);
    expect(form.hasRoom('A, B', ['A, B'], ['A, B'])).toBe(true);
});

it('a part of a text keeps the separators between names that stand side by side', () => {
    const form = textForm();
    const items = form.parse('A;B ,C; D', []);
    expect(form.part(items.slice(1), items)).toBe('B ,C; D');
    expect(form.part([items[0]!, items[2]!], items)).toBe('A, C');
    expect(form.part([], items)).toBe('');
});

it('nothing of the text is lost', () => {
    const piece = fc.constantFrom('A', 'b', ' ', ',', ', ', 'A, b', '\n', 'é', '.');
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('').trim());
    fc.assert(
        fc.property(text, fc.array(text, { maxLength: 3 }), (field, known) => {
            const items = textForm().parse(field, known);
            expect(items.every(({ name }) => name !== '' && name === name.trim())).toBe(true);
            const joined = items.map(({ name, separator }) => name + separator).join('');
            expect(joined.replaceAll(/[\s,]/g, '')).toBe(field.replaceAll(/[\s,]/g, ''));
        }),
        RUNS
    );
});

it.each<[string, string[]]>([
    ['SAP; Oracle', ['SAP', 'Oracle']],
    ['SAP\nOracle\r\nZoho', ['SAP', 'Oracle', 'Zoho']]
])('%j holds the names %j', (field, names) => expect(namesIn(field)).toEqual(names));
