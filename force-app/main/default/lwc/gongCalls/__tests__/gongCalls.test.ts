import { refreshApex } from '@salesforce/apex';
import getCalls from '@salesforce/apex/GongCallsController.calls';
import getFirstScreen from '@salesforce/apex/GongCallsController.firstScreen';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import GongCalls from 'c/gongCalls';
import type { Competitor } from 'c/gongDeal';
import { drawn, find, findAll, mount, textOf, texts } from '../../gongDeal/__tests__/support/mount.js';
import { answer, callRow, hitRow, manyCalls } from '../../gongDeal/__tests__/support/rows.js';
import type { Row } from '../../gongDeal/__tests__/support/rows.js';

jest.mock(
    '@salesforce/apex/GongCallsController.firstScreen',
    () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
    { virtual: true }
);
jest.mock('@salesforce/apex/GongCallsController.calls', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });

interface Adapter {
    emit(data: unknown): void;
    error(body: unknown, status?: number, statusText?: string): void;
    getLastConfig(): Row;
}
const screens = getFirstScreen as unknown as Adapter;
const records = getRecord as unknown as Adapter;
const calls = getCalls as unknown as jest.Mock;

type Card = HTMLElement & { callsFirst: number; tracker: string; showPicture: boolean };

const mounted = (properties: object = {}): Card =>
    mount('c-gong-calls', GongCalls, { recordId: '006', ...properties }) as unknown as Card;

async function withScreen(screen: Row, properties: object = {}): Promise<Card> {
    const element = mounted(properties);
    screens.emit(screen);
    await drawn();
    return element;
}

const title = (element: Element): string => textOf(find(element, 'h2'));
const notice = (element: Element): Element & { kind: string; detail?: string } => find(element, 'c-gong-notice');
const shown = (element: Element): (string | undefined)[] =>
    findAll<HTMLElement & { call?: { title: string } }>(element, 'c-gong-call').map(({ call }) => call?.title);
const competitors = (element: Element): readonly Competitor[] | undefined =>
    find<HTMLElement & { competitors: Competitor[] }>(element, 'c-gong-competitors')?.competitors;
