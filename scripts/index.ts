/** What the package offers to programs: Gong's operations, and a requester for them. */
import { gong } from './gong/client/gong.js';
import type { Gong } from './gong/client/gong.js';
import type { Session } from './org/http.js';
import { nodePorts } from './org/ports.js';

export * from './gong/index.js';
export {
    CursorExpired,
    GatewayRefused,
    GongConflict,
    GongNotFound,
    GongRefused,
    GongThrottled,
    GongUnauthorized,
    GongUnavailable,
    RequestTooLarge,
    ResponseTooLarge
} from './gong/client/errors.js';
export { gong } from './gong/client/gong.js';
export { Refusal } from './refusal.js';
export type { Gong } from './gong/client/gong.js';
export type { GongRequest, GongResponse } from './gong/client/transport.js';
export type { Session } from './org/http.js';

/**
 * A requester to Gong through an org's gateway: at Gong's pace, tried again where that helps, errors as classes.
 * @param session a login; `Connection` of @salesforce/core is one
 */
export const connect = (session: Session): Gong => gong(nodePorts(session));
