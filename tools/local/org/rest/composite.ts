import { errorBody, OrgError } from '../errors.js';
import type { Session } from '../orgState.js';
import { orderOf } from './collate.js';
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
type Answers = Map<string, ApiResponse>;

/**
 * Runs the subrequests of a composite request as one API call, in their order only with `collateSubrequests: false`. A
 * later one may use what an earlier one answered (`@{account.id}`); with `allOrNone`, one failure undoes all.
 */
export const compositeRoute = (findRoute: FindRoute): Route => ({
    method: 'POST',
    pattern: '/composite',
    kind: 'composite',
    handle: (request, session) => composite(request, session, findRoute)
});

function composite(request: ApiRequest, session: Session, findRoute: FindRoute): ApiResponse {
    const {
        compositeRequest: subrequests = [],
        allOrNone,
        collateSubrequests = true
    } = jsonBody(request) as {
        compositeRequest?: Subrequest[];
        allOrNone?: boolean;
        collateSubrequests?: boolean;
    };
    checkLimits(subrequests);
    let answers: Answers = new Map();
    try {
        session.world.tables.atomically(() => {
            for (const subrequest of orderOf(subrequests, collateSubrequests)) {
                const response = answer(request, session, findRoute, subrequest, answers);
                answers.set(subrequest.referenceId, response);
                if (allOrNone && response.status >= 400) throw new Halted(subrequest.referenceId);
            }
        });
    } catch (error) {
        if (!(error instanceof Halted)) throw error;
        answers = new Map([...allHalted(subrequests), [error.failed, answers.get(error.failed)!]]);
    }
    return {
        status: 200,
        body: {
            compositeResponse: subrequests.map(({ referenceId }) => {
                const { status, body = null, headers = {} } = answers.get(referenceId)!;
                return { body, httpHeaders: headers, httpStatusCode: status, referenceId };
            })
        }
    };
}

class Halted extends Error {
    readonly failed: string;

    constructor(failed: string) {
        super();
        this.failed = failed;
    }
}

/** The answer for a rolled back transaction, for every subrequest. */
function allHalted(subrequests: Subrequest[]): Answers {
    const body = errorBody(
        new OrgError(
            'PROCESSING_HALTED',
            'The transaction was rolled back since another operation in the same transaction failed.'
        )
    );
    return new Map(subrequests.map(({ referenceId }) => [referenceId, { status: 400, body }]));
}

function answer(
    request: ApiRequest,
    session: Session,
    findRoute: FindRoute,
    subrequest: Subrequest,
    before: Answers
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
function fill(text: string, before: Answers): string {
    return text.replace(/@\{(\w+)((?:\.\w+|\[\d+\])*)\}/g, (_, referenceId: string, path: string) => {
        const earlier = before.get(referenceId);
        const steps = path.split(/[.[\]]+/).filter(Boolean);
        let value: unknown = earlier && earlier.status < 400 ? earlier.body : undefined;
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
