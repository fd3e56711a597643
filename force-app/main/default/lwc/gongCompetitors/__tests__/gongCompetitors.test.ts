import GongCompetitors from 'c/gongCompetitors';
import type { CompetitorRow, CompetitorRows, Timeline } from 'c/gongDeal';
import { drawn, find, findAll, mount, textOf, texts } from '../../gongDeal/__tests__/support/mount.js';
import { DAY, NOON } from '../../gongDeal/__tests__/support/rows.js';

const one = (fields: Partial<CompetitorRow> = {}): CompetitorRow => ({
    identity: 'gridpulse',
    name: 'GridPulse',
    sides: { customer: 3, us: 1, unknown: 0 },
    calls: 2,
    first: NOON - DAY,
    last: NOON,
    lastBy: undefined,
    isNew: false,
    standing: 'inField',
    mentions: [],
    ...fields
});
const TIMELINE: Timeline = { unit: 'week', columns: [{ start: NOON }], mentions: new Map(), most: 4 };
const mounted = (rows: CompetitorRow[] | undefined, chosen?: string, timeline?: Timeline) => {
    const competitors: CompetitorRows | undefined = rows && { rows, timeline };
    return mount('c-gong-competitors', GongCompetitors, { competitors, chosen, fieldLabel: 'Main Competitor(s)' });
};
const typed = { calls: 0, sides: { customer: 0, us: 0, unknown: 0 }, first: undefined, last: undefined };

it('has a line for each: how often by whom, how it stands, since when, who said it last', async () => {
    const element = mounted([
        one({ lastBy: 'שירה לוי' }),
        one({ identity: 'b', name: 'Ohmline', sides: { customer: 0, us: 2, unknown: 4 }, standing: 'removed' })
    ]);
    expect(texts(element, '.row button')).toEqual(['GridPulse', 'Ohmline']);
    expect(texts(element, '.count')).toEqual(['3 Customer', '1 Us or unknown', '2 Us or unknown', '4 Unknown']);
    expect(findAll<HTMLElement & { side: string }>(element, 'c-gong-mark').map(({ side }) => side)).toEqual([
        'customer',
        'us',
        'us',
        'unknown'
    ]);
    expect(texts(element, '.standing')).toEqual(['In Main Competitor(s)', 'Removed by a rep']);
    expect(texts(element, '.when')[0]).toBe('First May 3, 2026, last May 4, 2026 · on 2 calls · last by שירה לוי');
    expect(find(element, '.when').textContent).toContain('\u2068שירה לוי\u2069');
    await expect(element).toBeAccessible();
});

it.each([
    ['inField', 'utility:check', 'In Main Competitor(s)'],
    ['notYet', 'utility:clock', 'Not yet in Main Competitor(s)'],
    ['removed', 'utility:ban', 'Removed by a rep'],
    ['noRoom', 'utility:overflow', 'No room in Main Competitor(s)'],
    ['notCounted', 'utility:volume_off', 'Only said by us, not counted']
] as const)('%s has a sign of its own, beside the words', (standing, icon, text) => {
    const element = mounted([one({ standing })]);
    expect(find<HTMLElement & { iconName: string }>(element, '.standing lightning-icon').iconName).toBe(icon);
    expect(texts(element, '.standing')).toEqual([text]);
});

it('where the field is hidden, a line says nothing about it', () =>
    expect(find(mounted([one({ standing: undefined })]), '.standing')).toBeNull());

it('gives the one that was chosen, and shows which it is', async () => {
    const element = mounted([one(), one({ identity: 'b', name: 'Ohmline' })], 'gridpulse');
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    const buttons = findAll(element, '.row button');
    buttons[1]!.click();
    expect(chosen).toHaveBeenCalledWith('b');
    expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
    expect(findAll(element, '.row_chosen')).toHaveLength(1);
    await expect(element).toBeAccessible();
});

it('of calls without a start it tells no date', () =>
    expect(texts(mounted([one({ first: undefined, last: undefined, calls: 1 })]), '.when')).toEqual(['on 1 call']));

it('a name that only a rep typed is no button', () => {
    const element = mounted([one(typed)]);
    expect(find(element, 'button')).toBeNull();
    expect(texts(element, '.who')).toEqual(['GridPulse']);
    expect(texts(element, '.when')).toEqual(['In the field, not heard on calls']);
});

it.each([
    [true, 1],
    [false, 0]
])('new: %p is said by %d badge', (isNew, badges) =>
    expect(findAll(mounted([one({ isNew })]), 'lightning-badge')).toHaveLength(badges)
);

it('draws a curve on each line, and says once from when to when', () => {
    const element = mounted([one({ mentions: [{ customer: 1, us: 0, unknown: 0 }] })], undefined, TIMELINE);
    expect(find(element, 'c-gong-curve')).toMatchObject({ name: 'GridPulse', mentions: [{ customer: 1 }] });
    expect(texts(element, 'h3')).toEqual(['Competitors · Mentions by week']);
    expect(texts(element, '.ends span')).toEqual(['May 4', 'May 4']);
    expect(texts(mounted([one()]), 'h3')).toEqual(['Competitors']);
    expect(find(mounted([one()]), 'c-gong-curve')).toBeNull();
});

it('many wait behind a button, which takes them back', async () => {
    const rivals = (count: number) =>
        Array.from({ length: count }, (_, i) => one({ identity: String(i), name: `Rival ${i}` }));
    expect(find(mounted(rivals(6)), 'lightning-button')).toBeNull();
    const element = mounted(rivals(20));
    const button = find<HTMLElement & { label: string }>(element, 'lightning-button');
    expect([findAll(element, '.row').length, button.label]).toEqual([6, 'Show all 20']);
    button.click();
    await drawn();
    expect([findAll(element, '.row').length, button.label]).toEqual([20, 'Show fewer']);
    expect(find(element, 'lightning-button')).toBe(button);
    button.click();
    await drawn();
    expect(findAll(element, '.row')).toHaveLength(6);
});

it.each(['<b>bold</b>', 'שירה לוי', '🌿'.repeat(40)])('%s is a name like any other', async (name) => {
    const element = mounted([one({ name })]);
    expect(textOf(find(element, 'button [dir=auto]'))).toBe(name);
    expect(find(element, 'b')).toBeNull();
    await expect(element).toBeAccessible();
});

it('until they are there, grey shapes stand in for them', async () => {
    const element = mounted(undefined);
    expect(findAll(element, '.slds-theme_shade')).toHaveLength(3);
    await expect(element).toBeAccessible();
});
