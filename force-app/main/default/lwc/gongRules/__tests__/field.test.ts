import fc from 'fast-check';
import { parseField } from '../field.js';
import { RUNS } from '../../../../../../test/engine/support/runs.js';

const namesIn = (field: string | null, known: string[] = []): string[] =>
    parseField(field, known).map(({ name }) => name);

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

it('nothing of the text is lost', () => {
    const piece = fc.constantFrom('A', 'b', ' ', ',', ', ', 'A, b', '\n', 'é', '.');
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('').trim());
    fc.assert(
        fc.property(text, fc.array(text, { maxLength: 3 }), (field, known) => {
            const items = parseField(field, known);
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
