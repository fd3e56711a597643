import { isEmptyResult, parse, refuse } from './answer.js';
import { GongThrottled, GongUnavailable } from './errors.js';
import { Refusal } from '../../refusal.js';
import type { Json } from '#rules';
import { pace } from './pace.js';
import type { GongHost, GongRequest, GongResponse } from './transport.js';
import { MINUTE, SECOND } from '#rules';

/** Longer pauses are not worth waiting for: the run stops, and the next one goes on from its checkpoint. */
const LONGEST_PAUSE_MS = MINUTE;
const ATTEMPTS = 6;

/** Requests to Gong, one after the other at Gong's pace, tried again where that can help. */
export interface Gong {
    /**
     * The parsed answer, or undefined for an empty result.
     * @throws {Refusal} one class for each thing that a run, a check or a person can do about it.
     */
    request(request: GongRequest): Promise<Json | undefined>;
    /** Requests sent so far. */
    readonly requests: number;
}

/** @param allowed settles once the next request may be paid for, or throws: see `budget.ts`. */
export function gong(host: GongHost, allowed: () => Promise<void> = () => Promise.resolve()): Gong {
    const paced = pace(host);
    const counter = { requests: 0 };

    async function send(request: GongRequest): Promise<GongResponse | string> {
        await allowed();
        try {
            return await paced(() => {
                counter.requests++;
                return host.gong(request);
            });
        } catch (error) {
            if (error instanceof Refusal) throw error; // the host knows what it is: trying again would not help
            return error instanceof Error ? error.message : String(error);
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
                    if (isSuccess(response) && json) return json;
                    if (response.status === 204) return {};
                    if (response.status === 404 && isEmptyResult(json)) return undefined;
                    refuse(response.status, json);
                    problem = isSuccess(response) ? 'the answer is not JSON' : `status ${response.status}`;
                }
                const asked = typeof response === 'string' ? undefined : pause(response.retryAfter, host.now());
                if (asked !== undefined && asked > LONGEST_PAUSE_MS) throw new GongThrottled(Math.ceil(asked / 1000));
                if (attempt < ATTEMPTS) await host.sleep(asked ?? 500 * 2 ** (attempt - 1));
                else if (typeof response !== 'string' && response.status === 429)
                    throw new GongThrottled(Math.ceil((asked ?? MINUTE) / SECOND));
            }
            throw new GongUnavailable(
                `Gong did not answer ${request.method} ${request.path} (${ATTEMPTS} tries, the last: ${problem}).`
            );
        }
    };
}

const isSuccess = ({ status }: GongResponse): boolean => status >= 200 && status < 300;

/** Milliseconds that a `Retry-After` asks for; undefined when it is absent or makes no sense. */
function pause(retryAfter: string | undefined, now: number): number | undefined {
    if (retryAfter === undefined) return undefined;
    const text = retryAfter.trim();
    const milliseconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
    return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : undefined;
}
