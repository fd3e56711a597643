import type { Change, Fields, Outcome } from '../engine/index.js';
import { allRecords, composite, query, queryAll, refusal } from './composite.js';
import type { Subanswer, Subrequest } from './composite.js';
import type { OrgHttp } from './http.js';
import type { Row } from './queries.js';

/** What one collection takes. */
const COLLECTION = 200;
const ATTEMPTS = 5;

/**
 * Writes rows in the order given, 1,000 in an API call, each on its own. Rows that another transaction had locked are
 * tried again, and so are rows whose parent was locked.
 * @param then queries that follow the writes, in the same API call where there is room.
 * @returns the outcomes, and the records of each query, read after the last write.
 */
export async function save(
    http: OrgHttp,
    changes: readonly Change[],
    then: readonly string[] = []
): Promise<{ outcomes: Outcome[]; records: Row[][] }> {
    const { outcomes, answers } = await saveOnce(http, changes, then);
    const locked = outcomes.some(isLocked);
    if (locked) await retryLocked(http, changes, outcomes);
    return { outcomes, records: locked ? await queryAll(http, then) : await allRecords(http, answers) };
}

/** Tries locked rows again until none is left; `outcomes` is brought up to date. */
async function retryLocked(http: OrgHttp, changes: readonly Change[], outcomes: Outcome[]): Promise<void> {
    for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
        if (!outcomes.some(isLocked)) break;
        const again = outcomes.flatMap((outcome, i) => (isLocked(outcome) || isOrphan(outcome) ? [i] : []));
        // apart from others who wait for the same lock
        await http.sleep(100 * 2 ** attempt * (0.5 + Math.random()));
        const retried = await saveOnce(
            http,
            again.map((i) => changes[i]!)
        );
        again.forEach((i, n) => (outcomes[i] = retried.outcomes[n]!));
    }
}

const isLocked = (outcome: Outcome): boolean => !outcome.ok && outcome.code === 'UNABLE_TO_LOCK_ROW';
const isOrphan = (outcome: Outcome): boolean => !outcome.ok && /Foreign key external ID/i.test(outcome.message);

async function saveOnce(
    http: OrgHttp,
    changes: readonly Change[],
    then: readonly string[] = []
): Promise<{ outcomes: Outcome[]; answers: Subanswer[] }> {
    const groups: Change[][] = [];
    for (const change of changes) {
        const last = groups.at(-1);
        const fits =
            last &&
            !isSingle(change) &&
            last.length < COLLECTION &&
            last[0]!.op === change.op &&
            last[0]!.object === change.object;
        if (fits) last.push(change);
        else groups.push([change]);
    }
    const answers = await composite(http, [...groups.map(collection), ...then.map(query)]);
    const outcomes = groups.flatMap((group, i): Outcome[] => {
        const answer = answers[i]!;
        const refused = refusal(answer);
        if (!refused && isSingle(group[0]!)) return [{ ok: true }];
        if (refused) return group.map(() => ({ ok: false, ...refused }));
        return (answer.body as RowResult[]).map(outcomeOf);
    });
    return { outcomes, answers: answers.slice(groups.length) };
}

/** Records of competitors come few at a time, and on their own they do not count as one of the five collections. */
const isSingle = ({ op, object }: Change): boolean => op === 'upsert' && object === 'Gong_Competitor__c';

function collection(group: readonly Change[]): Subrequest {
    const [change] = group;
    const { op, object } = change!;
    if (isSingle(change!) && change!.op === 'upsert') {
        const path = `/sobjects/${object}/Key__c/${encodeURIComponent(change!.key)}`;
        return { method: 'PATCH', path, body: change!.fields, first: true, light: true };
    }
    // calls are parents of hits, and are read again; on hits nothing depends
    const first = object !== 'Gong_Tracker_Hit__c';
    if (op === 'delete') {
        const ids = group.map((change) => (change.op === 'delete' ? change.id : '')).join(',');
        return { method: 'DELETE', path: `/composite/sobjects?ids=${ids}&allOrNone=false`, first };
    }
    const records = group.map((change) => {
        const attributes = { type: object };
        return change.op === 'upsert' ? { attributes, Key__c: change.key, ...nested(change.fields) } : {};
    });
    return {
        method: 'PATCH',
        path: `/composite/sobjects/${object}/Key__c`,
        body: { allOrNone: false, records },
        first
    };
}

/** `{"Gong_Call__r.Key__c": k}` names the parent by its external id: `{Gong_Call__r: {Key__c: k}}`. */
function nested(fields: Fields): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(fields).map(([name, value]) => {
            const [parent, field] = name.split('.');
            return field === undefined ? [name, value] : [parent, { [field]: value }];
        })
    );
}

interface RowResult {
    readonly success: boolean;
    readonly errors?: readonly { readonly statusCode: string; readonly message: string }[];
}

function outcomeOf({ success, errors }: RowResult): Outcome {
    if (success) return { ok: true };
    const { statusCode = 'UNKNOWN', message = 'Salesforce gave no reason.' } = errors?.[0] ?? {};
    return { ok: false, code: statusCode, message };
}
