import GongNotice from 'c/gongNotice';
import { find, mount, textOf } from '../../gongDeal/__tests__/support/mount.js';

const notice = (kind: string, detail?: string) => mount('c-gong-notice', GongNotice, { kind, detail });

it.each([
    ['noCalls', 'No Gong calls yet', 'choose this opportunity as its deal'],
    ['neverSynced', 'No Gong calls yet', 'No sync with Gong has finished yet'],
    ['notReady', 'No Gong calls yet', 'Your Salesforce admin takes care of that'],
    ['noMatch', 'Nothing matches', 'No call has all of what you chose'],
    ['noAccess', 'You do not have access to Gong calls', 'permission set Gong User'],
    ['error', 'Gong calls could not be loaded', 'Try again'],
    ['moreFailed', 'More calls could not be loaded', 'Try again'],
    ['refreshFailed', 'What you see could not be refreshed', 'what was there before'],
    ['old', 'The last sync with Gong is more than a day old', 'Newer calls may be missing'],
    ['blocked', 'The domain check has not been passed', 'nothing is synced']
])('%s says what, why and what to do, accessibly', async (kind, title, text) => {
    const element = notice(kind, 'Because of this.');
    expect(textOf(find(element, 'h3'))).toBe(title);
    expect(textOf(find(element, 'p'))).toContain(text);
    expect(textOf(find(element, 'p + p'))).toBe('Because of this.');
    await expect(element).toBeAccessible();
});

it('without a detail there is none', () => expect(find(notice('error'), 'p + p')).toBeNull());

it.each([
    ['error', 'Try again'],
    ['noMatch', 'Clear filters']
])('%s has a button that says so', (kind, label) => {
    const element = notice(kind);
    const acted = jest.fn();
    element.addEventListener('action', acted);
    const button = find<HTMLElement & { label: string }>(element, 'lightning-button');
    expect(button.label).toBe(label);
    button.click();
    expect(acted).toHaveBeenCalledTimes(1);
});

it('where nothing can be pressed there is no button', () =>
    expect(find(notice('noCalls'), 'lightning-button')).toBeNull());

it('what went wrong is an alert, what stands above the calls a notification', () => {
    expect(find(notice('error'), '[role=alert]')).not.toBeNull();
    expect(find(notice('noCalls'), '[role=alert]')).toBeNull();
    expect(find(notice('blocked'), '.slds-scoped-notification')).not.toBeNull();
});
