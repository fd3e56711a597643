import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { buildPage, type BuiltFile } from '../../../tools/local/page/build/build.js';
import { startPage } from '../../../tools/local/page/server.js';
import { startWorld, type LocalWorld } from '../../../tools/local/startWorld.js';
import { launch } from './chromium.js';

export const ARTIFACTS = 'artifacts';
/** What is not there by then will not come; long, because the machine may be busy. */
const LONGEST_WAIT_MS = 10_000;
/** A rep with the permission sets of reps, the one whom the admin forgot, and the admin. */
export const USERS = {
    rep: 'rep1@northwind-metering.example.crm',
    forgotten: 'rep6@northwind-metering.example.crm',
    admin: 'gong@integration.example.crm'
} as const;

/** The local world with its record page, in a browser. */
export interface RecordPages {
    readonly world: LocalWorld;
    readonly files: BuiltFile[];
    /** Opens the record page with a choice, and closes the one before; a page that throws fails the test. */
    open(
        choice: Record<string, string | number>,
        size?: { width: number; height: number },
        options?: BrowserContextOptions
    ): Promise<Page>;
    close(): Promise<void>;
}

export async function startRecordPages(): Promise<RecordPages> {
    mkdirSync(ARTIFACTS, { recursive: true });
    const browser: Browser = await launch();
    const world = await startWorld({});
    await world.syncAll();
    await world.later?.();
    const files = await buildPage();
    const server = await startPage(world.org);
    let context: BrowserContext | undefined;
    return {
        world,
        files,
        async open(choice, viewport = { width: 1280, height: 1000 }, options = {}) {
            await context?.close();
            context = await browser.newContext({ viewport, locale: 'en-US', ...options });
            context.setDefaultTimeout(LONGEST_WAIT_MS);
            const page = await context.newPage();
            page.on('pageerror', (error) => assert.fail(error));
            const query = new URLSearchParams(Object.entries(choice).map(([name, value]) => [name, String(value)]));
            await page.goto(`${server.url}?${query.toString()}`);
            return page;
        },
        async close() {
            await browser.close();
            await server.close();
            await world.close();
        }
    };
}

export const card = (page: Page): Locator => page.locator('c-gong-calls');
export const rows = (page: Page): Locator => page.locator('[data-call]');
export const badge = (page: Page, name: string): Locator =>
    page.locator('c-gong-competitors button', { hasText: name });
/** A competitor's line. */
export const line = (page: Page, name: string): Locator =>
    page.locator('c-gong-competitors li', { has: page.getByText(name, { exact: true }) });
/** A call's button that opens it. */
export const toggle = (call: Locator): Locator => call.locator('lightning-button-icon button');

/** When the first screen is drawn. */
export const loaded = (page: Page): Promise<void> => page.locator('c-gong-call article').first().waitFor();

/**
 * Fails on every violation that axe finds inside the card, colour contrast included.
 *
 * Synthetic shadow forbids ShadowRoot.getElementById, and without it axe skips the whole contrast rule and says so in a
 * side note only: hence the stand-in for it, and the look at whether the rule ran.
 */
export async function assertAccessible(page: Page, { text = true } = {}): Promise<void> {
    await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('c-gong-calls')!;
        Object.defineProperty(Object.getPrototypeOf(shadowRoot), 'getElementById', {
            configurable: true,
            value(this: ShadowRoot, id: string) {
                return this.querySelector(`[id="${CSS.escape(id)}"]`);
            }
        });
    });
    const { passes, violations, incomplete } = await new AxeBuilder({ page }).include('c-gong-calls').analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
    assert.deepEqual(told, []);
    if (text)
        assert.ok(
            passes.some(({ id }) => id === 'color-contrast'),
            'colour contrast was checked'
        );
    const unsure = incomplete.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes);
    assert.deepEqual(
        unsure.map(({ html }) => html.slice(0, 200)),
        [],
        'contrast was told everywhere'
    );
}

/** Fails where something that can be pressed is smaller than 24 by 24 pixels; links within a sentence are not meant. */
export async function assertTargets(page: Page): Promise<void> {
    const small = await card(page).evaluate((element) =>
        [...element.querySelectorAll('button, input, a.time')]
            .map((target) => [target, target.getBoundingClientRect()] as const)
            .filter(([, { width, height }]) => width > 0 && (width < 23.9 || height < 23.9))
            // a checkbox is pressed by its label as well
            .filter(([target]) => !target.matches('[type=checkbox]'))
            .map(([target, { width, height }]) => `${target.outerHTML.slice(0, 120)} ${width} × ${height}`)
    );
    assert.deepEqual(small, []);
}

/** Fails where something stands out over the card's right edge. */
export async function assertFits(page: Page): Promise<void> {
    const over = await card(page).evaluate((element) => element.scrollWidth - element.clientWidth);
    assert.ok(over <= 0, `${over} pixels stand out`);
}
