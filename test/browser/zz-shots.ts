import { loaded, rows, startRecordPages, USERS } from './support/record.js';
import { addManyCalls, addOddCalls, DEALS } from './support/deals.js';
const pages = await startRecordPages();
addManyCalls(pages.world.org, 500);
addOddCalls(pages.world.org);
const deal = pages.world.org.tables.all('Opportunity')[0]!.Id;
try {
    for (const [name, choice, w, act] of [
        ['full', { width: 'full' }, 1280, 0],
        ['w300', { width: '300' }, 700, 1],
        ['w500', { width: 'mobile' }, 500, 0],
        ['rtl', { width: 'full' }, 1280, 2],
        ['odd', { width: '300', opportunity: DEALS.odd }, 700, 1]
    ] as const) {
        const page = await pages.open({ opportunity: deal, user: USERS.rep, ...choice }, { width: w, height: 1100 });
        page.on('console', (m) => console.log(m.text()));
        if (act === 2) await page.evaluate(() => (document.documentElement.dir = 'rtl'));
        await loaded(page);
        if (act) {
            await page.locator('c-gong-competitors button').first().click();
            await rows(page).first().getByRole('button').first().click();
        }
        await page.waitForTimeout(300);
        await page.screenshot({ path: `/tmp/cardshots/${name}.png`, fullPage: act !== 2 });
    }
    console.log(pages.files.map((f) => `${f.name} ${f.bytes}`).join('\n'));
} finally {
    await pages.close();
}
