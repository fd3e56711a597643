import fc from 'fast-check';
import { textForm } from '../field.js';
import { merge } from '../merge.js';
import type { Decision, MergeInput, Merged } from '../merge.js';
import { readNames } from '../names.js';
import { picklistForm } from '../picklist.js';
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
            status: fc.constantFrom('heard', 'typed', 'removed', 'no room', 'no value', 'not here'),
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

const decisions = fc
    .uniqueArray(
        fc.record<Decision>({
            name: fc.constantFrom(...NAMES),
            identity: fc.constant(''),
            decision: fc.constantFrom('in', 'out'),
            at: fc.option(
                fc.integer({ min: 0, max: 6 }).map((day) => day * 86_400_000),
                { nil: undefined }
            )
        }),
        { selector: ({ name }) => name }
    )
    .map((all) => all.map((one) => ({ ...one, identity: names.identity(one.name) })));
const decided = (mode: 'merge' | 'replace' = 'merge'): fc.Arbitrary<MergeInput> =>
    fc.tuple(input(mode), decisions).map(([one, all]) => ({ ...one, decisions: all }));

const VALUES = ['A', 'b', 'C', 'acme', 'SFDC', 'Old', 'Gone'].map((value) => {
    return { value, label: value === 'acme' ? 'Acme, Inc.' : value, active: value !== 'Old' };
});
const listed: fc.Arbitrary<MergeInput> = fc
    .record({
        chosen: fc.uniqueArray(fc.constantFrom(...VALUES.map(({ value }) => value), 'typed')),
        state: states,
        competitors,
        decisions,
        multiple: fc.boolean(),
        mode: fc.constantFrom('merge', 'replace')
    })
    .map(({ chosen, multiple, ...rest }) => ({
        ...rest,
        names,
        field: (multiple ? chosen : chosen.slice(0, 1)).join(';') || null,
        form: picklistForm(VALUES, names, multiple)
    }));

const again = (before: MergeInput, { field, state }: Merged): Merged => merge({ ...before, field, state });

it('the result fits', () => {
    fc.assert(
        fc.property(fc.oneof(input(), input('replace'), decided()), (one) => {
            expect(merge(one).field?.length ?? 0).toBeLessThanOrEqual(one.form.length);
        }),
        RUNS
    );
});

it('merging twice changes nothing', () => {
    fc.assert(
        fc.property(fc.oneof(input(), input('replace'), decided(), decided('replace'), listed), (one) => {
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

const NEWEST = 6 * 86_400_000;
const idsOf = (one: MergeInput, accept: (decision: Decision) => boolean): string[] =>
    one.decisions!.filter(accept).map(({ identity }) => identity);

it('a name that was decided to be none is in the field only where a rep typed it after that, or where nobody knows when', () => {
    fc.assert(
        fc.property(decided(), (one) => {
            const { standing } = merge(one);
            const inField = new Set(namesIn(one.field, one).map(names.identity));
            const out = idsOf(one, ({ decision }) => decision === 'out');
            expect(out.filter((id) => !['typed', 'not here'].includes(standing.get(id)!))).toEqual([]);
            const news = idsOf(one, ({ decision, at }) => decision === 'out' && at === NEWEST);
            const gone = [...news, ...out.filter((id) => !inField.has(id))];
            expect(gone.filter((id) => standing.get(id) !== 'not here')).toEqual([]);
        }),
        RUNS
    );
});

it('a name that was decided to be a competitor, and that no rep took out since, is in the field while there is room', () => {
    fc.assert(
        fc.property(decided(), (one) => {
            const { standing } = merge(one);
            const news = idsOf(one, ({ decision, at }) => decision === 'in' && at === NEWEST);
            expect(news.filter((id) => !['typed', 'heard', 'no room'].includes(standing.get(id)!))).toEqual([]);
        }),
        RUNS
    );
});

it('a picklist gets no value that it has not, and keeps what may not be chosen and what a rep chose', () => {
    const choosable = new Set(VALUES.filter(({ active }) => active).map(({ value }) => value));
    const valuesOf = (text: string | null): string[] => (text ?? '').split(';').filter(Boolean);
    fc.assert(
        fc.property(listed, (one) => {
            const [before, after] = [valuesOf(one.field), valuesOf(merge(one).field)];
            expect(after.filter((value) => !choosable.has(value) && !before.includes(value))).toEqual([]);
            const wrote = parseState(one.state).some(({ name, status }) => name === 'typed' && status === 'heard');
            const kept = one.mode === 'merge' && !wrote ? ['Old', 'typed'] : ['Old'];
            expect(kept.filter((value) => before.includes(value) && !after.includes(value))).toEqual([]);
        }),
        RUNS
    );
});
