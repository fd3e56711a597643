import { id18 } from '../../../scripts/engine/index.js';
import type { LocalOrg } from '../../../tools/local/org/index.js';
import { objectOf } from '../../../tools/local/org/schema/types.js';

const NOW = Date.now();
const DAY = 86_400_000;
const HOSTS = ['Maya Okafor', 'Daniel Reyes'];
const RIVALS = ['GridPulse', 'Ohmline', 'Kilowise', 'AquaTrack'];

/** Opportunities of the browser tests, added to the demo's. */
export const DEALS = { many: id18('006Lc00000T0001')!, odd: id18('006Lc00000T0002')! } as const;

/** Adds an Opportunity with so many calls, four hits each, a day apart. */
export function addManyCalls(org: LocalOrg, count: number): void {
    addOpportunity(org, DEALS.many, `${count} calls`);
    for (let i = 0; i < count; i++) {
        addCall(org, DEALS.many, i, {
            Title__c: `Call ${i}`,
            Started__c: new Date(NOW - i * DAY).toISOString(),
            Duration__c: 600 + i,
            Host__c: HOSTS[i % 2]!,
            Direction__c: 'Conference',
            Url__c: `https://app.gong.io/call?id=${i}`,
            Participants__c: JSON.stringify([
                { name: HOSTS[i % 2], title: 'Account Executive', side: 'internal' },
                { name: 'Grace Holloway', title: 'VP Operations', side: 'external' }
            ])
        });
        for (let n = 0; n < 4; n++) {
            addHit(org, DEALS.many, i, n, {
                Tracker__c: n < 2 ? 'Competitors' : 'Pricing',
                Phrase__c: n < 2 ? RIVALS[(i + n) % 4]! : `discount ${n}`,
                Competitor__c: n < 2 ? RIVALS[(i + n) % 4]! : null,
                Count__c: 2,
                External_Count__c: n % 2,
                Occurrences__c: JSON.stringify([
                    { at: 60 + n, by: 'Grace Holloway', external: true },
                    { at: 90 + n, by: HOSTS[i % 2], external: false }
                ])
            });
        }
    }
}

/** Adds an Opportunity whose calls have everything that a row should not have, or not so. */
export function addOddCalls(org: LocalOrg): void {
    addOpportunity(org, DEALS.odd, 'Odd <b>calls</b> שירה 🧐');
    const fields: Record<string, string | number | null>[] = [
        { Title__c: '<img src=x onerror="globalThis.hacked = true"> & <script>globalThis.hacked = true</script>' },
        { Title__c: 'Endless '.repeat(625) },
        { Title__c: 'x'.repeat(5000) },
        { Title__c: null, Host__c: null, Url__c: null, Direction__c: null },
        { Duration__c: 0, Started__c: null },
        { Started__c: '2999-12-31T23:59:59.000Z', Duration__c: 999_999_999 },
        { Url__c: 'data:text/html,<script>globalThis.hacked = true</script>' },
        { Title__c: 'مراجعة العرض – שיחת מכירה', Host__c: 'שירה לוי' },
        { Participants__c: 'not JSON', Title__c: '🧐👩‍👩‍👧‍👦 '.repeat(20) }
    ];
    fields.forEach((odd, i) => {
        addCall(org, DEALS.odd, i, {
            Title__c: 'Call',
            Started__c: new Date(NOW - i * DAY).toISOString(),
            Duration__c: 60,
            Host__c: 'Ann',
            Direction__c: 'Inbound',
            Participants__c: JSON.stringify([
                { name: 'محمد العلي', title: 'مدير المشتريات', side: 'external' },
                { name: 'Sam "Sparky" <Ops> ⚡', side: 'external' },
                { name: 'W'.repeat(400), side: 'internal' }
            ]),
            ...odd
        });
        addHit(org, DEALS.odd, i, 0, {
            Tracker__c: 'Competitors',
            Phrase__c: i % 2 ? null : '<i>phrase</i>'.repeat(15),
            Competitor__c: ['Zähler<u>Plus</u>', 'שירה', '🌿🌿', 'W'.repeat(200)][i % 4]!,
            Count__c: i % 3 ? 5 : null,
            External_Count__c: 1,
            Occurrences__c:
                i % 2
                    ? '[{"at": 12, "by"'
                    : '[{"at": -1, "by": null}, {"at": 1e9, "by": "<b>x</b>", "external": true}, 7]'
        });
    });
}

function addOpportunity(org: LocalOrg, Id: string, Name: string): void {
    const like = org.tables.all('Opportunity')[0]!;
    org.tables.put('Opportunity', { ...like, Id, Name, MainCompetitors__c: 'GridPulse', Gong_Competitors__c: null });
}

function addCall(org: LocalOrg, deal: string, n: number, fields: Record<string, string | number | null>): void {
    const Id = callId(org, deal, n);
    org.tables.put('Gong_Call__c', { Id, Name: Id, Key__c: `${n}.${deal}`, Opportunity__c: deal, ...fields });
}

function addHit(
    org: LocalOrg,
    deal: string,
    call: number,
    n: number,
    fields: Record<string, string | number | null>
): void {
    const Id = idOf(org, 'Gong_Tracker_Hit__c', `${deal.slice(10, 15)}${String(call).padStart(5, '0')}${n}0`);
    org.tables.put('Gong_Tracker_Hit__c', {
        Id,
        Name: Id,
        Key__c: `${call}.${deal}.${n}`,
        Gong_Call__c: callId(org, deal, call),
        Tracker_Type__c: 'KEYWORD',
        ...fields
    });
}

function callId(org: LocalOrg, deal: string, n: number): string {
    return idOf(org, 'Gong_Call__c', `${deal.slice(10, 15)}${String(n).padStart(7, '0')}`);
}

/** References are followed by the object's key prefix, which depends on the schema. */
function idOf(org: LocalOrg, object: string, rest: string): string {
    return id18(objectOf(org.schema, object)!.keyPrefix + rest)!;
}
