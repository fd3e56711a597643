import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoData } from '../../tools/local/data/index.js';
import { readSchema, startLocalOrg, type LocalOrg } from '../../tools/local/org/index.js';
import { clientOf, type Client } from '../tools/local/orgSetUp.js';
import { groupBy, runReport, type Figures } from './runReport.js';

const NOW = Date.UTC(2026, 4, 20, 12);
const { Opportunity: deals, Account, User } = demoData(new Date(NOW)).org;

interface Entry {
    deal: (typeof deals)[number];
    name: string;
    status: string;
    decision: string | null;
    customer: number;
    first: number;
}

/** One competitor is on every deal but each tenth, others on some; every status and decision comes up, open and closed. */
const STATUSES = ['In the field', 'Typed by a rep', 'No room', 'Removed by a rep', 'Suggested', 'Not counted'];
const entries: Entry[] = deals.flatMap((deal, i) => {
    if (i % 10 === 9) return [];
    const first = NOW - i * 4 * 86_400_000;
    const main = { deal, name: 'MeterWorks', status: STATUSES[i % 3]!, decision: null, customer: i, first };
    const other = {
        deal,
        name: i % 2 ? 'GridPulse' : 'Acme, Inc.',
        status: STATUSES[i % 6]!,
        decision: [null, 'Competitor', 'Not a competitor here'][i % 5] ?? null,
        customer: 2,
        first
    };
    // one for each status, so that a filter that lets one through lets a whole group through
    const each = STATUSES.map((status) => ({ ...main, name: `Rival ${status}`, status }));
    return [main, other, ...each];
});

let org: LocalOrg;
let client: Client;
before(async () => {
    org = await startLocalOrg({
        schema: readSchema(['force-app', 'main-competitors']),
        data: {
            Opportunity: deals,
            Account,
            User,
            Gong_Deal_Competitor__c: entries.map(({ deal, name, status, decision, customer, first }) => ({
                Key__c: `${String(deal.Id)}.${name}`,
                Opportunity__c: deal.Id!,
                Competitor__c: name,
                Status__c: status,
                Decision__c: decision,
                Customer_Mentions__c: customer,
                First_Heard__c: new Date(first).toISOString()
            }))
        },
        now: () => NOW,
        verdict: 'ok'
    });
    client = clientOf(org);
});
after(() => org.close());

/** Competitors that are up against us, as docs/reports.md says it. */
const counted = entries.filter(
    ({ status, decision }) =>
        ['In the field', 'Typed by a rep', 'No room', 'No such value'].includes(status) &&
        decision !== 'Not a competitor here'
);
const amountOf = (some: readonly Entry[]): number => some.reduce((all, { deal }) => all + Number(deal.Amount), 0);
const ownerOf = ({ OwnerId }: (typeof deals)[number]) => User.find(({ Id }) => Id === OwnerId)!.LastName;

function figures(some: readonly Entry[], label: (one: Entry) => string, of: (group: Entry[]) => object): Figures {
    const groups = groupBy(some, label);
    return Object.fromEntries(
        [...groups].map(([key, group]) => [key, { rows: group.length, ...of(group) }])
    ) as Figures;
}

test('win rate: closed deals by competitor, and which are too few to tell', async () => {
    const closed = counted.filter(({ deal }) => deal.StageName === 'Closed Won' || deal.StageName === 'Closed Lost');
    const expected = figures(
        closed,
        ({ name }) => name,
        (group) => {
            const Won = group.filter(({ deal }) => deal.StageName === 'Closed Won').length;
            return {
                Amount: amountOf(group),
                Won,
                Lost: group.length - Won,
                'Win Rate': Won / group.length,
                'Too Few Deals (1 = Yes)': group.length >= 5 ? 0 : 1
            };
        }
    );
    assert.deepEqual(new Set(Object.values(expected).map((each) => each['Too Few Deals (1 = Yes)'])), new Set([0, 1]));
    assert.deepEqual(await runReport('Win_Rate_by_Competitor', client), expected);
});

const open = counted.filter(({ deal }) => !String(deal.StageName).startsWith('Closed'));

test('open pipeline: amount by competitor and stage', async () => {
    const expected = figures(
        open,
        ({ name, deal }) => `${name} | ${deal.StageName}`,
        (group) => ({ Amount: amountOf(group) })
    );
    assert.deepEqual(await runReport('Open_Pipeline_by_Competitor', client), expected);
});

test('deals by owner and competitor', async () => {
    const expected = figures(
        open,
        ({ name, deal }) => `${ownerOf(deal)} | ${name}`,
        (group) => ({ Amount: amountOf(group) })
    );
    assert.deepEqual(await runReport('Deals_by_Owner_and_Competitor', client), expected);
});

test('new competitors: first heard since the first of April', async () => {
    const expected = figures(
        counted.filter(({ first }) => first >= Date.UTC(2026, 3, 1)),
        ({ name }) => name,
        (group) => ({
            Customer_Mentions__c: group.reduce((all, { customer }) => all + customer, 0),
            Amount: amountOf(group)
        })
    );
    assert.deepEqual(await runReport('New_Competitors_this_Quarter', client), expected);
});

test('open deals without any', async () => {
    const named = new Set(entries.map(({ deal }) => deal.Id));
    const without = deals.filter(({ Id, StageName }) => !named.has(Id) && !String(StageName).startsWith('Closed'));
    const groups = groupBy(without, (deal) => String(ownerOf(deal)));
    const expected = [...groups].map(([owner, some]) => [
        owner,
        { rows: some.length, Amount: some.reduce((all, { Amount }) => all + Number(Amount), 0) }
    ]);
    assert.ok(without.length > 0);
    assert.deepEqual(await runReport('Deals_without_Competitors', client), Object.fromEntries(expected));
});
