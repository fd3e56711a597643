import {
    calendar,
    clock,
    counted,
    dateTime,
    duration,
    fill,
    isolated,
    monthName,
    relative,
    weekName
} from 'c/gongFormat';

const NOON = Date.parse('2026-05-04T12:00:00Z');
const plain = (text: string): string => text.replace(/\s/g, ' ');

// the tests' user is in Los Angeles and reads American English
it('tells date and time where the user is', () => expect(plain(dateTime(NOON))).toBe('May 4, 2026, 5:00 AM'));

it('knows which day it is where the user is', () =>
    expect(calendar.localDay(Date.parse('2026-05-04T03:00:00Z'))).toBe(Date.UTC(2026, 4, 3)));

it('names days and months of the calendar', () =>
    expect([weekName(Date.UTC(2026, 4, 4)), monthName(Date.UTC(2026, 4, 1))]).toEqual(['May 4', 'May 2026']));

it.each([
    [0, '0 sec'],
    [45, '45 sec'],
    [60, '1 min'],
    [2520, '42 min'],
    [3600, '1 hr'],
    [3900, '1 hr 5 min'],
    [999_999_999, '277,777 hr 47 min']
])('%d seconds last %s', (seconds, text) => expect(plain(duration(seconds))).toBe(text));

it.each([
    [0, '0:00'],
    [65.9, '1:05'],
    [3723, '1:02:03'],
    [360_000, '100:00:00']
])('second %d is at %s', (second, text) => expect(clock(second)).toBe(text));

it.each([
    [-30_000, 'now'],
    [-3 * 60_000, '3 minutes ago'],
    [-25 * 3_600_000, 'yesterday'],
    [-800 * 86_400_000, '2 years ago'],
    [2 * 3_600_000, 'in 2 hours']
])('%d milliseconds from now is %s', (ms, text) => expect(relative(NOON + ms, NOON)).toBe(text));

it('fills labels, and leaves places without a value', () =>
    expect(fill('{0} of {1} {2}', 3, '{0}')).toBe('3 of {0} {2}'));

it('has a label for one and one for several', () =>
    expect([counted(1, '{0} call', '{0} calls'), counted(1200, '{0} call', '{0} calls')]).toEqual([
        '1 call',
        '1,200 calls'
    ]));

it('a name from right to left does not turn its neighbours round', () =>
    expect(isolated('שירה')).toBe('\u2068שירה\u2069'));

it.each([
    ['en', [false, true, false]],
    ['fr', [true, true, false]],
    ['ja', [false, false, false]]
])('in %s none, one and two take the label that the language wants', (lang, expected) => {
    jest.isolateModules(() => {
        jest.doMock('@salesforce/i18n/lang', () => ({ __esModule: true, default: lang }), { virtual: true });
        const { isOne } = jest.requireActual<{ isOne: (count: number) => boolean }>('../gongFormat');
        expect([0, 1, 2].map(isOne)).toEqual(expected);
    });
});
