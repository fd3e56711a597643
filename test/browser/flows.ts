import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEALS } from './support/deals.js';
import {
    assertAccessible,
    assertFits,
    assertTargets,
    badge,
    card,
    line,
    loaded,
    rows,
    toggle,
    USERS,
    type RecordPages
} from './support/record.js';

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
        await card(page).getByRole('heading', { name: 'Gong Calls (1,000+)' }).waitFor();
        await card(page)
            .getByText(/^Last synced/)
            .waitFor();
        const text = (await line(page, 'GridPulse').innerText()).replace(/\s+/g, ' ');
        assert.match(
            text,
            /GridPulse.* 250 Customer 750 Us or unknown In Main Competitor\(s\) First .*, last .* · on 500 calls · last by \S+/
        );
    });

    test('a competitor filters all calls and is told of, and again shows all', async () => {
        const page = await open();
        await badge(page, 'Ohmline').click();
        await page.getByText('500 of 1,000+ calls').waitFor();
        assert.equal(await badge(page, 'Ohmline').getAttribute('aria-pressed'), 'true');
        await badge(page, 'Ohmline').click();
        await page.getByText('500 of 1,000+ calls').waitFor({ state: 'detached' });
    });

    test('tracker, competitor and what the customer said narrow down together, and are cleared at once', async () => {
        const page = await open();
        await page.getByRole('combobox', { name: 'Tracker' }).click();
        await page.getByRole('option', { name: 'Pricing' }).click();
        await page.getByText('1,000 of 1,000+ calls').waitFor();
        await badge(page, 'GridPulse').click();
        // both on one call, although no phrase is both
        await page.getByText('500 of 1,000+ calls').waitFor();
        await page.getByText('Said by the customer').click();
        await page.getByText('250 of 1,000+ calls').waitFor();
        await page.getByRole('button', { name: 'Clear filters' }).click();
        await page.getByText('of 1,000+ calls').waitFor({ state: 'detached' });
        assert.equal(await page.getByRole('checkbox').isChecked(), false);
    });

    test('a call opens to who said what at which second, and its title leads to the recording', async () => {
        const page = await open();
        const call = rows(page).nth(1);
        await toggle(call).click();
        await call.getByText(/Grace Holloway.*VP Operations/).waitFor();
        assert.match(
            (await call.locator('c-gong-hits').textContent()) ?? '',
            /Ohmline.*× 2.*Competitors.*Grace Holloway.*1:00/s
        );
        const link = call.getByRole('link', { name: 'Call 1' });
        assert.deepEqual(
            [await link.getAttribute('href'), await link.getAttribute('target'), await link.textContent()],
            ['https://app.gong.io/call?id=1', '_blank', 'Call 1']
        );
        assert.equal(
            await call.getByRole('link', { name: '1:00' }).first().getAttribute('href'),
            `https://app.gong.io/call?id=1&highlights=${encodeURIComponent('[{"type":"SHARE","from":58,"to":70}]')}`
        );
        await assertAccessible(page);
    });

    test('a search goes through titles, people and phrases of what is loaded, and can load more', async () => {
        const page = await open();
        await page.getByRole('searchbox', { name: 'Search' }).fill('call 1');
        await page.getByText('1 of 1,000+ calls').waitFor();
        await page.getByText('10 of 1,000 calls are loaded and were searched.').waitFor();
        await page.getByRole('button', { name: 'Load 50 more' }).click();
        await page.getByText('11 of 1,000+ calls').waitFor();
    });

    test('what the filter means stands first in an opened call, the rest on demand', async () => {
        const page = await open();
        await badge(page, 'Ohmline').click();
        const call = rows(page).first();
        await toggle(call).click();
        assert.deepEqual(await call.locator('mark').allInnerTexts(), ['Ohmline']);
        assert.equal(await call.locator('strong').count(), 0);
        await call.getByRole('button', { name: '3 more were heard' }).click();
        assert.equal(await call.locator('strong').count(), 3);
    });

    test('more calls come on demand', async () => {
        const page = await open();
        await page.getByRole('button', { name: 'Show 50 more' }).click();
        await rows(page).nth(10).getByRole('link', { name: 'Call 10' }).waitFor();
        assert.equal(await page.evaluate(() => globalThis.seen.apexCalls), 2);
        await page.getByRole('button', { name: 'Show fewer' }).click();
        await rows(page).nth(10).waitFor({ state: 'detached' });
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
        await line(page, 'Ohmline').getByText('Not yet in Main Competitor(s)').waitFor();
        await page.getByLabel('Main Competitor(s)').fill('GridPulse, Ohmline, Northgate');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Saved').waitFor();
        await line(page, 'Northgate').getByText('In the field, not heard on calls').waitFor();
        await line(page, 'Ohmline').getByText('In Main Competitor(s)', { exact: true }).waitFor();
        assert.equal(await badge(page, 'Northgate').count(), 0, 'what filters nothing looks like no button');
    });

    test('it can be used with the keyboard alone', async () => {
        const page = await open();
        await badge(page, 'Kilowise').focus();
        await page.keyboard.press('Enter');
        await page.getByText('500 of 1,000+ calls').waitFor();
        const opener = toggle(rows(page).first());
        await opener.focus();
        await page.keyboard.press('Space');
        assert.equal(await opener.getAttribute('aria-expanded'), 'true');
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'C-GONG-CALLS');
    });

    test('what the admin chose in App Builder counts', async () => {
        const page = await open({ callsFirst: 3, tracker: 'Pricing' });
        assert.equal(await rows(page).count(), 3);
        await page.getByText('1,000 of 1,000+ calls').waitFor();
    });

    for (const width of ['300', '500', 'full', 'mobile']) {
        test(`at width ${width} everything fits and is accessible`, async () => {
            const viewport = { width: { mobile: 390, 500: 532 }[width] ?? 1280, height: 1000 };
            const page = await pages().open(
                { opportunity: DEALS.many, user: USERS.rep, width: width === '500' ? 'full' : width },
                viewport
            );
            await loaded(page);
            await badge(page, 'GridPulse').click();
            await toggle(rows(page).first()).click();
            await assertFits(page);
            await assertTargets(page);
            await assertAccessible(page);
        });
    }
}
