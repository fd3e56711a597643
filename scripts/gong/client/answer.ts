import {
    CursorExpired,
    GatewayRefused,
    GongConflict,
    GongNotFound,
    GongRefused,
    GongUnauthorized,
    RequestTooLarge,
    ResponseTooLarge
} from './errors.js';
import { asObject, asText, exactIntegers } from '#rules';
import type { Json } from '#rules';
import { assign, SET_OF } from '../../advice.js';

/** The object that an answer's body is; undefined for anything else. */
export function parse(body: string): Json | undefined {
    try {
        return asObject(JSON.parse(exactIntegers(body)));
    } catch {
        return undefined;
    }
}

/** Gong answers an empty window with 404 and a sentence of these; any other 404 is an error. */
export function isEmptyResult(json: Json | undefined): boolean {
    return /^(No \w+( \w+)? found\b|(Answered )?scorecards not found)/i.test(sentence(json) ?? '');
}

function sentence(json: Json | undefined): string | undefined {
    const errors = json?.errors;
    return Array.isArray(errors) ? asText(errors.map((error) => asText(error) ?? '').join(' ')) : undefined;
}

/** Throws for every answer that trying again cannot change. */
export function refuse(status: number, json: Json | undefined): void {
    const said = sentence(json);
    const code = asText(json?.code);
    if (code === 'DOMAIN_CONFLICT' || code === 'DOMAIN_NOT_CHECKED') {
        throw new GatewayRefused(
            code,
            4,
            said ?? 'The connection has not passed the email domain check.',
            'Run "gong check --target-org ALIAS".'
        );
    }
    if (code === 'NOT_ALLOWED') {
        throw new GatewayRefused(
            code,
            3,
            said ?? 'The connected user may not ask Gong through this org.',
            remedy(said ?? '')
        );
    }
    // the platform's own words; nothing else that a callout fails with is for an admin to fix
    if (code === 'CALLOUT_FAILED' && /access the credential/i.test(said ?? '')) {
        throw new GatewayRefused(
            code,
            3,
            said!,
            assign('Gong_Credential'),
            'Store the access key: "gong connect --target-org ALIAS".'
        );
    }
    if (code === 'GONG_UNAUTHORIZED' || status === 401)
        throw new GongUnauthorized(said ?? 'Gong refuses the access key.');
    if (code === 'REQUEST_TOO_LARGE') throw new RequestTooLarge();
    if (status === 413) throw new ResponseTooLarge();
    if (status === 400 && /cursor/i.test(said ?? '')) throw new CursorExpired(said!);
    if (status === 403) throw new GongUnauthorized(said ?? 'Gong refuses the access key from this address.');
    if (status === 404) throw new GongNotFound(said ?? 'Gong does not know what it was asked for.');
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
        const words = `Gong refused the request with status ${status}${said ? `: ${said.replace(/\.$/, '')}` : ''}.`;
        throw status === 409 ? new GongConflict(words) : new GongRefused(words);
    }
}

/** What helps when the gateway does not let an operation through, by the gateway's own sentence. */
function remedy(said: string): string {
    if (/not open/.test(said))
        return 'See docs/operations.md for the operations of Gong that the gateway lets through.';
    const named = Object.entries(SET_OF).find(([permission]) => said.includes(permission));
    return assign(named?.[1] ?? 'Gong_Sync');
}
