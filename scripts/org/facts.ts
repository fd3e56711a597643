import type { Setup } from '../engine/index.js';
import { composite, query, refusal, rest, type Subanswer } from './composite.js';
import type { OrgHttp } from './http.js';
import { STATES, statesOf, type Row } from './queries.js';
import { orgRows } from './rows.js';
import { newestRunDetails, readRunDetails, type RunDetails } from './runQueries.js';

/** The objects that the sync fills. */
export const OBJECTS = ['Gong_Call__c', 'Gong_Tracker_Hit__c', 'Gong_Sync_Run__c'] as const;
export type GongObject = (typeof OBJECTS)[number];

/** What the running user may do with an object. */
export interface ObjectAccess {
    readonly createable: boolean;
    readonly updateable: boolean;
    readonly deletable: boolean;
    /** Custom fields that the user sees and may not fill. */
    readonly readOnly: readonly string[];
}

/** What an org says of itself to the checks. */
export interface OrgFacts {
    readonly setup: Setup;
    /** Undefined for an object that does not exist or that the user may not see. */
    readonly objects: ReadonlyMap<GongObject, ObjectAccess | undefined>;
    /** The newest runs, newest first. */
    readonly runs: readonly RunDetails[];
    /** `Gong_Competitors__c` of the 2,000 Opportunities with mentions that changed last. */
    readonly states: readonly string[];
    /** API calls of the last 24 hours. */
    readonly apiCalls: { readonly max: number; readonly remaining: number };
}

/** How many of the newest runs tell how the sync is doing. */
const RUNS = 10;

/** Three API calls. What the user may not see is missing, and the checks say so. */
export async function readOrgFacts(http: OrgHttp): Promise<OrgFacts> {
    const setup = await orgRows(http).setup();
    const answers = await composite(http, [
        query(newestRunDetails(RUNS)),
        query(STATES),
        ...OBJECTS.map((name) => ({ method: 'GET', path: `/sobjects/${name}/describe` }) as const)
    ]);
    const limits = await http.data<{ DailyApiRequests: { Max: number; Remaining: number } }>('GET', '/limits');
    const [runs, states] = await Promise.all(answers.slice(0, 2).map((answer) => seen(http, answer)));
    return {
        setup,
        objects: new Map(OBJECTS.map((name, i) => [name, accessOf(answers[i + 2]!)])),
        runs: runs!.map(readRunDetails),
        states: statesOf(states!),
        apiCalls: { max: limits.DailyApiRequests.Max, remaining: limits.DailyApiRequests.Remaining }
    };
}

const seen = async (http: OrgHttp, answer: Subanswer): Promise<Row[]> => (refusal(answer) ? [] : rest(http, answer));

function accessOf(answer: Subanswer): ObjectAccess | undefined {
    if (refusal(answer)) return undefined;
    const { createable, updateable, deletable, fields } = answer.body as ObjectAccess & {
        fields: { name: string; custom: boolean; createable: boolean }[];
    };
    const readOnly = fields.filter((field) => field.custom && !field.createable).map(({ name }) => name);
    return { createable, updateable, deletable, readOnly };
}
