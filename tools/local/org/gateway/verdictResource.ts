import { methodNotAllowed, OrgError } from '../errors.js';
import type { Access } from '../permissions.js';
import type { ApiResponse } from '../request.js';
import type { OrgState } from '../orgState.js';
import { refusal, sendable, type GatewayAnswer } from './answer.js';
import { requireClass } from './apexClass.js';
import { domainCheck } from './domainCheck.js';
import { ask } from './gateway.js';
import { objectIn } from './json.js';
import { recordVerdict, standingOf, verdictRefusal, type Verdict } from './verdict.js';

/** Where Apex REST has the verdict. */
export const VERDICT = '/services/apexrest/gong/verdict';
const VERDICTS = ['ok', 'conflict', 'unclear'];
const PERMISSIONS = [
    'Gong_Ask_Audit',
    'Gong_Ask_Content',
    'Gong_Ask_Sync',
    'Gong_Connection',
    'Gong_Setup',
    'Gong_Write'
];
const BAD_VERDICT =
    'The verdict must be ok, conflict or unclear; email, workspaceId and message must be texts or null.';
const MESSAGE_LENGTH = 255;

/**
 * The Apex class GongVerdictResource in TypeScript: tells the caller what the domain check has to know, and takes its
 * verdict from those who may speak for themselves (Gong_Setup) or for the connection (Gong_Connection).
 * @throws OrgError what the platform itself answers: class not deployed, no access to it, method it has no entry for
 */
export async function verdictResource(
    method: string,
    body: Buffer,
    world: OrgState,
    access: Access
): Promise<ApiResponse> {
    requireClass(world, access, 'GongVerdictResource');
    if (method !== 'GET' && method !== 'PUT') throw methodNotAllowed(method);
    return sendable((method === 'PUT' ? await take(body, world, access) : undefined) ?? standing(world, access));
}

/** Why the verdict was not taken; undefined when it was. */
async function take(body: Buffer, world: OrgState, access: Access): Promise<GatewayAnswer | undefined> {
    const isConnection = access.customPermission('Gong_Connection');
    if (!isConnection && !access.customPermission('Gong_Setup')) {
        const who = 'Only users with the permission set Gong Admin or Gong Sync';
        return refusal(403, 'NOT_ALLOWED', `${who} may record the verdict of the domain check.`);
    }
    const given = parse(body);
    if (!given) return refusal(400, 'BAD_VERDICT', BAD_VERDICT);
    if (given.verdict === 'ok') {
        const listed = standingOf(world, access.user).domains ?? null;
        const check = await domainCheck(access.user.Email, listed, (cursor) => usersOf(cursor, world, access));
        if ('failure' in check) return check.failure;
        given.verdict = check.verdict;
        given.message = check.message ?? given.message;
    }
    const owners = [access.user.Id, ...(isConnection ? [world.orgId] : [])];
    try {
        recordVerdict(world, access.user, owners, { ...given, message: cut(given.message) });
        return undefined;
    } catch (error) {
        if (!(error instanceof OrgError)) throw error;
        return refusal(409, 'NOT_RECORDED', `The verdict was not recorded: ${error.message}`);
    }
}

/** The org asks Gong as the caller would, through its own door. */
function usersOf(cursor: string | undefined, world: OrgState, access: Access): Promise<GatewayAnswer> {
    const query = new URLSearchParams(cursor === undefined ? {} : { cursor });
    const request = { method: 'GET', path: '/v2/users', query, contentType: 'application/json', body: Buffer.alloc(0) };
    return ask(request, world, access);
}

function parse(body: Buffer): Verdict | undefined {
    const { verdict, email = null, workspaceId = null, message = null } = objectIn(body) ?? {};
    if (typeof verdict !== 'string' || !VERDICTS.includes(verdict)) return undefined;
    return isText(email) && isText(workspaceId) && isText(message)
        ? { verdict, email, workspaceId, message }
        : undefined;
}

const isText = (given: unknown): given is string | null => given === null || typeof given === 'string';

function cut(message: string | null | undefined): string | null {
    if (!message || message.length <= MESSAGE_LENGTH) return message ?? null;
    return `${message.slice(0, MESSAGE_LENGTH - 3)}...`;
}

function standing(world: OrgState, access: Access): GatewayAnswer {
    const { workspaceId = null, domains = null, ageSeconds = null } = standingOf(world, access.user);
    const refused = verdictRefusal(world, access.user);
    const body = {
        email: access.user.Email,
        workspaceId,
        domains,
        permissions: PERMISSIONS.filter((name) => access.customPermission(name)),
        ageSeconds,
        refusal: refused ? (JSON.parse(refused.body.toString()) as unknown) : null
    };
    const headers = { 'content-type': 'application/json;charset=UTF-8' };
    return { status: 200, headers, body: Buffer.from(JSON.stringify(body)) };
}
