import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { Agent, EnvHttpProxyAgent, request } from 'undici';
import { Refusal } from '../refusal.js';
import { DATA } from './apiVersion.js';
import { ApiUsage } from './apiUsage.js';
import { OrgLimitReached, OrgRefused, OrgUnavailable, SessionExpired } from './errors.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

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

/** Through the proxy that the environment names, as the Salesforce CLI goes. */
export const dispatcher = Object.keys(process.env).some((name) => /^https?_proxy$/i.test(name))
    ? new EnvHttpProxyAgent()
    : new Agent();

/** Requests to one org, each answer as it came. A session that expired is renewed once. */
export class OrgHttp {
    /** Requests sent, as Salesforce counts API calls. */
    requests = 0;
    private readonly session: Session;
    /** Waits between tries, in milliseconds. */
    readonly sleep: (milliseconds: number) => Promise<unknown>;

    /** What the org's answers tell of its daily API calls. */
    readonly usage: ApiUsage;

    constructor(
        session: Session,
        sleep: (milliseconds: number) => Promise<unknown> = setTimeout,
        usage: ApiUsage = new ApiUsage()
    ) {
        this.session = session;
        this.sleep = sleep;
        this.usage = usage;
    }

    /** @throws {Error} when there was no answer at all, {@link SessionExpired} when the session cannot be renewed. */
    async send(method: Method, path: string, body?: unknown, options: SendOptions = {}): Promise<HttpAnswer> {
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
        this.usage.sent();
        const bytes = body instanceof Uint8Array ? body : undefined;
        const answer = await request(this.session.instanceUrl.replace(/\/+$/, '') + path, {
            method: method as 'GET',
            headers: {
                authorization: `Bearer ${this.session.accessToken ?? ''}`,
                accept: 'application/json',
                ...(body === undefined ? {} : { 'content-type': 'application/json' }),
                ...(bytes && { 'content-length': String(bytes.length) }),
                ...headers
            },
            body: bytes ? inChunks(bytes, sent) : body === undefined ? null : JSON.stringify(body),
            dispatcher,
            signal: AbortSignal.timeout(TIMEOUT_MS)
        });
        const told = answer.headers as Record<string, string>;
        this.usage.read(told['sforce-limit-info']);
        return {
            status: answer.statusCode,
            headers: told,
            body: await answer.body.text()
        };
    }

    /**
     * One request of the REST API below {@link DATA}, parsed. It is sent again after network errors and 5xx:
     * so only for requests that do no harm twice, which all of this product's are.
     * @throws {OrgRefused | OrgUnavailable | OrgLimitReached | SessionExpired}
     */
    data<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
        return this.json(method, `${DATA}${path}`, body);
    }

    /** The same for any path of the org. */
    json<T>(method: Method, path: string, body?: unknown): Promise<T> {
        return this.attempt(method, path, body, (answer) =>
            answer.status < 500 ? { value: parse<T>(answer) } : undefined
        );
    }

    /**
     * A request that is sent again after network errors and answers that mean nothing.
     * @param read what an answer means; undefined when it means nothing. What it throws ends it where it is a refusal.
     * @throws {OrgUnavailable | SessionExpired} and what `read` throws
     */
    async attempt<T>(
        method: Method,
        path: string,
        body: unknown,
        read: (answer: HttpAnswer) => { readonly value: T } | undefined
    ): Promise<T> {
        let problem = '';
        for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) await this.sleep(250 * 2 ** attempt * (0.5 + Math.random()));
            try {
                const answer = await this.send(method, path, body);
                const meaning = read(answer);
                if (meaning) return meaning.value;
                problem = `status ${answer.status}`;
            } catch (error) {
                if (error instanceof Refusal) throw error;
                problem = error instanceof Error ? error.message : String(error);
            }
        }
        throw new OrgUnavailable(
            `Salesforce did not answer ${method} ${path.split('?')[0]} (${ATTEMPTS} tries, the last: ${problem}).`
        );
    }
}

/** A body in pieces, telling with each how far it is; a new one for every try. */
function inChunks(bytes: Uint8Array, sent?: (bytes: number) => void): Readable {
    function* pieces(): Generator<Uint8Array> {
        for (let at = 0; at < bytes.length; at += CHUNK) {
            const piece = bytes.subarray(at, at + CHUNK);
            // before it goes: nobody asks for more after the last piece
            sent?.(at + piece.length);
            yield piece;
        }
    }
    return Readable.from(pieces(), { objectMode: false });
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
    // Salesforce's own errors, or those of our Apex REST classes
    const error = (Array.isArray(json) ? json[0] : json) as {
        errorCode?: string;
        message?: string;
        code?: string;
        errors?: string[];
    };
    const code = error.errorCode ?? error.code ?? `HTTP ${status}`;
    if (code === 'REQUEST_LIMIT_EXCEEDED') throw new OrgLimitReached();
    throw new OrgRefused(code, error.message ?? error.errors?.join(' ') ?? '');
}
