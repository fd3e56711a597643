import { chunks } from '../engine/index.js';
import { COLUMNS } from '../engine/index.js';
import type { ColumnOf, Deal, DealRow, Fields, StoredCall, StoredHit, StoredPart } from '../engine/index.js';
import { asTime, DAY } from '#rules';
import type { DealCall } from '#rules';
import { identifier, quote, quoteAll } from './soql.js';

/**
 * Every question that is asked of an org in SOQL, its columns, and what its rows mean, for whatever host sends it:
 * nothing here knows how. What is asked of runs is in `runQueries.ts`.
 */

/** A record of a query: fields by name, parents as nested records. */
export type Row = Fields;

/** Ids or keys in one query: 200 keys of 39 characters keep the request below the 16,384 characters of a URL. */
const IN_A_QUERY = 200;
/** Opportunities in one query: each is one record, where the calls of so many would be more than the 2,000 of an answer. */
const OPPORTUNITIES = 500;

/** A query of columns that the metadata has: others do not compile. */
export const select = <T extends keyof typeof COLUMNS>(
    columns: readonly (ColumnOf<T> | 'Id' | 'Name' | 'CreatedDate' | 'LastModifiedDate' | 'SetupOwnerId')[],
    from: T,
    rest = ''
): string => `SELECT ${columns.join(', ')} FROM ${from} ${rest}`.trimEnd();

/** The rows of `Gong_Settings__c`. */
export const SETTINGS = select(
    [
        'SetupOwnerId',
        'Trackers__c',
        'Other_Trackers__c',
        'Field__c',
        'Merge_Mode__c',
        'External_Only__c',
        'Private_Calls__c',
        'Lookback_Hours__c',
        'Deep_Lookback_Days__c',
        'Confirm_Days__c',
        'Workspace_Id__c',
        'Gong_Reserve__c',
        'Org_Reserve__c'
    ],
    'Gong_Settings__c'
);

/** The org default among the rows of {@link SETTINGS}: those of single users only carry their own verdict. */
export const orgDefault = (rows: readonly Row[]): Row | undefined =>
    rows.find((row) => (row['SetupOwnerId'] as string).startsWith('00D'));

/** The names that an admin keeps, their aliases, and those that are hidden. */
export const COMPETITORS = select(['Name', 'Key__c', 'Aliases__c', 'Hidden__c'], 'Gong_Competitor__c');

/** The same with everything that an admin keeps of them, for a list that is carried elsewhere. */
export const COMPETITOR_LIST = select(
    ['Id', 'Name', 'Key__c', 'Aliases__c', 'Trackers__c', 'Hidden__c', 'Battlecard__c', 'How_We_Win__c'],
    'Gong_Competitor__c',
    'ORDER BY Name'
);

/** `Gong_Competitors__c` of the 2,000 Opportunities with mentions that changed last. */
export const STATES = select(
    ['Gong_Competitors__c'],
    'Opportunity',
    'WHERE Id IN (SELECT Opportunity__c FROM Gong_Call__c WHERE Mentions__c > 0) ORDER BY LastModifiedDate DESC LIMIT 2000'
);

export const statesOf = (rows: readonly Row[]): string[] =>
    rows.flatMap((row) => (row['Gong_Competitors__c'] as string | null) ?? []);

/** So long a decision is looked for that no run has acted on yet. */
const DECIDED_WITHIN = 30 * DAY;

/** Deals on which the latest decisions of reps do not show yet. @param now milliseconds since 1970 */
export const undoneDecisions = (now: number): string =>
    select(
        ['Opportunity__c'],
        'Gong_Deal_Competitor__c',
        `WHERE Decided_At__c >= ${new Date(now - DECIDED_WITHIN).toISOString()} AND (` +
            "(Decision__c = 'Not a competitor here' AND Status__c != 'Removed by a rep') OR " +
            "(Decision__c != 'Not a competitor here' AND Status__c IN ('Removed by a rep','Not counted'))) LIMIT 2000"
    );

