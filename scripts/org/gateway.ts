import { RequestTooLarge, ResponseTooLarge } from '../gong/client/errors.js';
import type { GongRequest, GongResponse } from '../gong/client/transport.js';
import { GatewayClosed, OrgLimitReached } from './errors.js';
import type { HttpAnswer, OrgHttp, SendOptions } from './http.js';

/** Sends a request to Gong through the org's gateway; the access key never leaves Salesforce. */
export async function throughGateway(http: OrgHttp, request: GongRequest): Promise<GongResponse> {
    const { method, path, query, body } = request;
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) parameters.append(name, value);
    const search = parameters.size > 0 ? `?${parameters}` : '';
    const answer = await http.send(method, `/services/apexrest/gong${path}${search}`, body, optionsOf(request));
    // Apex can send a few statuses only, so the gateway says in a header which one is meant
    const status = Number(answer.headers['x-gong-status'] ?? answer.status);
    // Salesforce's own errors are lists, Gong's and the gateway's are objects
    if (answer.status >= 400 && answer.body.trimStart().startsWith('[')) throw orgError(answer, body);
    return { status, body: answer.body, retryAfter: answer.headers['retry-after'] };
}

/** Apex REST takes bytes of an unnamed type only: a multipart body says what it is to the gateway alone. */
function optionsOf({ contentType, sent }: GongRequest): SendOptions {
    if (contentType === undefined) return {};
    return { headers: { 'content-type': 'application/octet-stream', 'x-gong-content-type': contentType }, sent };
}

/** What the org itself says instead of the gateway. */
function orgError({ status, body }: HttpAnswer, asked: unknown): Error {
    // it passed the gateway's own check, or came before it, and then did not fit into Apex's memory
    if (/heap size too large/i.test(body) || status === 413)
        return asked instanceof Uint8Array ? new RequestTooLarge() : new ResponseTooLarge();
    if (/REQUEST_LIMIT_EXCEEDED/.test(body)) return new OrgLimitReached();
    if (status === 403)
        return new GatewayClosed('The connected user may not use the Apex class GongGateway of this org.');
    if (status === 404)
        return new GatewayClosed('This org has no Gong gateway, or no access to it for the connected user.');
    return new Error(`status ${status} from Salesforce`);
}
