import GongCallList from 'c/gongCallList';
import { Deal, NO_FILTER, NOTHING_LOADED, readCalls, readScreen, withAnswer } from 'c/gongDeal';
import type { Filter } from 'c/gongDeal';
import { calendar } from 'c/gongFormat';
import { readNames } from 'c/gongRules';
import { drawn, find, findAll, mount, texts } from '../../gongDeal/__tests__/support/mount.js';
import { callRow, manyCalls } from '../../gongDeal/__tests__/support/rows.js';

type List = HTMLElement & { deal: Deal; filter: Filter; recordId: string; failed?: string };

/** A deal with so many calls, of which so many are loaded. */
function dealOf(count: number, loaded = count): Deal {
    const ids = Array.from({ length: loaded }, (_, i) => `call${i}`);
    const rows = ids.map((Id, i) => callRow({ Id, Title__c: `Call ${i}` }));
    const screen = readScreen(manyCalls(count));
    return new Deal(
        screen,
        withAnswer(NOTHING_LOADED, ids, readCalls(rows, readNames([]))),
        { field: undefined, state: undefined },
        calendar
    );
}
const mounted = (deal: Deal, properties: object = {}): List =>
    mount('c-gong-call-list', GongCallList, {
        deal,
        recordId: '006',
        filter: NO_FILTER,
        first: 10,
        total: '',
        ...properties
    }) as unknown as List;
const shown = (element: Element): (string | undefined)[] =>
    findAll<HTMLElement & { call?: { title: string } }>(element, 'c-gong-call').map(({ call }) => call?.title);
const buttons = (element: Element): Record<string, HTMLElement> =>
    Object.fromEntries(
        findAll<HTMLElement & { label: string }>(element, 'lightning-button').map((one) => [one.label, one])
    );
const press = (element: Element, label: string): Promise<void> => {
    buttons(element)[label]!.click();
    return drawn();
};
const opened = (element: Element): string[] =>
    findAll<HTMLElement & { expanded: boolean }>(element, 'c-gong-call')
        .filter(({ expanded }) => expanded)
        .map(({ dataset }) => dataset.call!);
const wanted = (element: Element): jest.Mock => {
    const want = jest.fn();
    element.addEventListener('want', (event) => want((event as CustomEvent).detail));
    return want;
};

it('shows more and fewer, and says of each call where in the list it stands', async () => {
    const element = mounted(dealOf(56), { first: 2 });
    expect([shown(element).length, Object.keys(buttons(element))]).toEqual([2, ['Show 50 more']]);
    await expect(element).toBeAccessible();
    await press(element, 'Show 50 more');
    expect([shown(element).length, Object.keys(buttons(element))]).toEqual([52, ['Show 4 more', 'Show fewer']]);
    await press(element, 'Show 4 more');
    expect([shown(element).length, Object.keys(buttons(element))]).toEqual([56, ['Show fewer']]);
    const item = findAll(element, '[role=listitem]').at(-1)!;
    expect([item.getAttribute('aria-posinset'), item.getAttribute('aria-setsize')]).toEqual(['56', '56']);
    await press(element, 'Show fewer');
    expect(shown(element)).toHaveLength(2);
});

it('opened calls and the length of the list survive a filter and a refresh, and end with the record', async () => {
    const element = mounted(dealOf(16));
    await press(element, 'Show 6 more');
    findAll(element, 'c-gong-call')[1]!.dispatchEvent(new CustomEvent('toggle'));
    await drawn();
    expect(opened(element)).toEqual(['call1']);
    element.filter = { ...NO_FILTER, competitor: 'gridpulse' };
    await drawn();
    expect(opened(element)).toEqual([]);
    element.filter = NO_FILTER;
    element.deal = dealOf(16);
    await drawn();
    expect([opened(element), shown(element).length]).toEqual([['call1'], 16]);
    element.recordId = '007';
    await drawn();
    expect([opened(element), shown(element).length]).toEqual([[], 10]);
});

it('asks once for what is in view and not there', async () => {
    const element = mounted(dealOf(12, 10));
    const want = wanted(element);
    await press(element, 'Show 2 more');
    element.filter = { ...NO_FILTER };
    await drawn();
    expect(want.mock.calls).toEqual([[['call10', 'call11']]]);
});

it('what did not come is asked for again on demand only', async () => {
    const element = mounted(dealOf(12, 10));
    const want = wanted(element);
    await press(element, 'Show 2 more');
    element.failed = 'Out of time';
    await drawn();
    expect(want).toHaveBeenCalledTimes(1);
    expect(find(element, 'c-gong-notice')).toMatchObject({ kind: 'moreFailed', detail: 'Out of time' });
    find(element, 'c-gong-notice').dispatchEvent(new CustomEvent('action'));
    expect(want).toHaveBeenCalledTimes(2);
});

it('a search says how many calls it went through, and loads more of those that pass otherwise', async () => {
    const filter = { ...NO_FILTER, text: 'call 1', competitor: 'ohmline' };
    const element = mounted(dealOf(40, 20), { filter });
    expect(shown(element)).toEqual(['Call 1', 'Call 11', 'Call 13', 'Call 15', 'Call 17', 'Call 19']);
    expect(texts(element, '[role=status]')).toEqual(['20 of 40 calls are loaded and were searched.']);
    const want = wanted(element);
    await press(element, 'Load 10 more');
    expect(want.mock.calls[0]![0]).toEqual(Array.from({ length: 10 }, (_, i) => `call${21 + 2 * i}`));
    element.deal = dealOf(40);
    await drawn();
    expect(texts(element, '[role=status]')).toEqual([]);
});

it('clearing leaves the focus on the filters, which stay', async () => {
    const element = mounted(dealOf(3), { filter: { ...NO_FILTER, tracker: 'Legal' } });
    const filters = find<HTMLElement & { focus: () => void }>(element, 'c-gong-filters');
    const cleared = jest.fn();
    element.addEventListener('filter', (event) => cleared((event as CustomEvent).detail));
    expect(find(element, 'c-gong-notice')).toMatchObject({ kind: 'noMatch' });
    find(element, 'c-gong-notice').dispatchEvent(new CustomEvent('action'));
    expect(cleared).toHaveBeenCalledWith(NO_FILTER);
    filters.dispatchEvent(new CustomEvent('clear'));
    expect(cleared).toHaveBeenCalledTimes(2);
});