export const readDecided = (rows: readonly Row[]): string[] => [
    ...new Set(rows.map((row) => row['Opportunity__c'] as string))
];

/** The stored rows of calls, in as many queries as it takes. */
export const storedCalls = (callIds: readonly string[]): string[] =>
    chunks(callIds, IN_A_QUERY).map((ids) =>
        select(
            ['Id', 'Key__c', 'Gong_Call_Id__c', 'Opportunity__c', 'Fingerprint__c', 'Workspace_Id__c'],
            'Gong_Call__c',
            `WHERE Gong_Call_Id__c IN ${quoteAll(ids)}`
        )
    );

export const readStoredCall = (row: Row): StoredCall => ({
    id: row['Id'] as string,
    key: row['Key__c'] as string,
    callId: row['Gong_Call_Id__c'] as string,
    opportunityId: row['Opportunity__c'] as string,
    fingerprint: row['Fingerprint__c'] as string | null,
    workspaceId: row['Workspace_Id__c'] as string | null
});

/** Those of the Opportunities that were changed since, in as many queries as it takes; the Id is what is read. */
export const changedDeals = (opportunityIds: readonly string[], since: number): string[] =>
    chunks(opportunityIds, OPPORTUNITIES).map(
        (ids) =>
            `SELECT Id FROM Opportunity WHERE Id IN ${quoteAll(ids)} AND LastModifiedDate > ${new Date(since).toISOString()}`
    );

/** Call rows after a key in the order of keys, and the number of all, read with {@link readStoredPart}. */
export const storedAfter = (key: string, most: number): string[] => [
    'SELECT COUNT(Id) stored FROM Gong_Call__c',
    select(
        ['Key__c', 'Gong_Call_Id__c'],
        'Gong_Call__c',
        `${key === '' ? '' : `WHERE Key__c > ${quote(key)} `}ORDER BY Key__c LIMIT ${most}`
    )
];

export const readStoredPart = ([count, rows]: readonly (readonly Row[])[]): StoredPart => ({
    stored: (count?.[0]?.['stored'] as number | null | undefined) ?? 0,
    rows: (rows ?? []).map((row) => ({ key: row['Key__c'] as string, callId: callIdOf(row) }))
});

/** The ids of the calls stored for an Opportunity, read with {@link callIdOf}. */
export const callIdsOf = (opportunityId: string): string =>
    select(['Gong_Call_Id__c'], 'Gong_Call__c', `WHERE Opportunity__c = ${quote(opportunityId)}`);

export const callIdOf = (row: Row): string => row['Gong_Call_Id__c'] as string;

