import GongCurve from 'c/gongCurve';
import { competitorRows } from 'c/gongDeal';
import type { Brief } from 'c/gongDeal';
import { calendar } from 'c/gongFormat';
import { readNames } from 'c/gongRules';
import { find, findAll, mount, textOf } from '../../gongDeal/__tests__/support/mount.js';
import { brief, DAY, NOON } from '../../gongDeal/__tests__/support/rows.js';

function mounted(calls: Brief[], index = 0) {
    const screen = { calls, names: readNames([]), externalOnly: false };
    const { rows, timeline } = competitorRows(
        screen,
        { field: undefined, state: undefined },
        new Map(),
        calendar,
        NOON
    );
    const { name, mentions } = rows[index]!;
    return mount('c-gong-curve', GongCurve, { timeline: timeline!, mentions, name });
}
const label = (element: Element): string =>
    find(element, '[role=img]')
        .getAttribute('aria-label')!
        .replace(/[\u2068\u2069]/g, '');

it('draws a column for each week, and says the same in words', async () => {
    const element = mounted([
        brief(NOON, { GridPulse: [2, 1], Ohmline: [0, 1] }),
        brief(NOON - 7 * DAY, { GridPulse: [1, 0] })
    ]);
    expect(label(element)).toBe(
        'GridPulse: Week of Apr 26: 1 by the customer, 0 by us; Week of May 3: 2 by the customer, 1 by us'
    );
    expect(findAll(element, '.column')).toHaveLength(6);
    expect(findAll(element, '.bar').map((bar) => bar.className)).toEqual([
        'bar bar_customer',
        'bar bar_customer',
        'bar bar_us'
    ]);
    expect(findAll(element, '.column').at(-1)!.title).toBe('Week of May 3: 2 by the customer, 1 by us');
    await expect(element).toBeAccessible();
});

it('all curves have one scale: the most mentions of one competitor in one column', () => {
    const calls = [brief(NOON, { GridPulse: [60, 20], Ohmline: [8, 0] })];
    const heights = (index: number) => findAll(mounted(calls, index), '.bar').map(({ style }) => style.flexBasis);
    expect([heights(0), heights(1)]).toEqual([['75%', '25%'], ['10%']]);
});

it('by months it names months', () =>
    expect(label(mounted([brief(NOON - 300 * DAY, { A: [1, 0] })]))).toBe('A: Jul 2025: 1 by the customer, 0 by us'));

it('whoever came up only before the time that is drawn was not mentioned in it', () => {
    const element = mounted([brief(NOON - 5000 * DAY, { Old: [1, 0] }), brief(NOON, { New: [2, 0] })], 1);
    expect(label(element)).toBe('Old: no mentions in this time');
    expect(textOf(find(element, '[role=img]'))).toBe('');
});
