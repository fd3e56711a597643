import { competitorsOf, timelineOf } from 'c/gongDeal';
import type { Brief, Timeline } from 'c/gongDeal';
import { readNames } from 'c/gongRules';
import { brief, DAY, NOON } from './support/rows.js';

const calendar = { localDay: (time: number) => Math.floor(time / DAY) * DAY, firstDayOfWeek: 1 };
const draw = (calls: Brief[], now = NOON, firstDayOfWeek = 1): Timeline | undefined =>
    timelineOf(
        calls,
        competitorsOf({ calls, names: readNames([]), externalOnly: false }, { field: undefined, state: undefined }),
        { ...calendar, firstDayOfWeek },
        now
    );
const iso = (timeline: Timeline | undefined): string[] =>
    timeline!.columns.map(({ start }) => new Date(start).toISOString().slice(0, 10));

it('a young deal has six weeks up to this one, each from its first day', () => {
    const timeline = draw([brief(NOON, { GridPulse: [1, 2] })]);
    expect(timeline).toMatchObject({ unit: 'week', most: 3 });
    expect(iso(timeline)).toEqual(['2026-03-30', '2026-04-06', '2026-04-13', '2026-04-20', '2026-04-27', '2026-05-04']);
    expect(timeline?.mentions.get('gridpulse')?.at(-1)).toEqual({ customer: 1, us: 2, unknown: 0 });
});

it('weeks start where the user is used to', () =>
    expect(iso(draw([brief(NOON, { GridPulse: [1, 0] })], NOON, 0)).at(-1)).toBe('2026-05-03'));

it('half a year is drawn by weeks, more by months', () => {
    const since = (days: number) => draw([brief(NOON - days * DAY, { A: [1, 0] }), brief(NOON, { A: [1, 0] })]);
    expect(since(25 * 7)).toMatchObject({ unit: 'week' });
    expect(since(25 * 7)?.columns).toHaveLength(26);
    expect(since(26 * 7)).toMatchObject({ unit: 'month' });
    expect(iso(since(26 * 7))).toEqual([
        '2025-11-01',
        '2025-12-01',
        '2026-01-01',
        '2026-02-01',
        '2026-03-01',
        '2026-04-01',
        '2026-05-01'
    ]);
});

it('no more than two years are drawn', () => {
    const timeline = draw([brief(NOON - 5000 * DAY, { A: [9, 0] }), brief(NOON, { A: [1, 0] })]);
    expect(timeline?.columns).toHaveLength(24);
    expect(timeline?.most).toBe(1);
});

it('calls in the future and calls without a start are not drawn', () => {
    expect(draw([brief(NOON + 3000 * DAY, { A: [1, 0] }), brief(undefined, { A: [1, 0] })])).toBeUndefined();
    expect(draw([brief(NOON + 3000 * DAY, { A: [1, 0] }), brief(NOON, { A: [1, 0] })])?.columns).toHaveLength(6);
});

it('without competitors there is nothing to draw', () => {
    expect(draw([])).toBeUndefined();
    expect(draw([brief(NOON, {})])).toBeUndefined();
});

it('every competitor that was heard has a curve', () =>
    expect([...draw([brief(NOON, { A: [1, 0], B: [2, 0] })])!.mentions.keys()].sort()).toEqual(['a', 'b']));
