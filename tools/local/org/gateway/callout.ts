import { refusal, type GatewayAnswer } from './answer.js';
import { objectIn } from './json.js';
import { MINUTE } from '../../time.js';

/** Where `callout:Gong` goes, with the secret that the External Credential holds. */
export interface GongCredential {
    /** Instead of the Named Credential's own URL. */
    url?: string | undefined;
    accessKey: string;
    secret: string;
    /** How long Apex waits. @default 60000 */
    timeoutMs?: number;
}

/** The same, with where it goes. */
export type Connection = GongCredential & { url: string };

export interface Callout {
    method: string;
    /** `/v2/calls` */
    path: string;
    query: URLSearchParams;
    contentType: string;
    body: Buffer;
}

/** What an Apex transaction takes in memory, and a callout either way. */
const MAX_BYTES = 6_000_000;
const RELAYED_HEADERS = ['content-type', 'retry-after'];
const ADVICE = 'Check the access key, its secret and its scopes in the External Credential named Gong.';

/** Sends a request to Gong with Basic auth, as the Named Credential would, and gives Gong's answer or what went wrong. */
export async function callOut(callout: Callout, gong: Connection | undefined): Promise<GatewayAnswer> {
    if (!gong) {
        const reason =
            'You might not have the required permissions, or the external credential "Gong" might not exist.';
        return refusal(
            502,
            'CALLOUT_FAILED',
            `Gong could not be reached: We couldn't access the credential(s). ${reason}`
        );
    }
    if (callout.body.length > MAX_BYTES) {
        return refusal(413, 'REQUEST_TOO_LARGE', 'The request is larger than the 6 MB that Apex takes.');
    }
    try {
        const response = await fetch(endpoint(gong.url, callout), {
            method: callout.method,
            headers: headers(gong, callout),
            ...(hasBody(callout) && { body: new Uint8Array(callout.body) }),
            redirect: 'manual',
            signal: AbortSignal.timeout(gong.timeoutMs ?? MINUTE)
        });
        return answerOf(response, Buffer.from(await response.arrayBuffer()));
    } catch (error) {
        if ((error as Error).name === 'TimeoutError') {
            return refusal(504, 'TIMEOUT', 'Gong did not answer in time. Try again, or ask for less at once.');
        }
        return refusal(502, 'CALLOUT_FAILED', `Gong could not be reached: ${(error as Error).message}`);
    }
}

/** Apex has the query as a map, so of a repeated parameter only the last value goes on. */
function endpoint(base: string, { path, query }: Callout): URL {
    const url = new URL(path, base);
    url.search = new URLSearchParams(Object.fromEntries(query)).toString();
    return url;
}

function headers(gong: Connection, callout: Callout): Record<string, string> {
    const basic = Buffer.from(`${gong.accessKey}:${gong.secret}`).toString('base64');
    const common = { accept: 'application/json', authorization: `Basic ${basic}` };
    return hasBody(callout) ? { ...common, 'content-type': callout.contentType } : common;
}

function hasBody({ method, body }: Callout): boolean {
    return method !== 'GET' && body.length > 0;
}

/** Gong's answer as it is, but for its 401, which must not look like an expired session, and what is too large for Apex. */
function answerOf(response: Response, body: Buffer): GatewayAnswer {
    if (response.status === 401) return refusal(502, 'GONG_UNAUTHORIZED', ...sentencesOf(body), ADVICE);
    if (body.length > MAX_BYTES) {
        const sentence =
            "Gong's answer is larger than the 6 MB that Apex takes. Ask for a shorter time window or fewer calls.";
        return refusal(413, 'RESPONSE_TOO_LARGE', sentence);
    }
    const relayed = RELAYED_HEADERS.map((name) => [name, response.headers.get(name)]).filter(([, value]) => value);
    return { status: response.status, headers: Object.fromEntries(relayed) as Record<string, string>, body };
}

function sentencesOf(body: Buffer): string[] {
    const said = objectIn(body)?.errors;
    const texts = Array.isArray(said) ? said.filter((one) => typeof one === 'string') : [];
    return texts.length > 0 ? texts : ['Gong answered 401 without saying why.'];
}
