import GongCall from 'c/gongCall';
import { NO_FILTER } from 'c/gongDeal';
import type { Filter } from 'c/gongDeal';
import { drawn, find, findAll, mount, textOf, texts } from '../../gongDeal/__tests__/support/mount.js';
import { callOf, hitRow } from '../../gongDeal/__tests__/support/rows.js';
import type { Row } from '../../gongDeal/__tests__/support/rows.js';

const mounted = (row: Row = {}, filter: Filter = NO_FILTER) =>
    mount('c-gong-call', GongCall, { call: callOf(row), filter, expanded: false });
const open = async (element: HTMLElement & { expanded: boolean }): Promise<void> => {
    element.expanded = !element.expanded;
    await drawn();
};
const badges = (element: Element): string[] =>
    findAll<HTMLElement & { label: string }>(element, 'lightning-badge').map(({ label }) => label);

it('shows what the call was, when, how long, who held it and who was there', async () => {
    const element = mounted();
    expect(texts(element, 'p')).toEqual([
        'May 4, 2026, 5:00 AM · 30 min · Conference · Host Maya Okafor',
        'Customer Grace HollowayUs Maya Okafor'
    ]);
    await expect(element).toBeAccessible();
});

it('the title leads to the recording, in another tab', () => {
    const link = find<HTMLAnchorElement>(mounted(), 'h3 a');
    expect(textOf(link)).toBe('Acme – Demo');
    expect([link.href, link.target, link.rel]).toEqual([
        'https://app.gong.io/call?id=1',
        '_blank',
        'noopener noreferrer'
    ]);
});

it.each([
    ['an address', { Url__c: null }],
    ['an address that a browser may open', { Url__c: 'data:text/html,<script>alert(1)</script>' }]
])('without %s the title is text', (_, row) => {
    const element = mounted(row);
    expect(find(element, 'a')).toBeNull();
    expect(textOf(find(element, 'h3'))).toBe('Acme – Demo');
});

it('has one badge a tracker, competitors first and named', () => {
    const element = mounted({
        Gong_Tracker_Hits__r: [
            hitRow({ Id: '1', Tracker__c: 'Pricing', Competitor__c: null, Count__c: 9 }),
            hitRow({ Id: '2' }),
            hitRow({ Id: '3', Competitor__c: 'Ohmline', Count__c: 1 })
        ]
    });
    expect(badges(element)).toEqual([
        '\u2068Competitors\u2069 3 · \u2068GridPulse\u2069 · \u2068Ohmline\u2069',
        '\u2068Pricing\u2069 9'
    ]);
});

it('opens to what was heard and to everybody with their titles, and closes again', async () => {
    const element = mounted();
    const asked = jest.fn();
    element.addEventListener('toggle', asked);
    const button = find(element, 'lightning-button-icon');
    expect([button.ariaExpanded, find(element, 'c-gong-hits')]).toEqual(['false', null]);
    button.click();
    expect(asked).toHaveBeenCalledTimes(1);
    await open(element);
    expect(button.ariaExpanded).toBe('true');
    expect(find(element, 'c-gong-hits')).toMatchObject({ url: 'https://app.gong.io/call?id=1' });
    expect(texts(element, '.group')[0]).toBe('Customer Grace Holloway (VP Operations)');
    await expect(element).toBeAccessible();
    await open(element);
    expect(find(element, 'c-gong-hits')).toBeNull();
});

it('people of both directions of writing are isolated, each with the title beside the name', async () => {
    const people = [
        { name: 'שירה לוי', title: 'VP Sales', side: 'external' },
        { name: 'Ann', title: 'מנהלת', side: 'external' }
    ];
    const element = mounted({ Participants__c: JSON.stringify(people) });
    await open(element);
    expect(find(element, '.group').textContent).toContain(
        '\u2068שירה לוי\u2069 (\u2068VP Sales\u2069), \u2068Ann\u2069 (\u2068מנהלת\u2069)'
    );
    // each side is a run of its own: a neighbour from right to left cannot pull the word in front of it along
    expect(find(element, '.group').tagName).toBe('BDI');
});

it('names a few of many people, all of them once it is open', async () => {
    const people = Array.from({ length: 5 }, (_, i) => ({ name: `Guest ${i}`, side: 'external' }));
    const element = mounted({ Participants__c: JSON.stringify(people) });
    expect(texts(element, '.group')).toEqual(['Customer Guest 0, Guest 1, Guest 2, and 2 more']);
    await open(element);
    expect(texts(element, '.group')[0]).toContain('Guest 4');
});

it('badges that the filter means stand out', () => {
    const element = mounted({}, { ...NO_FILTER, competitor: 'gridpulse' });
    expect(find(element, 'lightning-badge').className).toContain('meant');
    expect(find(mounted(), 'lightning-badge').className).not.toContain('meant');
});

it.each([
    ['no title', { Title__c: null }, 'Untitled call'],
    ['a title of 5,000 characters', { Title__c: 'x'.repeat(5000) }, 'x'.repeat(5000)],
    ['markup for a title', { Title__c: '<img src=x onerror=alert(1)>' }, '<img src=x onerror=alert(1)>'],
    ['a title from right to left', { Title__c: 'مراجعة العرض – שיחת מכירה 🧐' }, 'مراجعة العرض – שיחת מכירה 🧐']
])('a call with %s is shown as text', async (_, row, title) => {
    const element = mounted(row);
    expect(textOf(find(element, 'h3'))).toBe(title);
    expect(find(element, 'img')).toBeNull();
    expect(find(element, 'h3 a').getAttribute('dir')).toBe('auto');
    await expect(element).toBeAccessible();
});

it('a call of which nothing is known is shown as one', async () => {
    const none = Object.fromEntries(Object.keys(callOf()).map((key) => [key, null]));
    const element = mount('c-gong-call', GongCall, {
        call: callOf({
            ...none,
            Title__c: null,
            Url__c: null,
            Started__c: null,
            Duration__c: null,
            Host__c: null,
            Direction__c: null,
            Participants__c: null,
            Gong_Tracker_Hits__r: null
        }),
        filter: NO_FILTER,
        expanded: false
    });
    expect(textOf(find(element, 'h3'))).toBe('Untitled call');
    expect(texts(element, 'p')).toEqual(['', '']);
    expect(findAll(element, 'lightning-badge')).toEqual([]);
});

it('a direction that is new to us is shown as Gong calls it', () =>
    expect(texts(mounted({ Direction__c: 'Sideways' }), 'p')[0]).toMatch(/· Sideways ·/));

it('until the call is there, grey shapes stand in for it', async () => {
    const element = mount('c-gong-call', GongCall, { call: undefined, filter: NO_FILTER });
    expect(find(element, 'article')).toBeNull();
    expect(find(element, '.slds-theme_shade')).not.toBeNull();
    await expect(element).toBeAccessible();
});
