import { errorBody, OrgError } from '../errors.js';
import type { Session } from '../orgState.js';
import { jsonBody, type ApiRequest, type ApiResponse, type Params, type Route } from '../request.js';

const MAX_SUBREQUESTS = 25;
/** Of the subrequests, how many may be queries or collections. */
const MAX_HEAVY = 5;

interface Subrequest {
    method: string;
    url: string;
    referenceId: string;
    body?: unknown;
    httpHeaders?: Record<string, string>;
}

/** How a subrequest's resource is found. */
type FindRoute = (method: string, path: string) => { route: Route; params: Params };
type Answered = { referenceId: string; response: ApiResponse };

/**
 * Runs the subrequests of a composite request in their order, as one API call. A later one may use what an earlier one
 * answered (`@{account.id}`); with `allOrNone`, one failure undoes all.
 */
export const compositeRoute = (findRoute: FindRoute): Route => ({
    method: 'POST',
    pattern: '/composite',
    kind: 'composite',
    handle: (request, session) => composite(request, session, findRoute)
});

function composite(request: ApiRequest, session: Session, findRoute: FindRoute): ApiResponse {
    const { compositeRequest, allOrNone } = jsonBody(request) as {
        compositeRequest?: Subrequest[];
        allOrNone?: boolean;
    };
    const subrequests = compositeRequest ?? [];
    checkLimits(subrequests);
    const answers: Answered[] = [];
    const run = (): void => {
        for (const subrequest of subrequests) {
            const response = answer(request, session, findRoute, subrequest, answers);
            answers.push({ referenceId: subrequest.referenceId, response });
            if (allOrNone && response.status >= 400) throw new Halted();
        }
    };
    try {
        session.world.tables.atomically(run);
    } catch (error) {
        if (!(error instanceof Halted)) throw error;
        halt(subrequests, answers);
    }
    return {
        status: 200,
        body: {
            compositeResponse: answers.map(({ referenceId, response: { status, body, headers } }) => ({
                body: body ?? null,
                httpHeaders: headers ?? {},
                httpStatusCode: status,
                referenceId
            }))
        }
    };
}

class Halted extends Error {}

/** Every subrequest but the one that failed gets the answer for a rolled back transaction. */
function halt(subrequests: Subrequest[], answers: Answered[]): void {
    const failed = answers.length - 1;
    const rolledBack = new OrgError(
        'PROCESSING_HALTED',
        'The transaction was rolled back since another operation in the same transaction failed.'
    );
    for (const [index, { referenceId }] of subrequests.entries()) {
        if (index !== failed) answers[index] = { referenceId, response: { status: 400, body: errorBody(rolledBack) } };
    }
}

function answer(
    request: ApiRequest,
    session: Session,
    findRoute: FindRoute,
    subrequest: Subrequest,
    before: Answered[]
): ApiResponse {
    try {
        const [, version, resource] = /^\/services\/data\/(v\d+\.\d)(\/.*)$/.exec(fill(subrequest.url, before)) ?? [];
        if (!version || !resource)
            throw new OrgError('INVALID_OPERATION', `The URL must start with /services/data/vXX.X/: ${subrequest.url}`);
        const url = new URL(resource, 'http://org');
        const { route, params } = findRoute(subrequest.method, url.pathname);
        const body = subrequest.body === undefined ? '' : fill(JSON.stringify(subrequest.body), before);
        const inner: ApiRequest = {
            ...request,
            method: subrequest.method,
            version,
            path: url.pathname,
            query: url.searchParams,
            headers: {},
            body: Buffer.from(body)
        };
        return session.world.tables.atomically(() => route.handle(inner, session, params));
    } catch (error) {
        if (!(error instanceof OrgError)) throw error;
        return { status: error.status, body: errorBody(error) };
    }
}

/** The text with every `@{reference.path}` replaced by what that subrequest answered. */
function fill(text: string, before: Answered[]): string {
    return text.replace(/@\{(\w+)((?:\.\w+|\[\d+\])*)\}/g, (_, referenceId: string, path: string) => {
        const earlier = before.find((one) => one.referenceId === referenceId);
        const steps = path.split(/[.[\]]+/).filter(Boolean);
        let value: unknown = earlier && earlier.response.status < 400 ? earlier.response.body : undefined;
        for (const step of steps) value = (value as Record<string, unknown> | null | undefined)?.[step];
        if (value === undefined || typeof value === 'object') {
            throw new OrgError(
                'PROCESSING_HALTED',
                `Invalid reference specified. No value for ${referenceId}${path} found in ${referenceId}`
            );
        }
        return String(value);
    });
}

function checkLimits(subrequests: Subrequest[]): void {
    if (subrequests.length > MAX_SUBREQUESTS) {
        throw new OrgError(
            'LIMIT_EXCEEDED',
            `The composite request has ${subrequests.length} subrequests; ${MAX_SUBREQUESTS} are allowed`
        );
    }
    const heavy = subrequests.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)\b/i.test(url)).length;
    if (heavy > MAX_HEAVY) {
        throw new OrgError(
            'LIMIT_EXCEEDED',
            `The composite request has ${heavy} query and collection subrequests; ${MAX_HEAVY} are allowed`
        );
    }
    const ids = subrequests.map(({ referenceId }) => referenceId);
    const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
    if (repeated !== undefined) throw new OrgError('INVALID_INPUT', `Duplicate referenceId: ${repeated}`);
}
