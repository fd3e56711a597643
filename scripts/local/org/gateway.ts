import type { GatewayOperation } from './schema/types.js';
import type { Row } from './tables.js';
import type { Session } from './world.js';
import { objectOf } from './schema/types.js';

/** Where `callout:Gong` goes, with the secret the External Credential holds. */
export interface GongCredential {
    url: string;
    accessKey: string;
    secret: string;
    /** Apex gives a callout 120 seconds at most. @default 120000 */
    timeoutMs?: number;
}

export interface GatewayRequest {
    method: string;
    /** Below `/services/apexrest/gong`, encoded, with the query: `/v2/calls?cursor=…`. */
    path: string;
    contentType: string | undefined;
    body: Buffer;
}

export interface GatewayAnswer {
    status: number;
    headers: Record<string, string>;
    body: Buffer;
}

/** Apex takes a response of 6 MB at most. */
const MAX_RESPONSE = 6 * 1024 * 1024;

/** The gateway's Apex class in TypeScript: the same allow-list (read from the class), permissions, verdict and answers. */
export async function gateway(
    request: GatewayRequest,
    session: Session,
    gong: GongCredential | undefined
): Promise<GatewayAnswer> {
    const [path = ''] = request.path.split('?');
    const operations = session.world.schema.gatewayOperations.filter((one) => matches(one, request.method, path));
    if (!operations.length) {
        return refusal(403, 'NOT_ALLOWED', `${request.method} ${path} is not an operation this gateway passes on.`);
    }
    const permission = operations.some(({ kind }) => kind === 'WRITE') ? 'Gong_Write' : 'Gong_Read';
    if (!session.access.customPermission(permission)) {
        return refusal(403, 'NOT_ALLOWED', `The custom permission ${permission} is missing.`);
    }
    if (!operations.some(({ kind }) => kind === 'CHECK')) {
        const verdict = verdictOf(session);
        if (verdict) return verdict;
    }
    return callout(request, session, gong);
}

function matches({ method, path }: GatewayOperation, asked: string, askedPath: string): boolean {
    const pattern = path
        .split('/')
        .map((part) => (part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&')));
    return method === asked && new RegExp(`^${pattern.join('/')}$`).test(askedPath);
}

/** The refusal the domain verdict demands, or undefined when the connection passed the check. */
function verdictOf({ world, access: { user } }: Session): GatewayAnswer | undefined {
    const rows = objectOf(world.schema, 'Gong_Settings__c') ? world.tables.all('Gong_Settings__c') : [];
    const rowOf = (owner: unknown): Row | undefined => rows.find(({ SetupOwnerId }) => SetupOwnerId === owner);
    const layers = [rowOf(user.Id), rowOf(user.ProfileId), rowOf(world.orgId)];
    const workspace = layers.map((row) => row?.Workspace_Id__c ?? null).find((value) => value !== null) ?? null;
    const own = layers[0]?.Verdict__c ? layers[0] : undefined;
    const connection = layers[2]?.Verdict_User__c === user.Id ? layers[2] : undefined;
    const verdict = own ?? connection;
    const holds =
        verdict?.Verdict_Org__c === world.orgId &&
        verdict.Verdict_User__c === user.Id &&
        (verdict.Verdict_Workspace__c ?? null) === workspace;
    if (holds && verdict.Verdict__c === 'ok') return undefined;
    if (verdict?.Verdict__c === 'conflict') {
        return refusal(
            403,
            'DOMAIN_CONFLICT',
            String(verdict.Verdict_Message__c ?? "The connecting user's email domain is the Gong workspace's.")
        );
    }
    return refusal(403, 'DOMAIN_NOT_CHECKED', 'The email domain of this connection has not been checked.');
}

async function callout(
    { method, path, contentType, body }: GatewayRequest,
    { access }: Session,
    gong: GongCredential | undefined
): Promise<GatewayAnswer> {
    if (!gong || !access.principal('Gong-GongApi')) {
        const reason =
            'You might not have the required permissions, or the external credential "Gong" might not exist.';
        return refusal(502, 'CALLOUT_FAILED', `We couldn't access the credential(s). ${reason}`);
    }
    const authorization = `Basic ${Buffer.from(`${gong.accessKey}:${gong.secret}`).toString('base64')}`;
    try {
        const response = await fetch(new URL(path, gong.url), {
            method,
            headers: { authorization, ...(contentType && { 'content-type': contentType }) },
            ...(body.length && { body: new Uint8Array(body) }),
            redirect: 'manual',
            signal: AbortSignal.timeout(gong.timeoutMs ?? 120_000)
        });
        return relayed(response, Buffer.from(await response.arrayBuffer()));
    } catch (error) {
        if ((error as Error).name === 'TimeoutError') return refusal(504, 'TIMEOUT', 'Gong did not answer in time.');
        return refusal(502, 'CALLOUT_FAILED', `Gong could not be reached: ${(error as Error).message}`);
    }
}

/** Gong's answer as it is, but for its own 401, which must not look like an expired Salesforce session, and what is too large for Apex. */
function relayed(response: Response, body: Buffer): GatewayAnswer {
    if (body.length > MAX_RESPONSE)
        return refusal(413, 'RESPONSE_TOO_LARGE', "Gong's answer is larger than Apex can take.");
    if (response.status === 401) return refusal(502, 'GONG_UNAUTHORIZED', gongError(body));
    const headers: Record<string, string> = {
        'content-type': response.headers.get('content-type') ?? 'application/json'
    };
    const retryAfter = response.headers.get('retry-after');
    if (retryAfter) headers['retry-after'] = retryAfter;
    return { status: response.status, headers, body };
}

function gongError(body: Buffer): string {
    try {
        return (JSON.parse(body.toString()) as { errors: string[] }).errors.join(' ');
    } catch {
        return 'Gong refused the credential.';
    }
}

function refusal(status: number, code: string, sentence: string): GatewayAnswer {
    const body = JSON.stringify({ requestId: 'local', errors: [sentence], code });
    return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
}
