import GongCompetitors from 'c/gongCompetitors';
import type { Competitor } from 'c/gongDeal';
import { drawn, find, findAll, mount, textOf, texts } from '../../gongDeal/__tests__/support/mount.js';
import { DAY, NOON } from '../../gongDeal/__tests__/support/rows.js';

const one = (fields: Partial<Competitor> = {}): Competitor => ({
    identity: 'gridpulse',
    name: 'GridPulse',
    customer: 3,
    us: 1,
    calls: 2,
    since: NOON - DAY,
    last: NOON,
    newest: false,
    standing: 'inField',
    ...fields
});
const mounted = (competitors: Competitor[] | undefined, chosen?: string) =>
    mount('c-gong-competitors', GongCompetitors, { competitors, chosen, fieldLabel: 'Main Competitor(s)' });

it('shows a badge for each: how often by whom, how it stands, the newest marked', async () => {
    const element = mounted([
        one(),
        one({ identity: 'b', name: 'Ohmline', customer: 0, standing: 'removed', newest: true }),
        one({ identity: 'c', name: 'SAP', us: 0, standing: 'notYet' })
    ]);
    expect(texts(element, 'button')).toEqual([
        'GridPulse3 by the customer1 by us or by somebody Gong could not placeIn Main Competitor(s)',
        'Ohmline1 by us or by somebody Gong could not placeNewCame up last, Removed by a rep',
        'SAP3 by the customerNot yet in Main Competitor(s)'
    ]);
    await expect(element).toBeAccessible();
});

it.each([
    ['inField', 'utility:check', 'in', 'In Main Competitor(s)'],
    ['notYet', 'utility:clock', 'out', 'Not yet in Main Competitor(s)'],
    ['removed', 'utility:ban', 'out', 'Removed by a rep'],
    ['noRoom', 'utility:overflow', 'out', 'No room in Main Competitor(s)'],
    ['notCounted', 'utility:volume_off', 'out', 'Only said by us, not counted']
] as const)('%s has a sign of its own, which the legend explains', (standing, icon, className, text) => {
    const element = mounted([one({ standing })]);
    expect(find<HTMLElement & { iconName: string }>(element, 'button lightning-icon').iconName).toBe(icon);
    expect(find(element, 'button').className).toBe(`chip ${className}`);
    expect(texts(element, '.legend li')).toEqual(['Customer', 'Us or unknown', text]);
});

it('where the field is hidden, a badge says nothing about it', () => {
    const element = mounted([one({ standing: undefined })]);
    expect(find(element, 'lightning-icon')).toBeNull();
    expect(texts(element, '.legend li')).toEqual(['Customer', 'Us or unknown']);
});

it('gives the one that was chosen', () => {
    const element = mounted([one(), one({ identity: 'b', name: 'Ohmline' })]);
    const chosen = jest.fn();
    element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
    findAll(element, 'button')[1]?.click();
    expect(chosen).toHaveBeenCalledWith('b');
});

it('tells of the chosen one since when and on how many calls, and how it stands', async () => {
    const element = mounted([one(), one({ identity: 'b' })], 'gridpulse');
    expect(findAll(element, 'button').map((button) => button.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
    expect(textOf(find(element, '[role=status]'))).toBe(
        'GridPulse: first on May 3, 2026, last on May 4, 2026, on 2 calls · In Main Competitor(s)'
    );
    await expect(element).toBeAccessible();
});

it('of calls without a start it tells no date', () =>
    expect(
        textOf(find(mounted([one({ since: undefined, last: undefined, calls: 1 })], 'gridpulse'), '[role=status]'))
    ).toMatch(/first on –, last on –, on 1 call /));

it('a name that only a rep typed cannot filter', () => {
    const button = find<HTMLButtonElement>(mounted([one({ calls: 0, customer: 0, us: 0 })]), 'button');
    expect(button.disabled).toBe(true);
    expect(textOf(button)).toBe('GridPulseIn the field, not heard on calls, In Main Competitor(s)');
});

it('twelve need no button', () => {
    const element = mounted(Array.from({ length: 12 }, (_, i) => one({ identity: String(i), name: `Rival ${i}` })));
    expect(findAll(element, 'button')).toHaveLength(12);
    expect(find(element, 'lightning-button')).toBeNull();
});

it('many wait behind a button', async () => {
    const element = mounted(Array.from({ length: 20 }, (_, i) => one({ identity: String(i), name: `Rival ${i}` })));
    expect(findAll(element, 'button')).toHaveLength(12);
    const all = find<HTMLElement & { label: string }>(element, 'lightning-button');
    expect(all.label).toBe('Show all 20');
    all.click();
    await drawn();
    expect(findAll(element, 'button')).toHaveLength(20);
    expect(find(element, 'lightning-button')).toBeNull();
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
    expect(find(element, '.legend')).toBeNull();
    await expect(element).toBeAccessible();
});
