import fc from 'fast-check';
import { textForm } from '../field.js';
import { merge } from '../merge.js';
import type { MergeInput, Merged } from '../merge.js';
import { readNames } from '../names.js';
import { formatState, parseState } from '../state.js';
import type { StateLine } from '../state.js';
import { RUNS } from '../../../../../../test/engine/support/runs.js';

const names = readNames([{ Name: 'Salesforce', Aliases__c: 'SFDC' }]);
const NAMES = [
    'A',
    'B',
    'C',
    'A, B',
    'B, C',
    'Acme, Inc.',
    'Inc.',
    'Salesforce',
    'x | heard',
    'Éa',
    'Longer Name GmbH'
];

type Heard = MergeInput['competitors'][number];

const competitor = (name: string, day: number): Heard => {
    return { name, identity: names.identity(name), last: day * 86_400_000 };
};
const competitorsNamed = (some: readonly string[]): fc.Arbitrary<Heard[]> =>
    fc
        .uniqueArray(fc.tuple(fc.constantFrom(...some), fc.integer({ min: 0, max: 5 })), { selector: ([name]) => name })
        .map((all) => all.map(([name, day]) => competitor(name, day)));
const competitors = competitorsNamed(NAMES);
const fieldText = fc
    .array(fc.constantFrom(...NAMES, 'a', 'sfdc', 'typed', ' ', ',', ', ', ' ,', '\n', ';'), { maxLength: 10 })
    .map((pieces) => pieces.join(''));
const states = fc
    .array(
        fc.record<StateLine>({
            name: fc.constantFrom(...NAMES, 'typed', 'SFDC'),
            status: fc.constantFrom('heard', 'typed', 'removed', 'no room'),
            at: fc.option(
                fc.integer({ min: 0, max: 5 }).map((day) => day * 86_400_000),
                { nil: undefined }
            )
        })
    )
    .map(formatState);
const forms = fc.integer({ min: 20, max: 255 }).map(textForm);
const input = (mode: 'merge' | 'replace' = 'merge'): fc.Arbitrary<MergeInput> =>
    fc
        .record({ field: fc.option(fieldText), state: states, competitors, form: forms })
        .filter(({ field, form }) => (field ?? '').length <= form.length)
        .map((rest) => ({ ...rest, names, mode }));

/** The names in a field, as the merge tells them apart given what it knows. */
const namesIn = (
    field: string | null,
    { state, competitors: all }: Pick<MergeInput, 'state' | 'competitors'>
): string[] =>
    textForm()
        .parse(
            field,
            [...parseState(state), ...all].map(({ name }) => name)
        )
        .map(({ name }) => name);

const again = (before: MergeInput, { field, state }: Merged): Merged => merge({ ...before, field, state });

it('the result fits', () => {
    fc.assert(
        fc.property(fc.oneof(input(), input('replace')), (one) => {
            expect(merge(one).field?.length ?? 0).toBeLessThanOrEqual(one.form.length);
        }),
        RUNS
    );
});

it('merging twice changes nothing', () => {
    fc.assert(
        fc.property(fc.oneof(input(), input('replace')), (one) => {
            const first = merge(one);
            const second = again(one, first);
            expect({ ...second, added: [], dropped: [] }).toEqual({ ...first, added: [], dropped: [] });
            expect(second).toMatchObject({ added: [], dropped: [] });
        }),
        RUNS
    );
});

it('what was written reads back as the same names', () => {
    fc.assert(
        fc.property(input(), (one) => {
            const { field, state } = merge(one);
            const heard = parseState(state).filter(({ status }) => status === 'heard');
            expect(namesIn(field, { ...one, state })).toEqual(expect.arrayContaining(heard.map(({ name }) => name)));
        }),
        RUNS
    );
});

it('without names of the sync’s, everything in the field stays, letter by letter', () => {
    fc.assert(
        fc.property(input(), (one) => {
            const typed = (one.field ?? '').trim().replace(/^[\s,;]+|[\s,;]+$/g, '');
            expect(merge({ ...one, state: null }).field ?? '').toContain(typed);
        }),
        RUNS
    );
});

it('a rep’s name is never lost, nor its spelling', () => {
    fc.assert(
        fc.property(input(), (one) => {
            const written = parseState(one.state).filter(({ status }) => status === 'heard');
            const ours = new Set(written.map(({ name }) => name));
            const typed = namesIn(one.field, one).filter((name) => !ours.has(name));
            let rest = merge(one).field ?? '';
            for (const name of typed) {
                expect(rest).toContain(name);
                rest = rest.slice(rest.indexOf(name) + name.length);
            }
        }),
        RUNS
    );
});

it('a field whose names stay as they are is not touched', () => {
    fc.assert(
        fc.property(fc.oneof(input(), input('replace')), (one) => {
            const { field } = merge(one);
            fc.pre(namesIn(field, one).join('\n') === namesIn(one.field, one).join('\n'));
            expect(field).toBe(one.field);
        }),
        RUNS
    );
});

it('a deleted name stays deleted until a newer call mentions it, and then comes back', () => {
    const start = fc.record({
        // what is left of two names must not look like a third
        competitors: competitorsNamed(NAMES.filter((name) => !/^[ABC], /.test(name))).filter((all) => all.length > 0),
        typed: fc.constantFrom('', 'X')
    });
    fc.assert(
        fc.property(start, fc.nat(), fc.boolean(), ({ competitors: all, typed }, n, newer) => {
            const before: MergeInput = {
                field: typed,
                state: null,
                competitors: all,
                names,
                form: textForm(255),
                mode: 'merge'
            };
            const first = merge(before);
            const ours = namesIn(first.field, { ...before, ...first }).filter((name) => name !== typed);
            const gone = ours[n % ours.length]!;
            const field = [typed, ...ours].filter((name) => name !== '' && name !== gone).join(', ');
            const deleted = merge({ ...before, ...first, field });
            expect(deleted.keptOut).toContain(gone);
            // even when no call mentions it for a while
            const silent = merge({ ...before, ...deleted, competitors: all.filter(({ name }) => name !== gone) });
            const later = all.map((one) => (one.name === gone ? { ...one, last: one.last + (newer ? 1 : -1) } : one));
            const last = merge({ ...before, ...silent, competitors: later });
            expect(last.added.includes(gone)).toBe(newer);
            expect(last.keptOut.includes(gone)).toBe(!newer);
        }),
        RUNS
    );
});
