import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import {
    ARTIFACTS,
    assertAccessible,
    assertFits,
    card,
    loaded,
    rows,
    toggle,
    USERS,
    type RecordPages
} from './support/record.js';

/** Each state, what it says, and whether it stands in place of the calls. */
const STATES = [
    ['live', /Gong Calls \(\d+\)/, false],
    ['loading', /Loading…/, true],
    ['empty', /No Gong calls yet.*choose this opportunity as its deal/, true],
    ['never', /No Gong calls yet.*No sync with Gong has finished yet/, true],
    ['error', /could not be loaded.*Try again.*Apex CPU time limit exceeded.*Try again/, true],
    ['noAccess', /do not have access.*permission set Gong User/, true],
    ['partial', /Some details are hidden from you/, false],
    ['blocked', /domain check has not been passed.*nothing is synced.*is on northwind-metering\.example/, false],
    ['blockedEmpty', /No Gong calls yet.*Your Salesforce admin takes care of that/, true]
] as const;

/** Every state of the card, at both widths, looked at and left as a picture. */
export function states(pages: () => RecordPages): void {
    for (const width of ['300', 'full']) {
        for (const [state, says, instead] of STATES) {
            test(`${state} at ${width}: says what it should, fits, and is accessible`, async () => {
                const page = await pages().open({ user: USERS.rep, width, state });
                await card(page)
                    .getByText(/Loading/)
                    .waitFor({ state: state === 'loading' ? 'visible' : 'detached' });
                const text = (await card(page).innerText()).replace(/\s+/g, ' ');
                assert.match(text, says);
                assert.doesNotMatch(text, /undefined|null|NaN|\{\d\}|c\.Gong_/);
                assert.equal(await page.locator('c-gong-call article').count(), instead ? 0 : await rows(page).count());
                await assertFits(page);
                await assertAccessible(page);
                await page.screenshot({ path: join(ARTIFACTS, `${state}-${width}.png`), fullPage: true });
            });
        }
    }

    for (const width of ['300', 'full']) {
        test(`hardly anything moves when data arrives at ${width}`, async (t) => {
            const page = await pages().open({ user: USERS.rep, width, state: 'live' });
            await loaded(page);
            const shift = await page.evaluate(
                () =>
                    new Promise<number>((resolve) => {
                        new PerformanceObserver((list) =>
                            resolve(list.getEntries().reduce((sum, entry) => sum + (entry as LayoutShift).value, 0))
                        ).observe({ type: 'layout-shift', buffered: true });
                        setTimeout(() => resolve(0), 500);
                    })
            );
            t.diagnostic(`layout shift ${shift.toFixed(4)}`);
            assert.ok(shift < 0.02, `layout shift ${shift}`);
        });
    }

    test('while loading, grey shapes stand for the competitors', async () => {
        const page = await pages().open({ user: USERS.rep, width: '300', state: 'loading' });
        const shape = page.locator('c-gong-competitors .stencil').first();
        const [grey, card] = [shape, page.locator('c-gong-calls article').first()].map((one) =>
            one.evaluate((element) => getComputedStyle(element).backgroundColor)
        );
        assert.match(await grey!, /^rgb\(/);
        assert.notEqual(await grey, await card);
    });

    test('the user whom the admin forgot is told which permission set to ask for', async () => {
        const page = await pages().open({ user: USERS.forgotten });
        await card(page).getByText('Ask your Salesforce admin for the permission set Gong User.').waitFor();
    });

    test('a user who lacks single fields sees the rest, and that there is more', async () => {
        const { fields } = pages().world.org.schema.permissionSets.find(({ name }) => name === 'Gong_User')!;
        const hidden = ['gong_call__c.host__c', 'gong_tracker_hit__c.occurrences__c'];
        const given = hidden.map((name) => [name, fields.get(name)!] as const);
        for (const name of hidden) assert.ok(fields.delete(name), name);
        try {
            const page = await pages().open({ user: USERS.rep });
            await loaded(page);
            await card(page).getByText('The permission set Gong User shows them.').waitFor();
            await toggle(rows(page).first()).click();
            await page.locator('c-gong-hits').first().waitFor();
            assert.doesNotMatch(await card(page).innerText(), /Host|undefined|null/);
        } finally {
            for (const [name, access] of given) fields.set(name, access);
        }
    });

    test('trying again after an error asks again', async () => {
        const page = await pages().open({ user: USERS.rep, state: 'error' });
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.waitForFunction(() => globalThis.seen.apexCalls === 2);
        await page.getByRole('alert').waitFor();
    });

    test('on right-to-left pages nothing stands out', async () => {
        const page = await pages().open({ user: USERS.rep, width: '300' });
        await page.evaluate(() => (document.documentElement.dir = 'rtl'));
        await loaded(page);
        await assertFits(page);
    });
}

/** What Chromium reports of things that moved. */
interface LayoutShift extends PerformanceEntry {
    readonly value: number;
}
