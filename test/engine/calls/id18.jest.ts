import fc from 'fast-check';
import { id18 } from '../../../scripts/engine/calls/id18.js';
import { RUNS } from '../support/runs.js';

it.each([
    // published examples
    ['001A0000006Vm9r', '001A0000006Vm9rIAC'],
    ['0015000000Gv7qJ', '0015000000Gv7qJAAR'],
    ['00300000003T2PG', '00300000003T2PGAA0'],
    ['006000000000001', '006000000000001AAA'],
    ['AAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAA555']
])('%s becomes %s', (short, long) => {
    expect(id18(short)).toBe(long);
    expect(id18(long)).toBe(long);
});

it('makes the check sum anew', () => {
    expect(id18('001A0000006Vm9rXXX')).toBe('001A0000006Vm9rIAC');
});

it.each([
    '',
    '006',
    '0060000000000016',
    '006000000000001AA',
    '00600000000000!',
    '006000000000001AAAA',
    ' 006000000000001'
])('%p is no id', (text) => expect(id18(text)).toBeUndefined());

it('tells ids apart that differ in case only', () => {
    const id = fc.stringMatching(/^[0-9A-Za-z]{15}$/);
    fc.assert(
        fc.property(id, (short) => {
            const long = id18(short)!;
            expect(long).toMatch(/^[0-9A-Za-z]{15}[A-Z0-5]{3}$/);
            fc.pre(/[A-Z]/.test(short));
            expect(id18(short.toLowerCase())!.toLowerCase()).not.toBe(long.toLowerCase());
        }),
        RUNS
    );
});
