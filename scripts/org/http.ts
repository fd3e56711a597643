import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Transport } from '@jsforce/jsforce-node/lib/transport.js';
import { OrgLimitReached, OrgRefused, OrgUnavailable, SessionExpired } from './errors.js';

/** The version of Salesforce's REST API that every request names: the one of `sourceApiVersion`. */
export const API_VERSION = '65.0';

export interface HttpAnswer {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
}

/** What a request needs of a login; `Connection` of @salesforce/core is one. */
export interface Session {
    readonly instanceUrl: string;
    readonly accessToken?: string | null | undefined;
    /** Gets a new access token; throws when the login has none to get. */
    refreshAuth(): Promise<void>;
}

/** How a body of bytes is sent; JSON needs nothing said. */
export interface SendOptions {
    readonly headers?: Readonly<Record<string, string>> | undefined;
    /** Told how many bytes of this try are on their way. */
    readonly sent?: ((bytes: number) => void) | undefined;
}

/** Apex may wait 120 s for a callout; what takes longer never comes. */
const TIMEOUT_MS = 130_000;
const ATTEMPTS = 4;
/** Bytes that are written at once: small enough for a progress bar to move. */
const CHUNK = 64 * 1024;

/**
 * Requests to one org, over the transport of the Salesforce CLI (and so through the same proxy), each answer as it came.
 * A session that expired is renewed once.
 */
export class OrgHttp {
    /** Requests sent, as Salesforce counts API calls. */
    requests = 0;
    private readonly transport = new Transport();
    private readonly session: Session;

    constructor(session: Session) {
        this.session = session;
    }

    /** @throws {Error} when there was no answer at all, {@link SessionExpired} when the session cannot be renewed. */
    async send(
        method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
        path: string,
        body?: unknown,
        options: SendOptions = {}
    ): Promise<HttpAnswer> {
        const answer = await this.once(method, path, body, options);
        if (!isSessionExpired(answer)) return answer;
        try {
            await this.session.refreshAuth();
        } catch {
            throw new SessionExpired();
        }
        const again = await this.once(method, path, body, options);
        if (isSessionExpired(again)) throw new SessionExpired();
        return again;
    }

    private async once(
        method: string,
        path: string,
        body: unknown,
        { headers, sent }: SendOptions
    ): Promise<HttpAnswer> {
        this.requests++;
        const bytes = body instanceof Uint8Array ? body : undefined;
        const request = {
            method: method as 'GET',
            url: this.session.instanceUrl.replace(/\/+$/, '') + path,
            headers: {
                authorization: `Bearer ${this.session.accessToken ?? ''}`,
                accept: 'application/json',
                ...(body === undefined ? {} : { 'content-type': 'application/json' }),
                ...(bytes && { 'content-length': String(bytes.length) }),
                ...headers
            },
            ...(body === undefined || bytes ? {} : { body: JSON.stringify(body) })
        };
        // the transport's own retries would break Gong's pace and hide its Retry-After
        const answering = this.transport.httpRequest(request, {
            timeout: TIMEOUT_MS,
            retry: { maxRetries: 0, methods: [] }
        });
        if (bytes) void write(bytes, answering.stream(), sent);
        const { statusCode, headers: answered, body: text } = await answering;
        return { status: statusCode, headers: answered as Record<string, string>, body: text };
    }

    /**
     * One request of the REST API below `/services/data/v65.0`, parsed. It is sent again after network errors and 5xx:
     * so only for requests that do no harm twice, which all of this product's are.
     * @throws {OrgRefused | OrgUnavailable | OrgLimitReached | SessionExpired}
     */
    async data<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
        let problem = '';
        for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) await sleep(250 * 2 ** attempt * (0.5 + Math.random()));
            try {
                const answer = await this.send(method, `/services/data/v${API_VERSION}${path}`, body);
                if (answer.status < 500) return parse<T>(answer);
                problem = `status ${answer.status}`;
            } catch (error) {
                if (error instanceof SessionExpired || error instanceof OrgRefused || error instanceof OrgLimitReached)
                    throw error;
                problem = error instanceof Error ? error.message : String(error);
            }
        }
        throw new OrgUnavailable(
            `Salesforce did not answer ${method} ${path.split('?')[0]} (${ATTEMPTS} tries, the last: ${problem}).`
        );
    }
}

/** Writes bytes as fast as they are taken; what goes wrong shows in the answer. */
async function write(bytes: Uint8Array, stream: Duplex, sent?: (bytes: number) => void): Promise<void> {
    for (let at = 0; at < bytes.length && !stream.destroyed; at += CHUNK) {
        const chunk = bytes.subarray(at, at + CHUNK);
        await new Promise<void>((written) => stream.write(chunk, () => written()));
        sent?.(at + chunk.length);
    }
    stream.end();
}

// Gong's own 401 never comes with this status: the gateway turns it into 502 GONG_UNAUTHORIZED
const isSessionExpired = (answer: HttpAnswer): boolean => answer.status === 401;

function parse<T>({ status, body }: HttpAnswer): T {
    let json: unknown;
    try {
        json = body === '' ? undefined : JSON.parse(body);
    } catch {
        throw new Error('the answer is not JSON');
    }
    if (status < 300) return json as T;
    const { errorCode = `HTTP ${status}`, message = '' } = (Array.isArray(json) ? json[0] : json) as {
        errorCode?: string;
        message?: string;
    };
    if (errorCode === 'REQUEST_LIMIT_EXCEEDED') throw new OrgLimitReached();
    throw new OrgRefused(errorCode, message);
}
