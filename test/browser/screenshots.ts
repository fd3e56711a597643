/**
 * `npm run screenshots`: the pictures of the card in docs/, from the demo data of `npm start`. What the tests in Chromium
 * see of every state is left in artifacts/ by `npm run test:browser`.
 */
import { card, loaded, rows, startRecordPages, toggle, USERS } from './support/record.js';

const PICTURES = [
    { file: 'docs/card.png', width: 'full', viewport: { width: 1120, height: 900 }, open: 1 },
    { file: 'docs/card-narrow.png', width: '300', viewport: { width: 700, height: 900 }, open: 0 }
];
/** The demo's deal on which every kind of competitor shows: in the field, removed by a rep, without room. */
const DEAL = 'Evergreen Municipal Services – Meter rollout';
const CALLS_SHOWN = 4;

const pages = await startRecordPages();
try {
    const deal = pages.world.org.tables.all('Opportunity').find(({ Name }) => Name === DEAL)!;
    for (const { file, width, viewport, open } of PICTURES) {
        const page = await pages.open(
            { opportunity: deal.Id, user: USERS.rep, width, callsFirst: CALLS_SHOWN },
            viewport
        );
        await loaded(page);
        for (let i = 0; i < open; i++) await toggle(rows(page).nth(i)).click();
        await page.mouse.move(0, 0);
        await card(page).screenshot({ path: file });
        console.log(file);
    }
} finally {
    await pages.close();
}
