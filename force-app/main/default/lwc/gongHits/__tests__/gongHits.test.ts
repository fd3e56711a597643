import GongHits from 'c/gongHits';
import { NO_FILTER } from 'c/gongDeal';
import type { Filter, Hit } from 'c/gongDeal';
import { drawn, find, findAll, mount, textOf, texts } from '../../gongDeal/__tests__/support/mount.js';
import { callOf, hitRow } from '../../gongDeal/__tests__/support/rows.js';
import type { Row } from '../../gongDeal/__tests__/support/rows.js';

const hitsOf = (...rows: Row[]): readonly Hit[] => callOf({ Gong_Tracker_Hits__r: rows.map(hitRow) }).hits;
const CALL = 'https://app.gong.io/call?id=1';
const mounted = (hits: readonly Hit[], filter: Filter = NO_FILTER, url?: string) =>
    mount('c-gong-hits', GongHits, { hits, filter, url });

it('shows phrase, count, who said it and at which second', async () => {
    const element = mounted(hitsOf({}));
    expect(texts(element, 'p')).toEqual(['GridPulse × 2 Competitors']);
    expect(texts(element, 'ul ul li')).toEqual(['Customer Grace Holloway 1:05', 'Us Maya Okafor 1:02:03']);
    await expect(element).toBeAccessible();
});

it('names the competitor where the phrase is another name of it', () =>
    expect(texts(mounted(hitsOf({ Phrase__c: 'grid pulse' })), 'p')).toEqual([
        'grid pulse × 2 Competitors · GridPulse'
    ]));

it.each([
    [20, /^Us Ann 0:00 0:01 .*0:19$/],
    [50, /^Us Ann 0:00 0:01 .*0:19 and 30 more$/]
])('of %p times of one speaker lists so many and no more', (length, expected) => {
    const said = Array.from({ length }, (_, at) => ({ at, by: 'Ann', external: false }));
    const [line] = texts(mounted(hitsOf({ Occurrences__c: JSON.stringify(said) })), 'ul ul li');
    expect(line).toMatch(expected);
});

it('a name on both sides is two speakers', () => {
    const said = [true, false].map((external) => ({ at: 5, by: 'Ann', external }));
    const lines = texts(mounted(hitsOf({ Occurrences__c: JSON.stringify(said) })), 'ul ul li');
    expect(lines).toEqual(['Customer Ann 0:05', 'Us Ann 0:05']);
});

it.each([
    ['a phrase', { Phrase__c: null, Competitor__c: null }, 'Without wording × 2 Competitors'],
    [
        'a phrase, by a smart tracker',
        { Phrase__c: null, Competitor__c: null, Tracker_Type__c: 'SMART' },
        'Smart tracker × 2 Competitors'
    ],
    ['counts', { Count__c: null }, 'GridPulse × 0 Competitors']
])('a hit without %s is shown', (_, row, text) => expect(texts(mounted(hitsOf(row)), 'p')).toEqual([text]));

it('a speaker or side that nobody knows is shown as such', () => {
    const said = '[{"at": 5, "by": null, "external": null}]';
    expect(texts(mounted(hitsOf({ Occurrences__c: said })), 'ul ul li')).toEqual(['Unknown Speaker unknown 0:05']);
});

it('markup in a phrase or a name is text', () => {
    const by = '<img src=x onerror=alert(1)>';
    const element = mounted(
        hitsOf({ Phrase__c: '<b>bold</b>', Occurrences__c: JSON.stringify([{ at: 1, by, external: true }]) })
    );
    expect(find(element, 'b, img')).toBeNull();
    expect(textOf(element.shadowRoot as never)).toContain(by);
});

it('what the filter means stands first and is marked; the others come on demand, and get the focus', async () => {
    const element = mounted(hitsOf({ Phrase__c: 'grid' }, { Id: 'other', Tracker__c: 'Pricing', Phrase__c: 'cheap' }), {
        ...NO_FILTER,
        tracker: 'Pricing'
    });
    expect([texts(element, 'mark'), texts(element, 'strong')]).toEqual([['cheap'], []]);
    const button = find<HTMLElement & { label: string }>(element, 'lightning-button');
    expect(button.label).toBe('1 more was heard');
    button.click();
    await drawn();
    expect([texts(element, 'mark'), texts(element, 'strong')]).toEqual([['cheap'], ['grid']]);
    expect(texts(element, '.phrase')[1]).toMatch(/^grid/);
    expect(element.shadowRoot!.activeElement).toBe(findAll(element, '.phrase')[1]);
    expect(find(element, 'lightning-button')).toBeNull();
});

it('where the filter means nothing of this call, everything is shown and nothing marked', () => {
    const element = mounted(hitsOf({}), { ...NO_FILTER, text: 'zebra' });
    expect([texts(element, 'mark'), texts(element, 'strong')]).toEqual([[], ['GridPulse']]);
});

it('times lead to the moment in the recording; without an address of the call nowhere', () => {
    const links = (element: Element) => findAll<HTMLAnchorElement>(element, 'a.time').map(({ href }) => href);
    expect(links(mounted(hitsOf({}), NO_FILTER, CALL))[0]).toBe(
        `${CALL}&highlights=%5B%7B%22type%22%3A%22SHARE%22%2C%22from%22%3A63.5%2C%22to%22%3A75.5%7D%5D`
    );
    expect(links(mounted(hitsOf({}), NO_FILTER, ['javascript', 'alert(1)'].join(':')))).toEqual([]);
    expect(texts(mounted(hitsOf({})), '.time')).toEqual(['1:05', '1:02:03']);
});

it('each side has a mark of its own', () => {
    const said = [true, false, null].map((external) => ({ at: 5, by: 'Ann', external }));
    const marks = findAll<HTMLElement & { side: string }>(
        mounted(hitsOf({ Occurrences__c: JSON.stringify(said) })),
        'c-gong-mark'
    );
    expect(marks.map(({ side }) => side)).toEqual(['customer', 'us', 'unknown']);
});

it('says so when nothing was heard', () =>
    expect(texts(mounted([]), 'p')).toEqual(['No tracker heard anything on this call.']));
