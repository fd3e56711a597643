import type { GatewayOperation } from './types.js';

const OPERATION = /'(CHECK|SYNC|CONTENT|AUDIT|WRITE) (GET|POST|PUT|PATCH|DELETE) (\/v2\/[^'\s]+)'/g;

/** The allow-list that stands in an Apex class as literals such as `'CONTENT GET /v2/calls/{id}'`, so that it is written once. */
export function gatewayOperations(apex: string): GatewayOperation[] {
    return [...apex.matchAll(OPERATION)].map(([, kind, method, path]) => ({
        kind: kind as GatewayOperation['kind'],
        method: method!,
        path: path!
    }));
}
