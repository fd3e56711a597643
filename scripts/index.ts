/** What the package offers to programs: Gong's operations, and a requester for them. */
import { gong } from '#engine';
import type { Gong } from '#engine';
import type { Session } from './org/http.js';
import { nodePorts } from './org/ports.js';

export * from './gong/index.js';
export {
    CursorExpired,
    GatewayRefused,
    gong,
    GongConflict,
    GongNotFound,
    GongRefused,
    GongThrottled,
    GongUnauthorized,
    GongUnavailable,
    RequestTooLarge,
    ResponseTooLarge,
    SyncError
} from '#engine';
export type { Gong, GongRequest, GongResponse } from '#engine';
export type { Session } from './org/http.js';

/**
 * A requester to Gong through an org's gateway: at Gong's pace, tried again where that helps, errors as classes.
 * @param session a login; `Connection` of @salesforce/core is one
 */
export const connect = (session: Session): Gong => gong(nodePorts(session));
