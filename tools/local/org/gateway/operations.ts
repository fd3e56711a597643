import type { GatewayOperation } from '../schema/types.js';

/** The custom permission for each purpose. */
export const PERMISSIONS = {
    CHECK: 'Gong_Ask_Sync',
    SYNC: 'Gong_Ask_Sync',
    CONTENT: 'Gong_Ask_Content',
    AUDIT: 'Gong_Ask_Audit',
    WRITE: 'Gong_Write'
} as const satisfies Record<GatewayOperation['kind'], string>;

/** Whole segments of letters and dashes or of digits only, so that no other spelling of a path can match. */
const PLAIN_PATH = /^\/v2(\/[a-z-]+|\/[0-9]{1,20})+$/;

/** The operation of the allow-list that a request means, its id filled in, or undefined. */
export function findOperation(allowed: GatewayOperation[], method: string, path: string): GatewayOperation | undefined {
    if (!PLAIN_PATH.test(path)) return undefined;
    const template = path.replace(/\/[0-9]+/g, '/{id}');
    const found = allowed.findLast((operation) => operation.method === method && operation.path === template);
    return found && { ...found, path };
}