const HIT: readonly ColumnOf<'Gong_Tracker_Hit__c'>[] = [
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

/** The stored hits of calls, by the calls' keys, in as many queries as it takes. */
export const storedHits = (callKeys: readonly string[]): string[] =>
    chunks(callKeys, IN_A_QUERY).map(
        (keys) =>
            `SELECT Id, Key__c, Gong_Call__r.Key__c, ${HIT.join(', ')} FROM Gong_Tracker_Hit__c WHERE Gong_Call__r.Key__c IN ${quoteAll(keys)}`
    );

export const readStoredHit = (row: Row): StoredHit => ({
    id: row['Id'] as string,
    key: row['Key__c'] as string,
    callKey: (row['Gong_Call__r'] as Row)['Key__c'] as string,
    fields: row
});

/** First of its calls to be stored: what is heard on later ones came up on a deal that was known. */
const FIRST_SYNC = '(SELECT CreatedDate FROM Gong_Calls__r ORDER BY CreatedDate LIMIT 1)';

/** What the engine writes of a competitor on a deal, besides the references. */
const DEAL_ROW: readonly ColumnOf<'Gong_Deal_Competitor__c'>[] = [
    'Competitor__c',
    'Status__c',
    'Customer_Mentions__c',
    'Our_Mentions__c',
    'Unknown_Mentions__c',
    'Calls__c',
    'First_Heard__c',
    'First_Call__c',
    'Last_Heard__c',
    'Last_Call__c',
    'Last_Speaker__c',
    'Last_Speaker_Title__c',
    'Main__c',
    'New__c',
    'Alert_Sent__c'
];

/** A deal's competitors come with it, because a query of their own would be one more: there are a handful. */
const DEAL_ROWS = `(SELECT Id, Key__c, Decision__c, Decided_At__c, Gong_Competitor__r.Key__c, ${DEAL_ROW.join(', ')} FROM Gong_Deal_Competitors__r WHERE Key__c != null)`;

/**
 * First the Opportunities with their competitors, then, in as many queries as it takes, their calls on which competitors
 * were mentioned.
 * @param field the API name of the field that is kept in sync
 */
export function dealQueries(opportunityIds: readonly string[], field: string): string[] {
    return [
        ...chunks(opportunityIds, OPPORTUNITIES).map(
            (ids) =>
                `SELECT Id, Name, ${identifier(field)}, Gong_Competitors__c, ${FIRST_SYNC}, ${DEAL_ROWS} FROM Opportunity WHERE Id IN ${quoteAll(ids)}`
        ),
        ...chunks(opportunityIds, IN_A_QUERY).map((ids) =>
            select(
                ['Id', 'Key__c', 'Opportunity__c', 'Started__c', 'Competitors__c'],
                'Gong_Call__c',
                `WHERE Opportunity__c IN ${quoteAll(ids)} AND Mentions__c > 0`
            )
        )
    ];
}

/** The records of {@link dealQueries}, brought together. */
export function readDeals(
    records: readonly (readonly Row[])[],
    opportunityIds: readonly string[],
    field: string
): Deal[] {
    const first = Math.ceil(opportunityIds.length / OPPORTUNITIES);
    const calls = new Map<string, DealCall[]>();
    for (const row of records.slice(first).flat()) {
        const id = row['Opportunity__c'] as string;
        calls.set(id, calls.get(id) ?? []);
        calls.get(id)!.push(readDealCall(row));
    }
    return records
        .slice(0, first)
        .flat()
        .map((row) => ({
            id: row['Id'] as string,
            name: row['Name'] as string,
            field: row[field] as string | null,
            state: row['Gong_Competitors__c'] as string | null,
            calls: calls.get(row['Id'] as string) ?? [],
            rows: childrenOf(row, 'Gong_Deal_Competitors__r').map(readDealRow),
            firstSync: timeOf(childrenOf(row, 'Gong_Calls__r')[0]?.['CreatedDate'])
        }));
}

/** Records of a sub-query: a parent without any has null. */
const childrenOf = (row: Row, relationship: string): readonly Row[] =>
    (row[relationship] as { records: readonly Row[] } | null)?.records ?? [];

const timeOf = (value: unknown): number | undefined => (typeof value === 'string' ? asTime(value) : undefined);

const readDealCall = (row: Row): DealCall => ({
    id: row['Id'] as string,
    key: row['Key__c'] as string,
    started: timeOf(row['Started__c']) ?? null,
    competitors: row['Competitors__c'] as string | null
});

function readDealRow(row: Row): DealRow {
    const decision = row['Decision__c'];
    const fields: Record<string, unknown> = {
        'Gong_Competitor__r.Key__c': (row['Gong_Competitor__r'] as Row | null)?.['Key__c'] ?? null
    };
    for (const name of DEAL_ROW) {
        const time = COLUMNS.Gong_Deal_Competitor__c[name] === 'datetime' ? timeOf(row[name]) : undefined;
        fields[name] = time === undefined ? row[name] : new Date(time).toISOString();
    }
    return {
        id: row['Id'] as string,
        key: row['Key__c'] as string,
        name: (row['Competitor__c'] as string | null) ?? '',
        decision: decision === 'Competitor' ? 'in' : decision === 'Not a competitor here' ? 'out' : undefined,
        decidedAt: timeOf(row['Decided_At__c']),
        fields
    };
}
