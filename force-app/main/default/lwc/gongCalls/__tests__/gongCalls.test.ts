import { refreshApex } from '@salesforce/apex';
import getCalls from '@salesforce/apex/GongCallsController.calls';
import getFirstScreen from '@salesforce/apex/GongCallsController.firstScreen';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import GongCalls from 'c/gongCalls';
import type { CompetitorRow, CompetitorRows } from 'c/gongDeal';
import { deep, deepAll, drawn, mount, textOf } from '../../gongDeal/__tests__/support/mount.js';
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
const objects = getObjectInfo as unknown as Adapter;
const calls = getCalls as unknown as jest.Mock;

type Card = HTMLElement & { callsFirst: number; tracker: string; recordId: string };

const mounted = (properties: object = {}): Card =>
    mount('c-gong-calls', GongCalls, { recordId: '006', ...properties }) as unknown as Card;

async function withScreen(screen: Row, properties: object = {}): Promise<Card> {
    const element = mounted(properties);
    screens.emit(screen);
    await drawn();
    return element;
}

type Property<T> = HTMLElement & T;
const title = (element: Element): string => deep<Property<{ title: string }>>(element, 'lightning-card').title;
const status = (element: Element): string => textOf(deep(element, '.status'));
const notice = (element: Element, kind?: string): Property<{ kind: string; detail?: string }> =>
    deepAll<Property<{ kind: string }>>(element, 'c-gong-notice').find((one) => !kind || one.kind === kind)!;
const shown = (element: Element): (string | undefined)[] =>
    deepAll<Property<{ call?: { title: string } }>>(element, 'c-gong-call').map(({ call }) => call?.title);
const competitors = (element: Element): readonly CompetitorRow[] | undefined =>
    deep<Property<{ competitors?: CompetitorRows }>>(element, 'c-gong-competitors')?.competitors?.rows;
const filters = (element: Element): Element => deep(element, 'c-gong-filters');
const footnotes = (element: Element): string[] => deepAll(element, '.calls > p').map(textOf);
const fire = (element: Element, selector: string, name: string, detail?: unknown): Promise<void> => {
    deep(element, selector).dispatchEvent(new CustomEvent(name, { detail }));
    return drawn();
};

beforeAll(() =>
    jest.useFakeTimers({
        now: Date.parse('2026-05-04T12:03:00Z'),
        doNotFake: ['setTimeout', 'setInterval', 'queueMicrotask', 'nextTick', 'setImmediate']
    })
);
afterAll(() => jest.useRealTimers());

