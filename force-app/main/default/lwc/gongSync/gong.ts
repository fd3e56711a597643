import {
    GatewayRefused,
    GongNotFound,
    GongRefused,
    GongThrottled,
    GongUnauthorized,
    GongUnavailable,
    CursorExpired,
    ResponseTooLarge,
    SyncError
} from './errors.js';
import { asObject, asText } from './json.js';
import type { Json } from './json.js';
import { pace } from './pace.js';
import type { GongRequest, GongResponse, Ports } from './ports.js';

/** Longer pauses are not worth waiting for: the run stops, and the next one goes on from its checkpoint. */
const LONGEST_PAUSE_MS = 60_000;
const ATTEMPTS = 6;

/** Requests to Gong, one after the other at Gong's pace, tried again where that can help. */
export interface Gong {
    /**
     * The parsed answer, or undefined for an empty result.
     * @throws {SyncError} one class for each thing that a run, a check or a person can do about it.
     */
    request(request: GongRequest): Promise<Json | undefined>;
    /** Requests sent so far. */
    readonly requests: number;
}

export function gong(ports: Pick<Ports, 'gong' | 'now' | 'sleep'>): Gong {
    const go = pace(ports);
    const counter = { requests: 0 };

    async function send(request: GongRequest): Promise<GongResponse | string> {
        const ticket = await go();
        counter.requests++;
        try {
            return await ports.gong(request);
        } catch (error) {
            if (error instanceof SyncError) throw error; // the host knows what it is: trying again would not help
            return error instanceof Error ? error.message : String(error);
        } finally {
            ticket.answered();
        }
    }

    return {
        get requests() {
            return counter.requests;
        },
        async request(request) {
            let problem = '';
            for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
                const response = await send(request);
                if (typeof response === 'string') {
                    problem = response;
                } else {
                    const json = parse(response.body);
                    if (response.status === 200 && json) return json;
                    if (response.status === 404 && isEmptyResult(json)) return undefined;
                    refuse(response.status, json);
                    problem = response.status === 200 ? 'the answer is not JSON' : `status ${response.status}`;
                }
                const asked = typeof response === 'string' ? undefined : pause(response.retryAfter, ports.now());
                if (asked !== undefined && asked > LONGEST_PAUSE_MS) throw new GongThrottled(Math.ceil(asked / 1000));
                if (attempt < ATTEMPTS) await ports.sleep(asked ?? 500 * 2 ** (attempt - 1));
                else if (typeof response !== 'string' && response.status === 429)
                    throw new GongThrottled(Math.ceil((asked ?? 60_000) / 1000));
            }
            throw new GongUnavailable(
                `Gong did not answer ${request.method} ${request.path} (${ATTEMPTS} tries, the last: ${problem}).`
            );
        }
    };
}

function parse(body: string): Json | undefined {
    try {
        return asObject(JSON.parse(body));
    } catch {
        return undefined;
    }
}

/** Gong answers an empty window with 404 and this sentence; any other 404 is an error. */
function isEmptyResult(json: Json | undefined): boolean {
    return /^No \w+( \w+)? found corresponding to the provided filters/i.test(sentence(json) ?? '');
}

function sentence(json: Json | undefined): string | undefined {
    const errors = json?.errors;
    return Array.isArray(errors) ? asText(errors.map((error) => asText(error) ?? '').join(' ')) : undefined;
}

/** Milliseconds that a `Retry-After` asks for; undefined when it is absent or makes no sense. */
function pause(retryAfter: string | undefined, now: number): number | undefined {
    if (retryAfter === undefined) return undefined;
    const text = retryAfter.trim();
    const milliseconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
    return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : undefined;
}

/** Throws for every answer that trying again cannot change. */
function refuse(status: number, json: Json | undefined): void {
    const said = sentence(json);
    const code = asText(json?.code);
    if (code === 'DOMAIN_CONFLICT' || code === 'DOMAIN_NOT_CHECKED') {
        throw new GatewayRefused(
            code,
            4,
            said ?? 'The connection has not passed the email domain check.',
            'Run "gong check".'
        );
    }
    if (code === 'NOT_ALLOWED') {
        throw new GatewayRefused(
            code,
            3,
            said ?? 'The connected user may not ask Gong through this org.',
            'Assign the permission set Gong Sync to the connected user.'
        );
    }
    // the platform's own words; nothing else that a callout fails with can be mended by an admin
    if (code === 'CALLOUT_FAILED' && /access the credential/i.test(said ?? '')) {
        throw new GatewayRefused(
            code,
            3,
            said!,
            'Assign the permission set Gong Sync to the connected user, and store the access key with "gong connect".'
        );
    }
    if (code === 'GONG_UNAUTHORIZED' || status === 401)
        throw new GongUnauthorized(said ?? 'Gong refuses the access key.');
    if (status === 413) throw new ResponseTooLarge();
    if (status === 400 && /cursor/i.test(said ?? '')) throw new CursorExpired(said!);
    if (status === 403) throw new GongUnauthorized(said ?? 'Gong refuses the access key from this address.');
    if (status === 404) throw new GongNotFound(said ?? 'Gong does not know what it was asked for.');
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
        throw new GongRefused(`Gong refused the request with status ${status}${said ? `: ${said}` : ''}.`);
    }
}