const fire = (element: Element, selector: string, name: string, detail?: unknown): Promise<void> => {
    find(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
    return drawn();
};

describe('while data is on its way', () => {
    it('the header is there, and grey shapes for as many calls as will be shown', async () => {
        const element = mounted({ callsFirst: 5 });
        await drawn();
        expect([title(element), textOf(find(element, '[role=status]'))]).toEqual(['Gong Calls', 'Loading…']);
        expect(shown(element)).toEqual(Array(5).fill(undefined));
        expect(competitors(element)).toBeUndefined();
        await expect(element).toBeAccessible();
    });

    it('one call to the server asks for the first screen, and the record is asked for at the same time', async () => {
        mounted();
        await drawn();
        expect(screens.getLastConfig()).toEqual({ opportunityId: '006', size: 10 });
        expect(records.getLastConfig()).toEqual({
            recordId: '006',
            optionalFields: ['Opportunity.Gong_Competitors__c', 'Opportunity.MainCompetitors__c']
        });
        expect(calls).not.toHaveBeenCalled();
    });
});

describe('when data arrives', () => {
    it('shows calls, competitors and when they were synced', async () => {
        const element = await withScreen(answer());
        expect(title(element)).toBe('Gong Calls (1)');
        expect(textOf(find(element, '[role=status]'))).toMatch(/^Last synced .+/);
        expect(shown(element)).toEqual(['Acme – Demo']);
        expect(competitors(element)).toMatchObject([{ name: 'GridPulse', customer: 1, us: 1 }]);
        expect(notice(element)).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('how competitors stand follows the record, whenever it changes', async () => {
        const element = await withScreen(answer());
        expect(competitors(element)?.[0]?.standing).toBeUndefined();
        records.emit({ fields: { MainCompetitors__c: { value: 'GridPulse' }, Gong_Competitors__c: { value: null } } });
        await drawn();
        expect(competitors(element)?.[0]?.standing).toBe('inField');
        records.emit({ fields: { MainCompetitors__c: { value: null }, Gong_Competitors__c: { value: null } } });
        await drawn();
        expect(competitors(element)?.[0]?.standing).toBe('notYet');
    });

    it('another field than the usual one is asked for once it is known', async () => {
        await withScreen(answer({ field: 'Rivals__c' }));
        expect(records.getLastConfig().optionalFields).toContain('Opportunity.Rivals__c');
    });

    it('draws mentions over time where the admin wants them', async () => {
        expect(find(await withScreen(answer(), { showPicture: true }), 'c-gong-timeline')).not.toBeNull();
        expect(find(await withScreen(answer()), 'c-gong-timeline')).not.toBeNull();
        expect(find(await withScreen(answer(), { showPicture: false }), 'c-gong-timeline')).toBeNull();
    });

    it('a deal without competitors has no place for them', async () => {
        const element = await withScreen(answer({ hits: [] }));
        expect(find(element, '.overview')).toBeNull();
        expect(shown(element)).toEqual(['Acme – Demo']);
    });

    it('says when details are hidden', async () =>
        expect(texts(await withScreen(answer({ partial: true })), '.list > p')).toEqual([
            'Some details are hidden from you. The permission set Gong User shows them.'
        ]));

    it('says when there are more calls than the card takes', async () => {
        const element = await withScreen(answer({ more: true }));
        expect(title(element)).toBe('Gong Calls (1+)');
        expect(texts(element, '.list > p')[0]).toMatch(/^The newest 1 calls are shown/);
    });
});

describe('when there are no calls', () => {
    const none = { calls: [], hits: [], first: [] };
    it.each([
        ['it says how they get here', {}, 'noCalls'],
        ['and never was a sync, it says that', { lastSynced: null }, 'neverSynced'],
        ['because of the domain rule, a rep is told politely', { ready: false }, 'notReady']
    ])('%s', async (_, fields, kind) => {
        const element = await withScreen(answer({ ...none, ...fields }));
        expect(notice(element).kind).toBe(kind);
        expect(title(element)).toBe('Gong Calls');
        await expect(element).toBeAccessible();
    });
});

describe('the domain rule', () => {
    it('is told to admins, above the calls that are stored', async () => {
        const element = await withScreen(answer({ ready: false, admin: true, blocked: 'Same domain.' }));
        expect(notice(element)).toMatchObject({ kind: 'blocked', detail: 'Same domain.' });
        expect(shown(element)).toEqual(['Acme – Demo']);
    });

    it('is hidden from reps, who see the calls that are stored', async () => {
        const element = await withScreen(answer({ ready: false }));
        expect(notice(element)).toBeNull();
        expect(shown(element)).toEqual(['Acme – Demo']);
    });
});

describe('when data does not arrive', () => {
    it.each([
        ['a message', { message: 'Out of time' }, 'Out of time'],
        ['a list of messages', [{ message: 'Out of time' }, { message: 'Again' }], 'Out of time'],
        ['nothing', {}, '']
    ])('an error is shown with %s as the reason', async (_, body, reason) => {
        const element = mounted();
        screens.error(body, 500);
        await drawn();
        expect(notice(element)).toMatchObject({ kind: 'error', detail: reason });
        expect(find(element, '.deal')).toBeNull();
        await expect(element).toBeAccessible();
    });

    it('trying again asks again', async () => {
        const element = mounted();
        screens.error({ message: 'Out of time' });
        await drawn();
        await fire(element, 'c-gong-notice', 'action');
        expect(refreshApex).toHaveBeenCalledTimes(1);
        screens.emit(answer());
        await drawn();
        expect(shown(element)).toEqual(['Acme – Demo']);
    });

    it('without access to the class it names the permission set, not the class', async () => {
        const element = mounted();
        screens.error({ message: "You do not have access to the Apex class named 'GongCallsController'." }, 403);
        await drawn();
        expect(notice(element)).toMatchObject({ kind: 'noAccess', detail: undefined });
    });

    it('without access to calls it names the permission set', async () =>
        expect(notice(await withScreen({ allowed: false, ready: true })).kind).toBe('noAccess'));
});

describe('filters', () => {
    it('a competitor narrows the calls, and widens them again when chosen twice', async () => {
        const element = await withScreen(manyCalls(8));
        await fire(element, 'c-gong-competitors', 'choose', 'ohmline');
        expect(shown(element)).toEqual(['Call 1', 'Call 3', 'Call 5', 'Call 7']);
        expect(find(element, 'c-gong-filters')).toMatchObject({ matching: 4, total: '8' });
        await fire(element, 'c-gong-competitors', 'choose', 'ohmline');
        expect(shown(element)).toHaveLength(8);
    });

    it('when nothing matches it says so and clears everything', async () => {
        const element = await withScreen(manyCalls(8));
        await fire(element, 'c-gong-filters', 'filter', { tracker: 'Legal' });
        expect(shown(element)).toEqual([]);
        expect(notice(element).kind).toBe('noMatch');
        await expect(element).toBeAccessible();
        await fire(element, 'c-gong-notice', 'action');
        expect(shown(element)).toHaveLength(8);
    });

    it('looks through all calls, and asks for those it does not have yet', async () => {
        calls.mockResolvedValue([callRow({ Id: 'call11', Title__c: 'Call 11' })]);
        const hits = [hitRow({ Gong_Call__c: 'call11', Competitor__c: 'SAP' })];
        const element = await withScreen(manyCalls(12, { hits }));
        await fire(element, 'c-gong-competitors', 'choose', 'sap');
        expect(calls).toHaveBeenCalledWith({ opportunityId: '006', callIds: ['call11'] });
        expect(shown(element)).toEqual(['Call 11']);
    });

    it('starts with the tracker that the admin chose, where it heard something', async () => {
        const element = await withScreen(manyCalls(3), { tracker: ' Competitors ' });
        expect(find(element, 'c-gong-filters')).toMatchObject({ filter: { tracker: 'Competitors' } });
        const other = await withScreen(manyCalls(3), { tracker: 'Legal' });
        expect(find(other, 'c-gong-filters')).toMatchObject({ filter: { tracker: undefined } });
    });

    it('stays as it is when data comes anew, and starts over on another record', async () => {
        const element = await withScreen(manyCalls(8));
        await fire(element, 'c-gong-competitors', 'choose', 'ohmline');
        screens.emit(manyCalls(8));
        await drawn();
        expect(shown(element)).toHaveLength(4);
        Object.assign(element, { recordId: '007' });
        screens.emit(manyCalls(8));
        await drawn();
        expect(shown(element)).toHaveLength(8);
    });
});

describe('more calls', () => {
    const button = (element: Element): HTMLElement & { label: string } => find(element, '.list lightning-button');
    const rows = (ids: string[]): Row[] => ids.map((Id) => callRow({ Id, Title__c: Id.replace('call', 'Call ') }));

    it.each([
        [10, 10],
        [3, 3],
        [0, 10],
        [-1, 1],
        [1000, 50],
        ['abc', 10]
    ])('with %p calls first, %d are asked for', async (callsFirst, size) => {
        mounted({ callsFirst });
        await drawn();
        expect(screens.getLastConfig().size).toBe(size);
    });

    it('come on demand, in their order', async () => {
        calls.mockImplementation(({ callIds }: { callIds: string[] }) => Promise.resolve(rows([...callIds].reverse())));
        const element = await withScreen(manyCalls(40));
        expect(button(element).label).toBe('Show 25 more');
        button(element).click();
        await drawn();
        expect(shown(element)).toHaveLength(35);
        expect(shown(element).slice(9, 12)).toEqual(['Call 9', 'Call 10', 'Call 11']);
        expect(button(element).label).toBe('Show 5 more');
        button(element).click();
        await drawn();
        expect(shown(element)).toHaveLength(40);
        expect(button(element)).toBeNull();
    });

    it('that cannot be loaded are an error with a way on', async () => {
        calls.mockRejectedValueOnce({ body: { message: 'Out of time' } });
        const element = await withScreen(manyCalls(12));
        button(element).click();
        await drawn();
        expect(notice(element)).toMatchObject({ kind: 'moreFailed', detail: 'Out of time' });
        calls.mockResolvedValueOnce(rows(['call10', 'call11']));
        await fire(element, 'c-gong-notice', 'action');
        expect(notice(element)).toBeNull();
        expect(shown(element).at(-1)).toBe('Call 11');
    });

    it('that were deleted meanwhile are left out', async () => {
        calls.mockResolvedValueOnce(rows(['call11']));
        const element = await withScreen(manyCalls(12));
        button(element).click();
        await drawn();
        expect(shown(element).slice(10)).toEqual(['Call 11']);
    });

    it('that arrive after a refresh are not mixed into what is new', async () => {
        let arrive: (answer: Row[]) => void = () => undefined;
        calls.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
        const element = await withScreen(manyCalls(12));
        button(element).click();
        screens.emit(manyCalls(12));
        arrive(rows(['call10', 'call11']));
        await drawn();
        expect(shown(element)).toHaveLength(10);
    });
});

describe('refresh', () => {
    it('reads the org again, calls and record, and says so while it does', async () => {
        let done: () => void = () => undefined;
        (refreshApex as jest.Mock).mockReturnValueOnce(new Promise<void>((resolve) => (done = resolve)));
        const element = await withScreen(answer());
        const button = find<HTMLElement & { disabled: boolean }>(element, 'lightning-button-icon');
        button.click();
        await drawn();
        expect(button.disabled).toBe(true);
        expect(textOf(find(element, '[role=status]'))).toBe('Loading…');
        expect(refreshApex).toHaveBeenCalledWith(expect.objectContaining({ data: answer() }));
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: '006' }]);
        done();
        await drawn();
        expect(button.disabled).toBe(false);
        expect(textOf(find(element, '[role=status]'))).toMatch(/^Last synced/);
    });

    it('that fails leaves a card that can be refreshed again', async () => {
        (refreshApex as jest.Mock).mockRejectedValueOnce(new Error('offline'));
        const element = await withScreen(answer());
        find(element, 'lightning-button-icon').click();
        await drawn();
        expect(find<HTMLElement & { disabled: boolean }>(element, 'lightning-button-icon').disabled).toBe(false);
        expect(shown(element)).toEqual(['Acme – Demo']);
    });
});