describe('while data is on its way', () => {
    it('the header is there, and grey shapes for as many calls as will be shown', async () => {
        const element = mounted({ callsFirst: 5 });
        await drawn();
        expect([title(element), status(element)]).toEqual(['Gong Calls', 'Loading…']);
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
        expect(status(element)).toMatch(/^Last synced .+/);
        expect(shown(element)).toEqual(['Acme – Demo']);
        expect(competitors(element)).toMatchObject([{ name: 'GridPulse', sides: { customer: 1, us: 1 } }]);
        expect(notice(element)).toBeUndefined();
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

    it('a deal on whose calls nobody was heard says so', async () => {
        const element = await withScreen(answer({ hits: [] }));
        expect(textOf(deep(element, '.nobody'))).toBe('No competitor was heard on these calls.');
        expect(competitors(element)).toBeUndefined();
        expect(shown(element)).toEqual(['Acme – Demo']);
    });

    it('says when details are hidden', async () =>
        expect(footnotes(await withScreen(answer({ partial: true })))).toEqual([
            'Some details are hidden from you. The permission set Gong User shows them.'
        ]));

    it('says when there are more calls than the card takes', async () => {
        const element = await withScreen(answer({ more: true }));
        expect(title(element)).toBe('Gong Calls (1+)');
        expect(footnotes(element)[0]).toMatch(/^The newest 1 calls are shown/);
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
        expect(notice(element)).toBeUndefined();
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
        expect(deep(element, '.deal')).toBeNull();
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

    it('whoever may not see calls is told which permission set to ask for, in whatever words the platform refuses', async () => {
        const element = mounted();
        screens.error({ message: 'Vous n’avez pas accès à cette classe.' }, 500);
        await drawn();
        expect(objects.getLastConfig()).toEqual({ objectApiName: 'Gong_Call__c' });
        objects.error({ message: 'Accès refusé' }, 403);
        await drawn();
        expect(notice(element)).toMatchObject({ kind: 'noAccess', detail: undefined });
    });

    it('words that name the class are an error like any other to whoever may see calls', async () => {
        const element = mounted();
        screens.error({ message: 'GongCallsController: Out of time' }, 500);
        objects.emit({ apiName: 'Gong_Call__c' });
        await drawn();
        expect(notice(element)).toMatchObject({ kind: 'error', detail: 'GongCallsController: Out of time' });
    });

    it('without access to calls it names the permission set', async () =>
        expect(notice(await withScreen({ allowed: false, ready: true })).kind).toBe('noAccess'));
});

describe('filters', () => {
    it('a competitor narrows the calls, and widens them again when chosen twice', async () => {
        const element = await withScreen(manyCalls(8));
        await fire(element, 'c-gong-competitors', 'choose', 'ohmline');
        expect(shown(element)).toEqual(['Call 1', 'Call 3', 'Call 5', 'Call 7']);
        expect(filters(element)).toMatchObject({ matching: 4, total: '8' });
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

    it('starts with the tracker that the admin chose, where it heard something; where not it says so', async () => {
        const element = await withScreen(manyCalls(3), { tracker: ' Competitors ' });
        expect(filters(element)).toMatchObject({ filter: { tracker: 'Competitors' } });
        expect(footnotes(element)).toEqual([]);
        const other = await withScreen(manyCalls(3), { tracker: 'Competitor' });
        expect(filters(other)).toMatchObject({ filter: { tracker: undefined } });
        expect(footnotes(other)).toEqual([
            'The tracker Competitor, which this page starts with, heard nothing on these calls.'
        ]);
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
    const button = (element: Element): HTMLElement & { label: string } =>
        deep(element, 'c-gong-call-list') &&
        deepAll<HTMLElement & { label: string }>(element, 'lightning-button').find(({ label }) =>
            label.endsWith('more')
        )!;
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
        expect(button(element).label).toBe('Show 30 more');
        button(element).click();
        await drawn();
        expect(shown(element)).toHaveLength(40);
        expect(shown(element).slice(9, 12)).toEqual(['Call 9', 'Call 10', 'Call 11']);
        expect(button(element)).toBeUndefined();
    });

    it('that cannot be loaded are an error with a way on', async () => {
        calls.mockRejectedValueOnce({ body: { message: 'Out of time' } });
        const element = await withScreen(manyCalls(12));
        button(element).click();
        await drawn();
        expect(notice(element)).toMatchObject({ kind: 'moreFailed', detail: 'Out of time' });
        calls.mockResolvedValueOnce(rows(['call10', 'call11']));
        await fire(element, 'c-gong-notice', 'action');
        expect(notice(element)).toBeUndefined();
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
        await drawn();
        const anew = (row: Row): Row => ({ ...row, Title__c: 'Anew' });
        calls.mockResolvedValueOnce(rows(['call10', 'call11']).map(anew));
        screens.emit(manyCalls(12));
        await drawn();
        arrive(rows(['call10', 'call11']));
        await drawn();
        expect(shown(element).slice(9)).toEqual(['Call 9', 'Anew', 'Anew']);
    });
});

describe('refresh', () => {
    const button = (element: Element): HTMLElement => deep(element, 'lightning-button-icon');

    it('reads the org again, calls and record, and says so while it does', async () => {
        let done: () => void = () => undefined;
        (refreshApex as jest.Mock).mockReturnValueOnce(new Promise<void>((resolve) => (done = resolve)));
        const element = await withScreen(answer());
        button(element).click();
        await drawn();
        expect(status(element)).toBe('Loading…');
        button(element).click();
        expect(refreshApex).toHaveBeenCalledTimes(1);
        expect(refreshApex).toHaveBeenCalledWith(expect.objectContaining({ data: answer() }));
        expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: '006' }]);
        done();
        await drawn();
        expect(status(element)).toMatch(/^Last synced/);
    });

    it('that fails keeps what was there, says so, and can be tried again', async () => {
        (refreshApex as jest.Mock).mockRejectedValueOnce(new Error('offline'));
        const element = await withScreen(answer());
        button(element).click();
        await drawn();
        expect(notice(element)).toMatchObject({ kind: 'refreshFailed', detail: 'offline' });
        expect(shown(element)).toEqual(['Acme – Demo']);
        await fire(element, 'c-gong-notice', 'action');
        expect(refreshApex).toHaveBeenCalledTimes(2);
        screens.emit(answer());
        await drawn();
        expect(notice(element)).toBeUndefined();
    });

    it('whose wire fails keeps what was there, too', async () => {
        const element = await withScreen(answer());
        screens.error({ message: 'Out of time' }, 500);
        await drawn();
        expect(notice(element)).toMatchObject({ kind: 'refreshFailed', detail: 'Out of time' });
        expect(shown(element)).toEqual(['Acme – Demo']);
    });

    it('comes with every refresh of the view the card is in, as long as it is there', async () => {
        const element = await withScreen(answer());
        const [, handler] = (registerRefreshHandler as unknown as jest.Mock).mock.calls[0] as [
            unknown,
            () => Promise<boolean>
        ];
        await expect(handler()).resolves.toBe(true);
        expect(refreshApex).toHaveBeenCalledTimes(1);
        element.remove();
        expect(unregisterRefreshHandler).toHaveBeenCalledTimes(1);
    });

    it('reads again the calls that were loaded before, which stay until they have come', async () => {
        const more = [callRow({ Id: 'call10', Title__c: 'Call 10' }), callRow({ Id: 'call11', Title__c: 'Call 11' })];
        calls.mockResolvedValueOnce(more);
        const element = await withScreen(manyCalls(12));
        deepAll<HTMLElement & { label: string }>(element, 'lightning-button')[0]!.click();
        await drawn();
        calls.mockResolvedValueOnce([{ ...more[0], Title__c: 'Call 10, renamed' }]);
        screens.emit(manyCalls(12));
        expect(shown(element).slice(10)).toEqual(['Call 10', 'Call 11']);
        await drawn();
        // the other one was deleted meanwhile
        expect(shown(element).slice(10)).toEqual(['Call 10, renamed']);
    });
});

describe('another record', () => {
    it('shows nothing of the one before while it loads', async () => {
        const element = await withScreen(answer());
        element.recordId = '007';
        await drawn();
        expect([title(element), status(element)]).toEqual(['Gong Calls', 'Loading…']);
        expect(shown(element)).toEqual(Array(10).fill(undefined));
        expect(competitors(element)).toBeUndefined();
        expect(filters(element)).toBeNull();
    });
});

describe('the clock', () => {
    beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-05-04T12:03:00Z') }));
    afterEach(() => jest.useRealTimers());
    const passed = (ms: number): Promise<void> => {
        jest.advanceTimersByTime(ms);
        return Promise.resolve();
    };

    it('"Last synced" moves while the page is open', async () => {
        const element = mounted();
        screens.emit(answer());
        await passed(0);
        expect(status(element)).toBe('Last synced 3 minutes ago');
        await passed(3_600_000);
        expect(status(element)).toBe('Last synced 1 hour ago');
    });

    it('a sync that is older than a day is told', async () => {
        const element = mounted();
        screens.emit(answer());
        await passed(23 * 3_600_000);
        expect(notice(element)).toBeUndefined();
        await passed(2 * 3_600_000);
        expect(notice(element)).toMatchObject({ kind: 'old' });
    });
});
