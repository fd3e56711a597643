import { randomUUID } from 'node:crypto';
import { chunks } from '../engine/index.js';
import type { Deal, FieldInfo, Org, StoredCall, StoredHit } from '../engine/index.js';
import type { DealCall } from '#rules';
import { composite, query, queryAll, refusal, rest } from './composite.js';
import type { Row } from './composite.js';
import { writeFields } from './door.js';
import { OrgRefused } from './errors.js';
import type { OrgHttp } from './http.js';
import { save } from './save.js';
import { identifier, quote, quoteAll } from './soql.js';

/** Ids or keys in one query: 200 keys of 39 characters keep the request below the 16,384 characters of a URL. */
const IN_A_QUERY = 200;
/** Opportunities in one query: each is one record, where the calls of so many would be more than the 2,000 of an answer. */
const OPPORTUNITIES = 500;

const SETTINGS = [
    'Trackers__c',
    'Other_Trackers__c',
    'Field__c',
    'Merge_Mode__c',
    'External_Only__c',
    'Private_Calls__c',
    'Lookback_Hours__c',
    'Workspace_Id__c',
    'Gong_Reserve__c',
    'Org_Reserve__c'
];
const DAY = 86_400_000;
const HIT_FIELDS = [
    'Tracker_Id__c',
    'Tracker__c',
    'Tracker_Type__c',
    'Phrase__c',
    'Competitor__c',
    'Count__c',
    'External_Count__c',
    'First_Second__c',
    'Occurrences__c'
];

/** The engine's {@link Org} over Salesforce's REST API, with as few API calls as the platform allows. */
export function orgRows(http: OrgHttp): Org {
    /** `SELECT … IN (ids)` for as many ids as there are. */
    const select = async (ids: readonly string[], soql: (list: string) => string): Promise<Row[]> =>
        (
            await queryAll(
                http,
                chunks(ids, IN_A_QUERY).map((some) => soql(quoteAll(some)))
            )
        ).flat();

    return {
        get requests() {
            return http.requests;
        },

        get limit() {
            return http.usage.limit;
        },

        async setup(now = Date.now()) {
            const yesterday = new Date(now - DAY).toISOString();
            const [settings, competitors, runs, spent, describe] = await composite(http, [
                query(`SELECT SetupOwnerId, ${SETTINGS.join(', ')} FROM Gong_Settings__c`),
                query('SELECT Name, Aliases__c, Hidden__c FROM Gong_Competitor__c'),
                query(
                    `SELECT Id, CreatedDate, Kind__c, Status__c, From__c, To__c, Checkpoint__c, Retry__c FROM Gong_Sync_Run__c WHERE Kind__c IN ('Incremental','Backfill') OR Failed__c > 0 ORDER BY CreatedDate DESC, Name DESC LIMIT 200`
                ),
                query(
                    `SELECT SUM(Gong_Requests__c) requests FROM Gong_Sync_Run__c WHERE LastModifiedDate >= ${yesterday}`
                ),
                { method: 'GET', path: '/sobjects/Opportunity/describe' }
            ]);
            const refused = refusal(describe!);
            if (refused) throw new OrgRefused(refused.code, refused.message);
            const { fields } = describe!.body as { fields: (FieldInfo & { name: string })[] };
            return {
                // rows of single users only carry their own verdict
                settings: (await rest(http, settings!)).find((row) =>
                    (row['SetupOwnerId'] as string).startsWith('00D')
                ),
                competitors: await rest(http, competitors!),
                runs: await rest(http, runs!),
                gongRequests: ((await rest(http, spent!))[0]?.['requests'] as number | null | undefined) ?? 0,
                opportunityFields: new Map(
                    fields.map(({ name, ...info }) => [name, info])
                )
            };
        },

        async calls(callIds) {
            const rows = await select(
                callIds,
                (ids) =>
                    `SELECT Id, Key__c, Gong_Call_Id__c, Opportunity__c, Fingerprint__c FROM Gong_Call__c WHERE Gong_Call_Id__c IN ${ids}`
            );
            return rows.map((row): StoredCall => ({
                id: row['Id'] as string,
                key: row['Key__c'] as string,
                callId: row['Gong_Call_Id__c'] as string,
                opportunityId: row['Opportunity__c'] as string,
                fingerprint: row['Fingerprint__c'] as string | null
            }));
        },

        async callIdsOf(opportunityId) {
            const soql = `SELECT Gong_Call_Id__c FROM Gong_Call__c WHERE Opportunity__c = ${quote(opportunityId)}`;
            const [rows] = await queryAll(http, [soql]);
            return rows!.map((row) => row['Gong_Call_Id__c'] as string);
        },

        async hits(callKeys) {
            const rows = await select(
                callKeys,
                (keys) =>
                    `SELECT Id, Key__c, Gong_Call__r.Key__c, ${HIT_FIELDS.join(', ')} FROM Gong_Tracker_Hit__c WHERE Gong_Call__r.Key__c IN ${keys}`
            );
            return rows.map((row): StoredHit => ({
                id: row['Id'] as string,
                key: row['Key__c'] as string,
                callKey: (row['Gong_Call__r'] as Row)['Key__c'] as string,
                fields: row
            }));
        },

        deals: async (opportunityIds, field) =>
            dealsOf(await queryAll(http, dealQueries(opportunityIds, field)), opportunityIds, field),

        save: async (changes) => (await save(http, changes)).outcomes,

        async saveThenDeals(changes, opportunityIds, field) {
            const { outcomes, records } = await save(http, changes, dealQueries(opportunityIds, field));
            return { outcomes, deals: dealsOf(records, opportunityIds, field) };
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

/** First the Opportunities, then, in as many queries as it takes, their calls on which competitors were mentioned. */
function dealQueries(opportunityIds: readonly string[], field: string): string[] {
    return [
        ...chunks(opportunityIds, OPPORTUNITIES).map(
            (ids) =>
                `SELECT Id, Name, ${identifier(field)}, Gong_Competitors__c FROM Opportunity WHERE Id IN ${quoteAll(ids)}`
        ),
        ...chunks(opportunityIds, IN_A_QUERY).map(
            (ids) =>
                `SELECT Id, Key__c, Opportunity__c, Started__c, Competitors__c FROM Gong_Call__c WHERE Opportunity__c IN ${quoteAll(ids)} AND Mentions__c > 0`
        )
    ];
}

/** The records of {@link dealQueries}, brought together. */
function dealsOf(records: readonly Row[][], opportunityIds: readonly string[], field: string): Deal[] {
    const first = Math.ceil(opportunityIds.length / OPPORTUNITIES);
    const calls = new Map<string, DealCall[]>();
    for (const row of records.slice(first).flat()) {
        const id = row['Opportunity__c'] as string;
        const started = row['Started__c'] as string | null;
        const call = {
            id: row['Id'] as string,
            key: row['Key__c'] as string,
            started: started === null ? null : Date.parse(started),
            competitors: row['Competitors__c'] as string | null
        };
        calls.set(id, calls.get(id) ?? []);
        calls.get(id)!.push(call);
    }
    return records
        .slice(0, first)
        .flat()
        .map((row) => ({
            id: row['Id'] as string,
            name: row['Name'] as string,
            field: row[field] as string | null,
            state: row['Gong_Competitors__c'] as string | null,
            calls: calls.get(row['Id'] as string) ?? []
        }));
}
