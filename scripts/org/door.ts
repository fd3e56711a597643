import { chunks } from '../engine/index.js';
import type { FieldOutcome, FieldWrite } from '../engine/index.js';
import { GatewayClosed, OrgLimitReached, OrgRefused } from './errors.js';
import type { HttpAnswer, OrgHttp } from './http.js';

/** The Apex class GongOpportunities. */
const PATH = '/services/apexrest/gong/opportunities';
/** What it takes in one request. */
const MOST = 200;
const MOST_BYTES = 900_000;
/** A row is locked, automation of the org reaches a limit of Apex, the request does not fit: fewer rows may pass. */
const SMALLER = ['UNABLE_TO_LOCK_ROW', 'APEX_ERROR', 'REQUEST_TOO_LARGE'];
/** Locked rows are waited for: the org itself has waited ten seconds. */
const ATTEMPTS = 3;

/**
 * Writes the competitors of the Opportunities that still hold what was read. What fails as a whole, because a row is
 * locked, because automation of the org reaches a limit, or because it is too large, is tried in halves, down to one.
 * @returns what became of each, in the order given
 * @throws {GatewayClosed} when the package is not deployed or not open to the user; {@link OrgRefused} when the settings
 *   name another field by now; what {@link OrgHttp} throws
 */
export async function writeFields(
    http: OrgHttp,
    field: string,
    writes: readonly FieldWrite[]
): Promise<FieldOutcome[]> {
    const parts = await Promise.all(chunks(writes, MOST).map((some) => writePart(http, field, some)));
    return parts.flat();
}

async function writePart(http: OrgHttp, field: string, writes: readonly FieldWrite[]): Promise<FieldOutcome[]> {
    const body = { field, opportunities: writes };
    if (writes.length > 1 && Buffer.byteLength(JSON.stringify(body)) > MOST_BYTES) return inHalves(http, field, writes);
    for (let attempt = 1; ; attempt++) {
        const answer = await http.attempt('PATCH', PATH, body, meaningOf);
        if (!('code' in answer)) return answer;
        if (answer.code === 'UNABLE_TO_LOCK_ROW' && attempt < ATTEMPTS) {
            // apart from others who wait for the same lock
            await http.sleep(250 * 2 ** attempt * (0.5 + Math.random()));
            continue;
        }
        return writes.length > 1 ? inHalves(http, field, writes) : [refused(answer)];
    }
}

/** Of a request for one Opportunity, which cannot be made smaller. */
const refused = ({ code, message }: Problem): FieldOutcome => ({
    outcome: 'refused',
    code,
    message: `Salesforce refused to write the Opportunity: ${message}`
});

async function inHalves(http: OrgHttp, field: string, writes: readonly FieldWrite[]): Promise<FieldOutcome[]> {
    const half = Math.ceil(writes.length / 2);
    const first = await writePart(http, field, writes.slice(0, half));
    return [...first, ...(await writePart(http, field, writes.slice(half)))];
}

type Problem = { readonly code: string; readonly message: string };

/** The outcomes, or why nothing was written where a smaller part may be; undefined for what an answer of ours never is. */
function meaningOf({ status, body }: HttpAnswer): { value: FieldOutcome[] | Problem } | undefined {
    if (status === 200) return { value: (JSON.parse(body) as { opportunities: FieldOutcome[] }).opportunities };
    const { code, errorCode, errors, message } = said(body);
    const name = errorCode ?? code ?? `HTTP ${status}`;
    const sentence = message ?? errors?.join(' ') ?? 'Salesforce gave no reason.';
    if (SMALLER.includes(name) || status === 413) return { value: { code: name, message: sentence } };
    if (status >= 500) return undefined;
    if (name === 'REQUEST_LIMIT_EXCEEDED') throw new OrgLimitReached();
    if (name === 'FORBIDDEN' || name === 'NOT_ALLOWED')
        throw new GatewayClosed('The connected user may not use the Apex class GongOpportunities of this org.');
    if (name === 'NOT_FOUND')
        throw new GatewayClosed('This org has no Apex class GongOpportunities, or a package of an earlier version.');
    throw new OrgRefused(name, sentence);
}

function said(body: string): { code?: string; errorCode?: string; errors?: string[]; message?: string } {
    try {
        const json: unknown = JSON.parse(body);
        return (Array.isArray(json) ? json[0] : json) as object;
    } catch {
        return {};
    }
}
