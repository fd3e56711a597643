import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEALS } from './support/deals.js';
import { assertAccessible, assertFits, badge, card, loaded, rows, USERS, type RecordPages } from './support/record.js';

/** Everything a rep does with the card. */
export function flows(pages: () => RecordPages): void {
    const open = async (choice: Record<string, string | number> = {}) => {
        const page = await pages().open({ opportunity: DEALS.many, user: USERS.rep, ...choice });
        await loaded(page);
        return page;
    };

    test('the first screen comes with one call to the server: ten calls, competitors, when it was synced', async () => {
        const page = await open();
        assert.equal(await rows(page).count(), 10);
        assert.equal(await page.evaluate(() => globalThis.seen.apexCalls), 1);
        await card(page).getByRole('heading', { name: 'Gong Calls (500)' }).waitFor();
        await card(page)
            .getByText(/^Last synced/)
            .waitFor();
        assert.match((await badge(page, 'GridPulse').textContent()) ?? '', /GridPulse.*by the customer.*by us/);
    });

    test('a competitor filters all calls and is told of, and again shows all', async () => {
        const page = await open();
        await badge(page, 'Ohmline').click();
        await page.getByText('250 of 500 calls').waitFor();
        assert.equal(await badge(page, 'Ohmline').getAttribute('aria-pressed'), 'true');
        await card(page)
            .getByText(/Ohmline.*first on .*, last on .*, on 250 calls · Not yet in/)
            .waitFor();
        await badge(page, 'Ohmline').click();
        await page.getByText('250 of 500 calls').waitFor({ state: 'detached' });
    });

    test('tracker, competitor and what the customer said narrow down together, and are cleared at once', async () => {
        const page = await open();
        await page.getByRole('combobox', { name: 'Tracker' }).click();
        await page.getByRole('option', { name: 'Pricing' }).click();
        await page.getByText('500 of 500 calls').waitFor();
        await badge(page, 'GridPulse').click();
        await page.getByText('Nothing matches').waitFor();
        await page.getByRole('combobox', { name: 'Tracker' }).click();
        await page.getByRole('option', { name: 'All trackers' }).click();
        await page.getByText('250 of 500 calls').waitFor();
        await page.getByText('Said by the customer').click();
        await page.getByText('125 of 500 calls').waitFor();
        await page.getByRole('button', { name: 'Clear filters' }).click();
        await page.getByText('of 500 calls').waitFor({ state: 'detached' });
        assert.equal(await page.getByRole('checkbox').isChecked(), false);
    });

    test('a call opens to who said what at which second, and its title leads to the recording', async () => {
        const page = await open();
        const call = rows(page).nth(1);
        await call.getByRole('button', { name: 'Show what was heard' }).click();
        await call.getByText('Grace Holloway (VP Operations)').waitFor();
        assert.match(
            (await call.locator('c-gong-hits').textContent()) ?? '',
            /Ohmline.*× 2.*Competitors.*Grace Holloway.*1:00/s
        );
        const link = call.getByRole('link');
        assert.deepEqual(
            [await link.getAttribute('href'), await link.getAttribute('target'), await link.textContent()],
            ['https://app.gong.io/call?id=1', '_blank', 'Call 1']
        );
        await assertAccessible(page);
    });

    test('more calls come on demand', async () => {
        const page = await open();
        await page.getByRole('button', { name: 'Show 25 more' }).click();
        await rows(page).nth(34).getByRole('link', { name: 'Call 34' }).waitFor();
        assert.equal(await rows(page).count(), 35);
        assert.equal(await page.evaluate(() => globalThis.seen.apexCalls), 2);
    });

    test('refresh shows what was synced meanwhile', async () => {
        const { world } = pages();
        const page = await open();
        const newest = world.org.tables.all('Gong_Call__c').find(({ Title__c }) => Title__c === 'Call 0')!;
        world.org.tables.put('Gong_Call__c', { ...newest, Title__c: 'Call 0, processed anew' });
        await page.getByRole('button', { name: 'Refresh' }).click();
        await page.getByRole('link', { name: 'Call 0, processed anew' }).waitFor();
        world.org.tables.put('Gong_Call__c', newest);
    });

    test('a name that a rep saves in the field is in the field on the card at once', async () => {
        const page = await open();
        assert.match((await badge(page, 'Ohmline').textContent()) ?? '', /Not yet in Main Competitor\(s\)/);
        await page.getByLabel('Main Competitor(s)').fill('GridPulse, Ohmline, Northgate');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Saved').waitFor();
        await badge(page, 'Northgate').waitFor();
        assert.match((await badge(page, 'Ohmline').textContent()) ?? '', /[^t] ?In Main Competitor\(s\)/);
        assert.equal(await badge(page, 'Northgate').isDisabled(), true);
    });

    test('it can be used with the keyboard alone', async () => {
        const page = await open();
        await badge(page, 'Kilowise').focus();
        await page.keyboard.press('Enter');
        await page.getByText('250 of 500 calls').waitFor();
        const toggle = rows(page).first().getByRole('button');
        await toggle.focus();
        await page.keyboard.press('Space');
        assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'C-GONG-CALLS');
    });

    test('what the admin chose in App Builder counts', async () => {
        const page = await open({ callsFirst: 3, tracker: 'Pricing', showPicture: 'false' });
        assert.equal(await rows(page).count(), 3);
        await page.getByText('500 of 500 calls').waitFor();
        assert.equal(await page.locator('c-gong-timeline').count(), 0);
    });

    for (const width of ['300', 'full', 'mobile']) {
        test(`at width ${width} everything fits and is accessible`, async () => {
            const viewport = { width: width === 'mobile' ? 390 : 1280, height: 1000 };
            const page = await pages().open({ opportunity: DEALS.many, user: USERS.rep, width }, viewport);
            await loaded(page);
            await badge(page, 'GridPulse').click();
            await rows(page).first().getByRole('button').click();
            await assertFits(page);
            await assertAccessible(page);
        });
    }
}
