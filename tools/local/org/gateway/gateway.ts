import { methodNotAllowed } from '../errors.js';
import type { Access } from '../permissions.js';
import type { OrgState } from '../orgState.js';
import { refusal, sendable, type GatewayAnswer } from './answer.js';
import { requireClass } from './apexClass.js';
import { callOut, type Callout } from './callout.js';
import { connectionOf } from './namedCredential.js';
import { findOperation, PERMISSIONS } from './operations.js';
import { syncBody } from './syncBody.js';
import { verdictRefusal } from './verdict.js';

/** Where Apex REST has the gateway. */
export const GATEWAY = '/services/apexrest/gong';
const PRINCIPAL = 'Gong-GongApi';
const MORE_THAN_THE_SYNC = `You need the custom permission ${PERMISSIONS.CONTENT} to ask more of calls than the sync does: their parties, trackers and CRM objects.`;

/**
 * The Apex class GongGateway in TypeScript, to the same contract: allow-list (read from the Apex source), custom
 * permission, domain verdict, callout.
 * @throws OrgError what the platform itself answers: class not deployed, no access to it, method it has no entry for
 */
export async function gateway(request: Callout, world: OrgState, access: Access): Promise<GatewayAnswer> {
    requireClass(world, access, 'GongGateway');
    if (!['GET', 'POST', 'PUT'].includes(request.method)) throw methodNotAllowed(request.method);
    return sendable(await ask(request, world, access));
}

/** The Apex class GongCallout in TypeScript: what the door answers, before a status is made to fit Apex REST. */
export async function ask(request: Callout, world: OrgState, access: Access): Promise<GatewayAnswer> {
    const operation = findOperation(world.schema.gatewayOperations, request.method, request.path);
    if (!operation) return refusal(403, 'NOT_ALLOWED', 'This operation of Gong is not open to Salesforce.');
    const permission = PERMISSIONS[operation.kind];
    const isForTheSync = operation.kind === 'SYNC';
    const isWhole = isForTheSync && access.customPermission(PERMISSIONS.CONTENT);
    if (!isWhole && !access.customPermission(permission)) {
        return refusal(403, 'NOT_ALLOWED', `You need the custom permission ${permission} for this operation of Gong.`);
    }
    const allowed = isWhole || !isForTheSync ? request : ofTheSync(request);
    if (!allowed) return refusal(403, 'NOT_ALLOWED', MORE_THAN_THE_SYNC);
    const refused = operation.kind === 'CHECK' ? undefined : verdictRefusal(world, access.user);
    return refused ?? callOut(allowed, access.principal(PRINCIPAL) ? connectionOf(world) : undefined);
}

function ofTheSync(request: Callout): Callout | undefined {
    const body = syncBody(request.body);
    return body && { ...request, body, contentType: 'application/json' };
}
