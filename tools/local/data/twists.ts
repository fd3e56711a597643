import type { Call, CallTracker, GongData } from '../gong/index.js';
import type { Deal } from './deals.js';
import { accountObject, opportunityObject, salesforce } from './makeCall.js';
import { COMPETITORS, NEAR_MISS, SUPPORT, SUPPORT_COMPETITORS } from './trackers.js';
import { MINUTE } from '../time.js';

/** A peculiarity of some calls. `n` counts the calls that have it, from 0; `deals` may be talked about, too. */
interface Twist {
    calls: number;
    /** Played on the newest calls there are. */
    recent?: boolean;
    apply(call: Call, deal: Deal, n: number, deals: readonly Deal[], now: number): void;
}

/** What calls in the field look like besides the ordinary ones. Each is played on calls of its own. */
export const TWISTS: Readonly<Record<string, Twist>> = {
    /** Took place already, can be read only from a little after now. */
    late: {
        calls: 4,
        recent: true,
        apply: (call, _deal, n, _deals, now) =>
            void (call.availableAt = new Date(now + [10, 60, 600, 2400][n % 4]! * MINUTE).toISOString())
    },
    private: { calls: 8, apply: ({ metaData }) => void (metaData!.isPrivate = true) },
    noContext: { calls: 8, apply: (call, _deal, n) => void (call.context = n % 3 === 0 ? null : []) },
    otherCrm: {
        calls: 6,
        apply: (call, _deal, n) => {
            const objects = [{ objectType: 'Opportunity', objectId: String(9_100_200_300 + n), fields: [] }];
            call.context = [{ system: 'HubSpot', objects }];
        }
    },
    accountOnly: { calls: 8, apply: (call, deal) => void (call.context = [salesforce(accountObject(deal))]) },
    /** Two to five deals on one call, now and then with a 15-character id. */
    several: {
        calls: 12,
        apply: (call, deal, n, deals) => {
            const others = deals.filter((other, i) => other !== deal && i % 5 === n % 5).slice(0, 1 + (n % 4));
            const objects = [deal, ...others].map((each, i) =>
                opportunityObject(each, (i + n) % 3 === 0 ? each.row.Id.slice(0, 15) : each.row.Id)
            );
            call.context = [salesforce(accountObject(deal), ...objects)];
        }
    },
    /** One deal twice, the second time by its 15-character id. */
    sameTwice: {
        calls: 4,
        apply: (call, deal) => {
            const again = opportunityObject(deal, deal.row.Id.slice(0, 15));
            call.context = [salesforce(opportunityObject(deal), again)];
        }
    },
    supportWorkspace: {
        calls: 6,
        apply: (call) => {
            call.metaData!.workspaceId = SUPPORT;
            for (const tracker of competitorsOf(call)) tracker.id = SUPPORT_COMPETITORS.id;
        }
    },
    nearMiss: {
        calls: 6,
        apply: (call) => {
            const { id, name } = NEAR_MISS;
            const phrases = [{ phrase: 'the other vendor', count: 1, occurrences: [] }];
            call.content!.trackers!.push({ id, name, count: 1, type: 'KEYWORD', occurrences: [], phrases });
        }
    },
    /** A tracker that does not list each term: it says when, not what. */
    noPhrases: {
        calls: 6,
        apply: (call) => {
            for (const tracker of competitorsOf(call)) {
                tracker.occurrences = tracker.phrases?.flatMap(({ occurrences }) => occurrences ?? []);
                delete tracker.phrases;
            }
        }
    },
    nullCounts: {
        calls: 6,
        apply: (call) => {
            for (const tracker of competitorsOf(call)) for (const phrase of tracker.phrases ?? []) phrase.count = null;
        }
    },
    noSpeakers: {
        calls: 6,
        apply: (call, _deal, n) => {
            for (const party of call.parties ?? []) if (n % 2 === 0) party.speakerId = null;
            const phrases = competitorsOf(call).flatMap((tracker) => tracker.phrases ?? []);
            for (const { occurrences } of phrases) for (const one of occurrences ?? []) delete one.speakerId;
        }
    },
    unknownAffiliation: {
        calls: 8,
        apply: (call) => {
            for (const party of call.parties ?? []) if (!party.userId) party.affiliation = 'Unknown';
            call.metaData!.scope = 'Unknown';
        }
    },
    internal: {
        calls: 6,
        apply: (call, deal) => {
            call.parties = call.parties?.filter(({ userId }) => userId);
            call.metaData!.scope = 'Internal';
            call.metaData!.title = `Deal review: ${deal.row.Name} 🧐`;
        }
    },
    /** Only what is always there. */
    sparse: {
        calls: 4,
        apply: (call) => {
            const { id, started, primaryUserId, workspaceId } = call.metaData!;
            call.metaData = { id, started, primaryUserId, workspaceId, title: null, duration: null, direction: null };
            delete call.interaction;
            delete call.collaboration;
        }
    },
    rightToLeftTitle: { calls: 3, apply: ({ metaData }) => void (metaData!.title = 'مراجعة العرض – שיחת מכירה') }
};

/** Moves a call to another opportunity, as Gong does when its CRM association changes. */
export function moveCall(
    { calls }: GongData,
    { callId, from, to }: { callId: string; from: string; to: string }
): void {
    const call = calls.find(({ metaData }) => metaData?.id === callId);
    for (const { objects } of call?.context ?? [])
        for (const object of objects ?? []) if (object.objectId === from) object.objectId = to;
}

function competitorsOf({ content }: Call): CallTracker[] {
    return (content?.trackers ?? []).filter(({ id }) => id === COMPETITORS.id);
}
