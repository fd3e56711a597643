import { makeId } from '../org/ids.js';
import type { Dice } from './dice.js';
import { ACCOUNTS, DEALS, LONG_RIVALS, RIVALS, SALESFORCE_VARIANTS } from './names.js';
import { CUSTOMERS } from './people.js';
import { DAY } from '../time.js';

export type OrgRow = Record<string, string | number | boolean | null>;

/** An opportunity of the fictional company and who talks about it. */
export interface Deal {
    row: OrgRow & { Id: string; Name: string; AccountId: string };
    account: OrgRow & { Id: string; Name: string };
    /** Index of the rep who owns it. */
    rep: number;
    customers: readonly { name: string; title: string | null; email: string; contactId: string }[];
    /** What is said of competitors on its calls, most often first. */
    rivals: readonly string[];
}

const STAGES = [
    'Prospecting',
    'Qualification',
    'Needs Analysis',
    'Proposal/Price Quote',
    'Negotiation/Review'
] as const;
const INDUSTRIES = ['Energy', 'Energy', 'Technology', 'Consulting', 'Other'] as const;
const OWNERS = 6;

/** How many opportunities there are, two to an account. */
export const DEAL_COUNT = 2 * ACCOUNTS.length;

/** Opportunities whose part in the data set is fixed, by index. */
export const PARTS = {
    typed: 4,
    removed: 6,
    removedAndBack: 8,
    removedUnseen: 10,
    tooLong: 12,
    variants: 14,
    comma: 16,
    unicode: 18,
    moveFrom: 20,
    moveTo: 21,
    hidden: 22,
    typedOddly: 24,
    noCalls: 39
} as const;

export function makeDeals(dice: Dice, now: Date, userIds: readonly string[]): Deal[] {
    const accounts = ACCOUNTS.map((name, i) => ({
        Id: makeId('001', 4001 + 37 * i),
        Name: name,
        Industry: INDUSTRIES[i % INDUSTRIES.length]!,
        Website: `https://${domainOf(i)}`
    }));
    return Array.from({ length: DEAL_COUNT }, (_, i) => {
        const account = accounts[i >> 1]!;
        const rep = (i >> 1) % OWNERS;
        const stage = i % 13 === 11 ? 'Closed Won' : i % 13 === 12 ? 'Closed Lost' : dice.pick(STAGES);
        const closed = stage.startsWith('Closed');
        const days = closed ? -dice.whole(1, 30) : dice.whole(5, 120);
        return {
            row: {
                Id: makeId('006', 52_001 + 61 * i),
                Name: `${account.Name} – ${DEALS[i % DEALS.length]}`,
                StageName: stage,
                Amount: dice.whole(8, 900) * 1000,
                CloseDate: new Date(now.getTime() + days * DAY).toISOString().slice(0, 10),
                AccountId: account.Id,
                OwnerId: userIds[rep]!,
                IsClosed: closed,
                IsWon: stage === 'Closed Won',
                MainCompetitors__c: null,
                Gong_Competitors__c: null
            },
            account,
            rep,
            customers: customersOf(i >> 1),
            rivals: rivalsOf(i, dice)
        };
    });
}

/** Three people to an account; neighbours share none. */
function customersOf(account: number): Deal['customers'] {
    return [0, 1, 2].map((n) => {
        const at = (account * 3 + n) % CUSTOMERS.length;
        const [name, title] = CUSTOMERS[at]!;
        const contactId = makeId('003', 9001 + 3 * account + n);
        return { name, title, email: `contact${3 * account + n}@${domainOf(account)}`, contactId };
    });
}

function domainOf(account: number): string {
    return `customer${String(account + 1).padStart(2, '0')}.example`;
}

function rivalsOf(deal: number, dice: Dice): readonly string[] {
    switch (deal) {
        case PARTS.tooLong:
            return LONG_RIVALS;
        case PARTS.variants:
            return [...SALESFORCE_VARIANTS, 'MeterWorx'];
        case PARTS.comma:
            return ['Acme, Inc.', 'GridPulse'];
        case PARTS.unicode:
            // The same name once composed and once decomposed, and with other capitals.
            return ['Zähler Plus', 'Zähler Plus'.normalize('NFD'), 'ZÄHLER PLUS', '合力计量'];
        case PARTS.hidden:
            return ['Excel', 'Ohmline'];
        case PARTS.removed:
        case PARTS.removedAndBack:
        case PARTS.removedUnseen:
            return ['GridPulse', 'Ohmline'];
        case PARTS.typed:
            return ['Kilowise', 'AquaTrack'];
        case PARTS.typedOddly:
            return ['MeterWorks', 'BrightMeter'];
        default:
            return dice.some(RIVALS, dice.whole(1, 4));
    }
}
