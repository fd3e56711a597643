import GongFilters from 'c/gongFilters';
import { NO_FILTER } from 'c/gongDeal';
import { find, mount, textOf } from '../../gongDeal/__tests__/support/mount.js';

type Options = { label: string; value: string }[];

const mounted = (properties: object = {}) =>
    mount('c-gong-filters', GongFilters, {
        trackers: [
            { name: 'Competitors', calls: 7 },
            { name: 'Pricing', calls: 2 }
        ],
        filter: NO_FILTER,
        matching: 2,
        total: '12',
        ...properties
    });

function changes(element: HTMLElement): jest.Mock {
    const changed = jest.fn();
    element.addEventListener('filter', (event) => changed((event as CustomEvent).detail));
    return changed;
}

const choose = (element: HTMLElement, selector: string, detail: object): boolean =>
    find(element, selector).dispatchEvent(new CustomEvent('change', { detail }));

it('offers every tracker with its calls, and all of them', async () => {
    const element = mounted();
    const { options, value } = find<HTMLElement & { options: Options; value: string }>(element, 'lightning-combobox');
    expect(options.map(({ label }) => label.replace(/[\u2068\u2069]/g, ''))).toEqual([
        'All trackers',
        'Competitors (7)',
        'Pricing (2)'
    ]);
    expect(value).toBe(options[0]?.value);
    await expect(element).toBeAccessible();
});

it('gives the tracker that was chosen, and none for all', () => {
    const element = mounted();
    const changed = changes(element);
    choose(element, 'lightning-combobox', { value: 'Pricing' });
    const { options } = find<HTMLElement & { options: Options }>(element, 'lightning-combobox');
    choose(element, 'lightning-combobox', { value: options[0]!.value });
    expect(changed.mock.calls).toEqual([[{ tracker: 'Pricing' }], [{ tracker: undefined }]]);
});

it('gives whether only what the customer said counts', () => {
    const element = mounted();
    const changed = changes(element);
    choose(element, 'lightning-input:not(.search)', { checked: true });
    expect(changed).toHaveBeenCalledWith({ customer: true });
});

it('gives the words that are looked for', () => {
    const element = mounted();
    const changed = changes(element);
    choose(element, '.search', { value: 'grid' });
    expect(changed).toHaveBeenCalledWith({ text: 'grid' });
});

it('without trackers there is none to choose', () =>
    expect(find(mounted({ trackers: [] }), 'lightning-combobox')).toBeNull());

it('one call in all is one call', () =>
    expect(
        textOf(find(mounted({ matching: 1, total: '1', filter: { ...NO_FILTER, customer: true } }), '[role=status]'))
    ).toBe('1 of 1 call'));

it('says how many calls are left, and clears everything at once', () => {
    const element = mounted({ filter: { ...NO_FILTER, competitor: 'sap' } });
    const cleared = jest.fn();
    element.addEventListener('clear', cleared);
    expect(textOf(find(element, '[role=status]'))).toBe('2 of 12 calls');
    find(element, 'lightning-button').click();
    expect(cleared).toHaveBeenCalledTimes(1);
});

it('without a filter there is nothing to say and to clear', () => {
    const element = mounted();
    expect(textOf(find(element, '[role=status]'))).toBe('');
    expect(find(element, 'lightning-button')).toBeNull();
});
