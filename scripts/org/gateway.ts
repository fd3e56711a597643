import { ResponseTooLarge } from '#engine';
import type { GongRequest, GongResponse } from '#engine';
import { GatewayClosed, OrgLimitReached } from './errors.js';
import type { HttpAnswer, OrgHttp } from './http.js';

/** Sends a request to Gong through the org's gateway; the access key never leaves Salesforce. */
export async function throughGateway(http: OrgHttp, { method, path, query, body }: GongRequest): Promise<GongResponse> {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) parameters.append(name, value);
    const search = parameters.size > 0 ? `?${parameters}` : '';
    const answer = await http.send(method, `/services/apexrest/gong${path}${search}`, body);
    // Apex can send a few statuses only, so the gateway says in a header which one is meant
    const status = Number(answer.headers['x-gong-status'] ?? answer.status);
    // Salesforce's own errors are lists, Gong's and the gateway's are objects
    if (answer.status >= 400 && answer.body.trimStart().startsWith('[')) throw orgError(answer);
    return { status, body: answer.body, retryAfter: answer.headers['retry-after'] };
}

/** What the org itself says instead of the gateway. */
function orgError({ status, body }: HttpAnswer): Error {
    // the answer passed the gateway's own check and then did not fit into Apex's memory
    if (/heap size too large/i.test(body)) return new ResponseTooLarge();
    if (/REQUEST_LIMIT_EXCEEDED/.test(body)) return new OrgLimitReached();
    if (status === 403)
        return new GatewayClosed('The connected user may not use the Apex class GongGateway of this org.');
    if (status === 404)
        return new GatewayClosed('This org has no Gong gateway, or no access to it for the connected user.');
    return new Error(`status ${status} from Salesforce`);
}
