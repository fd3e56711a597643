import type { GatewayOperation } from './types.js';

const OPERATION = /'(READ|WRITE|CHECK) (GET|POST|PUT|PATCH|DELETE) (\/v2\/[^'\s]+)'/g;

/** The allow-list that stands in an Apex class as literals such as `'READ GET /v2/calls/{id}'`, so that it is written once. */
export function gatewayOperations(apex: string): GatewayOperation[] {
    return [...apex.matchAll(OPERATION)].map(([, kind, method, path]) => ({
        kind: kind as GatewayOperation['kind'],
        method: method!,
        path: path!
    }));
}
