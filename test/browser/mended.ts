import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { DEALS } from './support/deals.js';
import {
    assertAccessible,
    assertFits,
    badge,
    card,
    line,
    loaded,
    rows,
    USERS,
    type RecordPages
} from './support/record.js';
import { contrastOf } from './support/contrast.js';

/** Directions, themes, media and the keyboard: what holds on whatever page the card stands. */
export function mended(pages: () => RecordPages): void {
    const open = async (choice: Record<string, string | number> = {}): Promise<Page> => {
        const page = await pages().open({ opportunity: DEALS.many, user: USERS.rep, ...choice });
        await loaded(page);
        return page;
    };

    for (const dir of ['ltr', 'rtl']) {
        test(`${dir}: a curve runs the way its dates do`, async () => {
            const page = await open({ opportunity: pages().world.org.tables.all('Opportunity')[0]!.Id });
            await page.evaluate((value) => (document.documentElement.dir = value), dir);
            const middle = async (selector: string, which: 'first' | 'last'): Promise<number> => {
                const box = await page.locator(selector)[which]().boundingBox();
                return box!.x + box!.width / 2;
            };
            const columns = 'c-gong-competitors li:first-child c-gong-curve .column';
            const drawn = (await middle(columns, 'last')) - (await middle(columns, 'first'));
            const said = (await middle('.ends span', 'last')) - (await middle('.ends span', 'first'));
            assert.equal(Math.sign(drawn), dir === 'ltr' ? 1 : -1);
            assert.equal(Math.sign(said), Math.sign(drawn));
            await assertFits(page);
            await assertAccessible(page);
        });
    }

    test('the focus stays in the card after refresh, more, fewer and clear', async () => {
        const page = await open();
        const focused = (): Promise<string> =>
            page.evaluate(() => {
                let element = document.activeElement;
                while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
                return element?.textContent || element?.getAttribute('title') || element?.tagName || '';
            });
        const press = async (name: string | RegExp): Promise<void> => {
            await page.getByRole('button', { name }).focus();
            await page.keyboard.press('Enter');
        };
        await press('Refresh');
        await page.getByText('Loading…').waitFor({ state: 'detached' });
        assert.match(await focused(), /Refresh/);
        await press('Show 50 more');
        await rows(page).nth(10).locator('article').waitFor();
        await page.waitForFunction(() => document.activeElement !== document.body);
        assert.match(await focused(), /Show what was heard: .*Call 10/);
        await press('Show fewer');
        await rows(page).nth(10).waitFor({ state: 'detached' });
        assert.match(await focused(), /Show what was heard: .*Call 0/);
        await badge(page, 'Ohmline').focus();
        await page.keyboard.press('Enter');
        await press('Clear filters');
        await page.getByRole('button', { name: 'Clear filters' }).waitFor({ state: 'detached' });
        assert.equal(await focused(), 'INPUT');
    });

    test('at 300 nothing jumps when a competitor is chosen', async () => {
        const page = await open({ width: '300' });
        const places = (): Promise<number[]> =>
            page
                .locator('c-gong-competitors li, c-gong-filters, c-gong-call-list [role=list]')
                .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().top));
        const before = await places();
        await badge(page, 'Ohmline').click();
        await page.getByText('500 of 1,000+ calls').waitFor();
        assert.deepEqual(await places(), before);
    });

    for (const media of [{ forcedColors: 'active' }, { media: 'print' }] as const) {
        test(`${JSON.stringify(media)}: who said it is told by shape`, async () => {
            const page = await open();
            await page.emulateMedia(media);
            const shape = (side: string): Promise<string[]> =>
                line(page, 'GridPulse')
                    .locator(`.mark_${side}`)
                    .evaluate((mark) => {
                        const { borderTopWidth, borderTopStyle, borderRadius, borderTopColor } = getComputedStyle(mark);
                        const backdrop = getComputedStyle(mark.closest('article')!).backgroundColor;
                        return [borderTopWidth, borderTopStyle, borderRadius, String(borderTopColor !== backdrop)];
                    });
            const [customer, us] = [await shape('customer'), await shape('us')];
            assert.deepEqual([customer[3], us[3]], ['true', 'true'], 'both are seen');
            assert.notDeepEqual(customer, us);
            const fill = (side: string): Promise<string> =>
                page
                    .locator(`c-gong-curve .bar_${side}`)
                    .first()
                    .evaluate((bar) => getComputedStyle(bar).backgroundColor + getComputedStyle(bar).printColorAdjust);
            assert.notEqual(await fill('customer'), await fill('us'));
        });
    }

    for (const theme of ['light', 'dark']) {
        test(`${theme}: what tells customer from us has a contrast of 3 to 1 and more, and text is read`, async (t) => {
            const page = await open({ theme });
            for (const selector of ['.mark_customer', '.mark_us', '.bar_customer', '.bar_us']) {
                const contrast = await contrastOf(card(page).locator(selector).first());
                t.diagnostic(`${selector} ${contrast.toFixed(1)}`);
                assert.ok(contrast >= 3, `${selector} has ${contrast}`);
            }
            await badge(page, 'Ohmline').click();
            await rows(page).first().locator('lightning-button-icon button').click();
            await page.locator('c-gong-hits mark').first().waitFor();
            await assertAccessible(page);
        });
    }

    test('the first calls are in the page however far below the view they are', async () => {
        const page = await pages().open(
            { opportunity: DEALS.many, user: USERS.rep, width: '300' },
            { width: 700, height: 200 }
        );
        await rows(page).nth(9).locator('article').waitFor();
        await page.waitForTimeout(200);
        assert.equal(await rows(page).count(), 10);
    });

    for (const [language, heard] of [
        ['de-DE', 'Zuerst'],
        ['fr-FR', 'Premier'],
        ['es-ES', 'Primera'],
        ['ja-JP', '初回']
    ] as const) {
        test(`${language}: speaks the language, and fits at 300`, async () => {
            const page = await open({ width: '300', language });
            await card(page).getByText(heard).first().waitFor();
            await rows(page).first().locator('lightning-button-icon button').click();
            assert.doesNotMatch(await card(page).innerText(), /\{\d\}|Us or unknown|Last synced|Said by/);
            await assertFits(page);
            await assertAccessible(page);
        });
    }

    test('at 200 % everything fits', async () => {
        const page = await pages().open(
            { opportunity: DEALS.many, user: USERS.rep },
            { width: 640, height: 500 },
            { deviceScaleFactor: 2 }
        );
        await loaded(page);
        await assertFits(page);
    });

    test('touch: calls open with a finger', async () => {
        const page = await pages().open(
            { opportunity: DEALS.many, user: USERS.rep, width: 'mobile' },
            { width: 390, height: 800 },
            { hasTouch: true }
        );
        await loaded(page);
        await rows(page).first().locator('lightning-button-icon button').tap();
        await page.locator('c-gong-hits').first().waitFor();
    });
}
