import fc from 'fast-check';
import { formatState, parseState } from '../state.js';
import type { StateLine } from '../state.js';
import { RUNS } from '../../../../../../test/engine/support/runs.js';

const AT = Date.UTC(2026, 4, 4, 10);

it.each<[string, StateLine[]]>([
    ['Salesforce | heard 2026-05-04T10:00:00.000Z', [{ name: 'Salesforce', status: 'heard', at: AT }]],
    ['SAP | typed 2026-05-04T10:00:00.000Z', [{ name: 'SAP', status: 'typed', at: AT }]],
    ['Zoho | removed 2026-05-04T10:00:00.000Z', [{ name: 'Zoho', status: 'removed', at: AT }]],
    ['Pipedrive | no room', [{ name: 'Pipedrive', status: 'no room', at: undefined }]],
    ['Salesforce', [{ name: 'Salesforce', status: 'heard', at: undefined }]],
    ['A | B', [{ name: 'A | B', status: 'heard', at: undefined }]],
    ['A | removed | heard', [{ name: 'A | removed', status: 'heard', at: undefined }]],
    ['A | heard yesterday', [{ name: 'A | heard yesterday', status: 'heard', at: undefined }]],
    ['A\r\n\r\n  B | removed  \n', [{ name: 'A' }, { name: 'B', status: 'removed' }] as StateLine[]]
])('%j is understood', (text, lines) => expect(parseState(text)).toMatchObject(lines));

it.each([null, '', ' \n'])('%j holds nothing', (text) => expect(parseState(text)).toEqual([]));

it('no lines are no text', () => expect(formatState([])).toBeNull());

const name = fc
    .array(fc.constantFrom('A', 'b', ' ', ',', '|', ' | ', 'heard', 'no room', 'é'), { minLength: 1, maxLength: 8 })
    .map((pieces) => pieces.join('').trim())
    .filter((text) => text !== '');
const line: fc.Arbitrary<StateLine> = fc.record({
    name,
    status: fc.constantFrom('heard', 'typed', 'removed', 'no room'),
    at: fc.option(
        fc.date({ min: new Date('1700-01-01'), max: new Date('4000-12-31'), noInvalidDate: true }).map(Number),
        { nil: undefined }
    )
});

it('lines survive the round trip, whatever the names', () => {
    fc.assert(
        fc.property(fc.array(line), (lines) => {
            expect(parseState(formatState(lines))).toEqual(lines);
        }),
        RUNS
    );
});

it('only whole lines that fit are kept, those without room first to go', () => {
    const lines = Array.from({ length: 1000 }, (_, i): StateLine => {
        const status = i % 4 === 0 ? 'no room' : 'removed';
        return { name: `${i} ${'x'.repeat(20)}`, status, at: AT };
    });
    const text = formatState(lines)!;
    expect(text.length).toBeLessThanOrEqual(32_768);
    const removed = lines.filter(({ status }) => status === 'removed');
    const kept = parseState(text);
    expect(kept).toEqual(removed.slice(0, kept.length));
});

it('a text that just fits is kept', () => {
    const lineOf = (length: number): StateLine[] => [
        { name: 'x'.repeat(length - ' | no room'.length), status: 'no room', at: undefined }
    ];
    expect(formatState(lineOf(32_768))).toHaveLength(32_768);
    expect(formatState(lineOf(32_769))).toBeNull();
});
