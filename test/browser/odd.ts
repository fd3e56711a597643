import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEALS } from './support/deals.js';
import { assertAccessible, assertFits, card, loaded, rows, toggle, USERS, type RecordPages } from './support/record.js';

/** What rows should not have, or not so. */
export function oddRows(pages: () => RecordPages): void {
    for (const width of ['300', 'full']) {
        test(`odd rows are all shown at ${width}, as text, within the card`, async () => {
            const page = await pages().open({ opportunity: DEALS.odd, user: USERS.rep, width });
            await loaded(page);
            assert.equal(await rows(page).count(), 9);
            for (const row of await rows(page).all()) await toggle(row).click();
            await page.locator('c-gong-hits').nth(8).waitFor();
            const text = await card(page).innerText();
            for (const expected of [
                '<img src=x onerror="globalThis.hacked = true">',
                'Untitled call',
                'Without wording',
                'Speaker unknown',
                '<i>phrase</i>',
                '<b>x</b>',
                'Sam "Sparky" <Ops> ⚡',
                'מכירה',
                '0 sec'
            ]) {
                assert.ok(text.includes(expected), `${expected} is shown`);
            }
            assert.doesNotMatch(text, /undefined|null|NaN|Invalid Date/);
            assert.equal(await page.evaluate(() => 'hacked' in globalThis), false);
            assert.equal(await card(page).locator('img, script, i, u').count(), 0);
            assert.equal(await card(page).locator('a:not([href^="http"])').count(), 0);
            await assertFits(page);
            await assertAccessible(page);
        });
    }
}
