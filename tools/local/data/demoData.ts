import type { GongUser, GongData } from '../gong/index.js';
import { isoAt, workingTime } from './clock.js';
import { transcriptOf } from './conversation.js';
import { DEAL_COUNT, type Deal, makeDeals, type OrgRow, PARTS } from './deals.js';
import { coaching } from './coaching.js';
import { Dice } from './dice.js';
import { fieldStates } from './fieldStates.js';
import { makeCall } from './makeCall.js';
import type { Made } from './makeCall.js';
import { COMPETITOR_RULES } from './names.js';
import { REPS } from './people.js';
import { keywordTrackers, SALES, WORKSPACES } from './trackers.js';
import { TWISTS } from './twists.js';
import { makeGongUsers, makeOrgUsers } from './users.js';
import { DAY, HOUR } from '../time.js';

export interface DemoData {
    gong: GongData;
    org: Record<'Opportunity' | 'Account' | 'User' | 'Gong_Competitor__c' | 'Gong_Settings__c', OrgRow[]>;
    /** Calls that Gong links to another opportunity later: `moveCall(gong, move)` does it. */
    moves: { callId: string; from: string; to: string }[];
    /** Ids of the opportunities that play a part, for example `tooLong`, and of the calls with each peculiarity. */
    parts: { opportunities: Record<keyof typeof PARTS, string>; calls: Record<string, string[]> };
}

const CALLS_A_DEAL = { from: 7, to: 11 };
const MOVES = 2;
/** Within the 72 hours that an incremental run looks back. */
const RECENT_MS = 70 * HOUR;

/**
 * The data of a fictional company, "Northwind Metering", over the last 80 days: 320 calls and more on 40 opportunities
 * of 20 accounts, Gong's users, trackers and workspaces, and the org's rows. The same `now` and `seed` give the same data.
 */
export function demoData(now: Date, seed = 1): DemoData {
    const orgUsers = makeOrgUsers();
    const users = makeGongUsers(isoAt(now.getTime() - 400 * DAY, 0));
    const ownerIds = orgUsers.slice(1).map(({ Id }) => String(Id));
    const deals = makeDeals(new Dice(seed, 'deals'), now, ownerIds);
    const made = makeCalls(new Dice(seed, 'calls'), deals, users, now.getTime());
    const twisted = twistSome(new Dice(seed, 'twists'), made, deals, now.getTime());
    const calls = made.map(({ call }) => call);
    for (const [index, fields] of fieldStates(made)) Object.assign(deals[index]!.row, fields);
    const moving = made.filter(({ index }) => index === PARTS.moveFrom).slice(0, MOVES);
    return {
        gong: {
            calls,
            users,
            keywordTrackers: keywordTrackers(users[0]!.created!),
            workspaces: WORKSPACES,
            transcripts: calls.flatMap((call) => transcriptOf(call) ?? []),
            contentEvents: [],
            timeZone: 'America/Los_Angeles',
            ...coaching(new Dice(seed, 'coaching'), calls, users)
        },
        org: {
            Opportunity: deals.map(({ row }) => row),
            Account: [...new Set(deals.map(({ account }) => account))],
            User: orgUsers,
            Gong_Competitor__c: COMPETITOR_RULES.map(ruleRow),
            Gong_Settings__c: [
                {
                    Trackers__c: 'Competitors',
                    Other_Trackers__c: 'Pricing;Security review;Procurement;Next steps',
                    Field__c: 'MainCompetitors__c',
                    Merge_Mode__c: 'merge',
                    Lookback_Hours__c: 72,
                    Workspace_Id__c: SALES
                }
            ]
        },
        moves: moving.map(({ call }) => ({
            callId: call.metaData!.id!,
            from: deals[PARTS.moveFrom]!.row.Id,
            to: deals[PARTS.moveTo]!.row.Id
        })),
        parts: {
            opportunities: Object.fromEntries(
                Object.entries(PARTS).map(([part, index]) => [part, deals[index]!.row.Id])
            ) as Record<keyof typeof PARTS, string>,
            calls: twisted
        }
    };
}

function makeCalls(dice: Dice, deals: readonly Deal[], users: readonly GongUser[], now: number): Made[] {
    const made: Made[] = [];
    for (let index = 0; index < DEAL_COUNT; index++) {
        if (index === PARTS.noCalls) continue;
        const deal = deals[index]!;
        const count = dice.whole(CALLS_A_DEAL.from, CALLS_A_DEAL.to);
        for (let i = 0; i < count; i++) {
            const recent = index === PARTS.moveFrom && i < MOVES;
            const at = workingTime(dice, now, REPS[deal.rep]!.offset, recent ? RECENT_MS : undefined);
            made.push({ call: makeCall(dice, deal, users, at, i === 0), index });
        }
    }
    return made;
}

/** Gives each twist calls of its own, on deals that play no part. */
function twistSome(dice: Dice, made: readonly Made[], deals: readonly Deal[], now: number): Record<string, string[]> {
    const parts = new Set<number>(Object.values(PARTS));
    const free = dice.some(
        made.filter(({ index }) => !parts.has(index)),
        made.length
    );
    const others = deals.filter((_, index) => !parts.has(index));
    const ids: Record<string, string[]> = {};
    for (const [name, { calls, apply, recent }] of Object.entries(TWISTS)) {
        if (recent) free.sort((a, b) => startOf(b) - startOf(a));
        const taken = free.splice(0, calls);
        taken.forEach(({ call, index }, n) => apply(call, deals[index]!, n, others, now));
        ids[name] = taken.map(({ call }) => call.metaData!.id!);
    }
    return ids;
}

function startOf({ call }: Made): number {
    return Date.parse(call.metaData!.started!);
}

function ruleRow(rule: (typeof COMPETITOR_RULES)[number]): OrgRow {
    return {
        Name: rule.name,
        Key__c: rule.name,
        Aliases__c: rule.aliases.join('\n'),
        Hidden__c: rule.hidden ?? false,
        Battlecard__c: rule.battlecard ?? null,
        How_We_Win__c: rule.howWeWin ?? null
    };
}
