import { methodNotAllowed, notFound } from '../errors.js';
import { bulkRoutes } from './bulk.js';
import { collectionRoutes } from './collections.js';
import { compositeRoute } from './composite.js';
import { describeRoutes } from './describe.js';
import { credentialRoutes } from './credentials.js';
import { limitRoutes } from './limits.js';
import { picklistValueRoutes } from './picklistValues.js';
import { queryRoutes } from './query.js';
import type { Params, Route } from '../request.js';
import { sobjectRoutes } from './sobjects.js';
import { toolingRoutes } from './tooling.js';
import { treeRoutes } from './tree.js';

/** What a subrequest of a composite request can reach. */
const SUBRESOURCES: Route[] = [...queryRoutes, ...describeRoutes, ...collectionRoutes, ...sobjectRoutes];

const RESOURCES: Route[] = [
    compositeRoute((method, path) => find(SUBRESOURCES, method, path)),
    ...limitRoutes,
    ...credentialRoutes,
    ...toolingRoutes,
    ...picklistValueRoutes,
    ...SUBRESOURCES,
    ...treeRoutes,
    ...bulkRoutes
];

export interface Match {
    route: Route;
    params: Params;
}

/**
 * The resource a method and path mean; of two patterns the first in the list wins.
 * @throws OrgError NOT_FOUND, or METHOD_NOT_ALLOWED when only the method is wrong
 */
export function findRoute(method: string, path: string): Match {
    return find(RESOURCES, method, path);
}

function find(routes: Route[], method: string, path: string): Match {
    const segments = path.split('/').filter(Boolean);
    let known = false;
    for (const route of routes) {
        const params = match(route.pattern, segments);
        if (!params) continue;
        if (route.method === method) return { route, params };
        known = true;
    }
    throw known ? methodNotAllowed(method) : notFound();
}

function match(pattern: string, segments: string[]): Params | undefined {
    const names = pattern.split('/').filter(Boolean);
    if (names.length !== segments.length) return undefined;
    const params: Params = {};
    for (const [index, name] of names.entries()) {
        const segment = segments[index]!;
        if (name.startsWith(':')) params[name.slice(1)] = decodeURIComponent(segment);
        else if (name.toLowerCase() !== segment.toLowerCase()) return undefined;
    }
    return params;
}
