import GongTimeline from 'c/gongTimeline';
import { competitorsOf, timelineOf } from 'c/gongDeal';
import type { Brief } from 'c/gongDeal';
import { calendar } from 'c/gongFormat';
import { readNames } from 'c/gongRules';
import { find, findAll, mount, texts } from '../../gongDeal/__tests__/support/mount.js';
import { brief, DAY, NOON } from '../../gongDeal/__tests__/support/rows.js';

function mounted(calls: Brief[], chosen?: string) {
    const competitors = competitorsOf(
        { calls, names: readNames([]), externalOnly: false },
        { field: undefined, state: undefined }
    );
    const timeline = timelineOf(calls, competitors, calendar, NOON)!;
    return mount('c-gong-timeline', GongTimeline, { timeline, chosen });
}
const labels = (element: Element): string[] =>
    findAll(element, 'svg').map((svg) => svg.getAttribute('aria-label')!.replace(/[\u2068\u2069]/g, ''));

it('draws a row for each competitor, and says the same in words', async () => {
    const element = mounted([
        brief(NOON, { GridPulse: [2, 1], Ohmline: [0, 1] }),
        brief(NOON - 7 * DAY, { GridPulse: [1, 0] })
    ]);
    expect(texts(element, 'h3')).toEqual(['Mentions by week']);
    expect(labels(element)).toEqual([
        'GridPulse: Week of Apr 26: 1 by the customer, 0 by us; Week of May 3: 2 by the customer, 1 by us',
        'Ohmline: Week of May 3: 0 by the customer, 1 by us'
    ]);
    expect(findAll(element, 'rect').map((rect) => rect.getAttribute('class'))).toEqual([
        'customer',
        'customer',
        'us',
        'us'
    ]);
    await expect(element).toBeAccessible();
});

it('columns stand on each other and none is higher than the drawing', () => {
    const element = mounted([brief(NOON, { GridPulse: [60, 1], Ohmline: [1, 0] })]);
    const [customer, us, small] = findAll(element, 'rect').map((rect) => ({
        y: Number(rect.getAttribute('y')),
        height: Number(rect.getAttribute('height'))
    }));
    expect(us!.y).toBeCloseTo(0);
    expect(us!.y + us!.height).toBeCloseTo(customer!.y);
    expect(customer!.y + customer!.height).toBeCloseTo(24);
    expect(small!.height).toBe(3);
});

it('by months it names months', () => {
    const element = mounted([brief(NOON - 300 * DAY, { A: [1, 0] })]);
    expect(texts(element, 'h3')).toEqual(['Mentions by month']);
    expect(texts(element, '.axis span span')).toEqual(['Jul 2025', 'May 2026']);
});

it('a competitor that came up only before the time that is drawn has an empty row', () => {
    const element = mounted([brief(NOON - 5000 * DAY, { Old: [1, 0] }), brief(NOON, { New: [2, 0] })]);
    expect(labels(element)[1]).toBe('Old: no mentions in this time');
});

it('draws the six most mentioned and the chosen one, which stands out, and says how many more there are', () => {
    const calls = [brief(NOON, Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`rival${i}`, [9 - i, 0]])))];
    const six = mounted(calls);
    expect(findAll(six, 'svg')).toHaveLength(6);
    expect(texts(six, '.axis')[0]).toMatch(/^\+3/);
    const element = mounted(calls, 'rival8');
    expect(findAll(element, 'svg')).toHaveLength(7);
    expect(texts(element, '.row_chosen')[0]).toMatch(/^rival8/);
    expect(texts(element, '.axis')[0]).toMatch(/^\+2/);
    expect(texts(mounted([brief(NOON, { One: [1, 0] })]), '.axis')[0]).not.toMatch(/\+/);
});

it('each column tells its numbers to the pointer', () =>
    expect(find(mounted([brief(NOON, { A: [2, 0] })]), 'title').textContent).toBe(
        'Week of May 3: 2 by the customer, 0 by us'
    ));
