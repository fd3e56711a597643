import { GatewayClosed, OrgRefused } from './errors.js';
import type { OrgHttp } from './http.js';

/** The Apex class GongVerdictResource. */
const PATH = '/services/apexrest/gong/verdict';

/** What the org says of the running user and of the verdict that its gateway goes by. */
export interface Standing {
    readonly email: string;
    readonly workspaceId: string | null;
    /** Gong Settings › Gong Email Domains, separated by semicolons. */
    readonly domains: string | null;
    /** The custom permissions of this product that the user has. */
    readonly permissions: readonly string[];
    /** Seconds since the check; null when there was none. */
    readonly ageSeconds: number | null;
    /** What the gateway would answer now; null when it would ask Gong. */
    readonly refusal: { readonly code: string; readonly errors: readonly string[] } | null;
}

/** What the domain check found. */
export interface Verdict {
    readonly verdict: 'ok' | 'conflict' | 'unclear';
    /** The address and the workspace that were checked. */
    readonly email: string;
    readonly workspaceId: string | null;
    readonly message: string;
}

/**
 * Asks the org, in one API call.
 * @throws {GatewayClosed} when the package is not deployed or not open to the user
 */
export function readStanding(http: OrgHttp): Promise<Standing> {
    return ask(http.json('GET', PATH));
}

/**
 * Tells the org what was found. The org stores it for the running user, and for the connection when that is the
 * integration user.
 * @throws {GatewayClosed} when the user may not say so
 */
export async function recordVerdict(http: OrgHttp, verdict: Verdict): Promise<Standing> {
    const put = (): Promise<Standing> => ask(http.json('PUT', PATH, verdict));
    try {
        return await put();
    } catch (error) {
        // another host made the same row at the same moment
        if (error instanceof OrgRefused && error.code === 'NOT_RECORDED') return put();
        throw error;
    }
}

const CLOSED: Readonly<Record<string, string>> = {
    NOT_FOUND: 'This org has no Gong gateway, or one of an earlier version.',
    FORBIDDEN: 'The connected user may not use the Apex class GongVerdictResource of this org.',
    NOT_ALLOWED: 'The connected user may not record the verdict of the domain check.'
};

async function ask(answer: Promise<Standing>): Promise<Standing> {
    try {
        return await answer;
    } catch (error) {
        const closed = error instanceof OrgRefused ? CLOSED[error.code] : undefined;
        throw closed === undefined ? error : new GatewayClosed(closed);
    }
}
