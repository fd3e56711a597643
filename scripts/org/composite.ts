import { OrgRefused } from './errors.js';
import { DATA } from './apiVersion.js';
import type { OrgHttp } from './http.js';
import type { Row } from './queries.js';

export interface Subrequest {
    readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
    /** Below {@link DATA}. */
    readonly path: string;
    readonly body?: unknown;
    /** Whether what comes after it may depend on it, and so has to wait for its answer. */
    readonly first?: boolean;
    /** Neither a query nor a collection, of which a composite takes but five. */
    readonly light?: boolean;
}

export interface Subanswer {
    readonly status: number;
    readonly body: unknown;
}

/** Of the 25 subrequests of a composite at most 5 may be queries or collections. */
const MOST = 25;
const MOST_LIMITED = 5;

const isLimited = ({ path }: Subrequest): boolean => /^\/(query|composite)\b/.test(path);

/** The subrequests in their order, in as few composites as may hold them. */
function parts(subrequests: readonly Subrequest[]): Subrequest[][] {
    const result: Subrequest[][] = [];
    let limited = 0;
    for (const one of subrequests) {
        const last = result.at(-1);
        const counts = isLimited(one) ? 1 : 0;
        if (last && last.length < MOST && limited + counts <= MOST_LIMITED) {
            last.push(one);
            limited += counts;
        } else {
            result.push([one]);
            limited = counts;
        }
    }
    return result;
}

/** Runs the subrequests, five queries or collections in one API call, and API calls at once unless one has to wait; each is answered on its own. */
export async function composite(http: OrgHttp, subrequests: readonly Subrequest[]): Promise<Subanswer[]> {
    const answers: Promise<Subanswer[]>[] = [];
    for (const some of parts(subrequests)) {
        answers.push(send(http, some));
        if (some.some(({ first }) => first)) await all(answers);
    }
    return (await all(answers)).flat();
}

/** Like `Promise.all`, but nothing is on its way any more when it throws. */
async function all<T>(promises: readonly Promise<T>[]): Promise<T[]> {
    await Promise.allSettled(promises);
    return Promise.all(promises);
}

async function send(http: OrgHttp, subrequests: readonly Subrequest[]): Promise<Subanswer[]> {
    const compositeRequest = subrequests.map(({ method, path, body }, i) => ({
        method,
        url: `${DATA}${path}`,
        referenceId: `r${i}`,
        ...(body === undefined ? {} : { body })
    }));
    const answer = await http.data<{ compositeResponse: { body: unknown; httpStatusCode: number }[] }>(
        'POST',
        '/composite',
        // rows are read back in the request that writes them: without this Salesforce may run the reads first
        { allOrNone: false, collateSubrequests: false, compositeRequest }
    );
    return answer.compositeResponse.map(({ body, httpStatusCode }) => ({ status: httpStatusCode, body }));
}

/** The first error of a refused subrequest. */
export function refusal(answer: Subanswer): { code: string; message: string } | undefined {
    if (answer.status < 300) return undefined;
    const error = (Array.isArray(answer.body) ? answer.body[0] : answer.body) as {
        errorCode?: string;
        message?: string;
    } | null;
    return {
        code: error?.errorCode ?? `HTTP ${answer.status}`,
        message: error?.message ?? 'Salesforce gave no reason.'
    };
}

interface QueryResult {
    readonly records: Row[];
    readonly done: boolean;
    readonly nextRecordsUrl?: string;
}

export const query = (soql: string): Subrequest => ({ method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` });

/** All records of each query; five queries cost one API call as long as none has more than 2,000 records. */
export async function queryAll(http: OrgHttp, soqls: readonly string[]): Promise<Row[][]> {
    return allRecords(http, await composite(http, soqls.map(query)));
}

/** The records of each query answer, and of the batches after it. */
export async function allRecords(http: OrgHttp, answers: readonly Subanswer[]): Promise<Row[][]> {
    const results: Row[][] = [];
    for (const answer of answers) results.push(await rest(http, answer));
    return results;
}

/** The records of one query answer, and of the batches after it. */
export async function rest(http: OrgHttp, answer: Subanswer): Promise<Row[]> {
    const refused = refusal(answer);
    if (refused) throw new OrgRefused(refused.code, refused.message);
    let result = answer.body as QueryResult;
    const records = [...result.records];
    while (!result.done && result.nextRecordsUrl) {
        result = await http.data<QueryResult>('GET', result.nextRecordsUrl.replace(/^.*?(?=\/query\/)/, ''));
        records.push(...result.records);
    }
    return records;
}
