import { randomUUID } from 'node:crypto';
import type { FieldInfo, Org } from '../engine/index.js';
import { composite, query, queryAll, refusal, rest } from './composite.js';
import { writeFields } from './door.js';
import { OrgRefused } from './errors.js';
import type { OrgHttp } from './http.js';
import {
    callIdOf,
    callIdsOf,
    changedDeals,
    COMPETITORS,
    dealQueries,
    orgDefault,
    readDeals,
    readDecided,
    readStoredCall,
    readStoredHit,
    readStoredPart,
    SETTINGS,
    storedAfter,
    storedCalls,
    storedHits,
    undoneDecisions
} from './queries.js';
import { keptOutRuns, readSpent, recentAndErasing, RUNS_TO_PLAN_BY } from './runQueries.js';
import { save } from './save.js';

/** The engine's {@link Org} over Salesforce's REST API, with as few API calls as the platform allows. */
export function orgRows(http: OrgHttp): Org {
    return {
        get requests() {
            return http.requests;
        },

        get limit() {
            return http.usage.limit;
        },

        async setup(now = Date.now()) {
            const [settings, competitors, runs, recent, decided, describe] = await composite(http, [
                query(SETTINGS),
                query(COMPETITORS),
                query(RUNS_TO_PLAN_BY),
                query(recentAndErasing(now)),
                query(undoneDecisions(now)),
                { method: 'GET', path: '/sobjects/Opportunity/describe' }
            ]);
            const refused = refusal(describe!);
            if (refused) throw new OrgRefused(refused.code, refused.message);
            const spentOn = await rest(http, recent!);
            const { fields } = describe!.body as { fields: (FieldInfo & { name: string })[] };
            return {
                settings: orgDefault(await rest(http, settings!)),
                competitors: await rest(http, competitors!),
                runs: await rest(http, runs!),
                keptOut: keptOutRuns(spentOn),
                decided: readDecided(await rest(http, decided!)),
                gongRequests: readSpent(spentOn, now),
                opportunityFields: new Map(fields.map(({ name, ...info }) => [name, info]))
            };
        },

        calls: async (callIds) => (await queryAll(http, storedCalls(callIds))).flat().map(readStoredCall),

        callIdsOf: async (opportunityId) => (await queryAll(http, [callIdsOf(opportunityId)])).flat().map(callIdOf),

        changedDeals: async (opportunityIds, since) =>
            new Set((await queryAll(http, changedDeals(opportunityIds, since))).flat().map(({ Id }) => Id as string)),

        storedAfter: async (key, most) => readStoredPart(await queryAll(http, storedAfter(key, most))),

        hits: async (callKeys) => (await queryAll(http, storedHits(callKeys))).flat().map(readStoredHit),

        deals: async (opportunityIds, field) =>
            readDeals(await queryAll(http, dealQueries(opportunityIds, field)), opportunityIds, field),

        save: async (changes) => (await save(http, changes)).outcomes,

        async saveThenDeals(changes, opportunityIds, field) {
            const { outcomes, records } = await save(http, changes, dealQueries(opportunityIds, field));
            return { outcomes, deals: readDeals(records, opportunityIds, field) };
        },

        writeFields: (field, writes) => writeFields(http, field, writes),

        async startRun(fields) {
            // by external id, so that a request whose answer was lost can be sent again
            const { id } = await http.data<{ id: string }>(
                'PATCH',
                `/sobjects/Gong_Sync_Run__c/Key__c/${randomUUID()}`,
                fields
            );
            return id;
        },

        async updateRun(id, fields) {
            await http.data('PATCH', `/sobjects/Gong_Sync_Run__c/${id}`, fields);
        }
    };
}
