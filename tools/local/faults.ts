import type { FastifyInstance, FastifyReply } from 'fastify';
import { LEVERS } from './levers.js';

/**
 * One way in which an answer goes wrong, played by a local server on purpose.
 *
 * - `refuse`: the connection is closed politely, nothing is done and nothing is answered.
 * - `resetBefore`: the connection is reset before anything is done.
 * - `resetAfter`: everything is done, then the connection is reset: the caller cannot know that it was done.
 * - `stall`: the answer comes after `ms`, or never when `ms` is left out.
 * - `hold`: the answer comes once `until` has settled.
 * - `truncate`: everything is done, the answer breaks off half way.
 * - `html`: a proxy answers with a page (502 unless `status` says otherwise), nothing is done.
 * - `status`: this answer is given instead, nothing is done. A `body` that is not a string is sent as JSON.
 */
export type Fault =
    | { kind: 'refuse' | 'resetBefore' | 'resetAfter' | 'truncate' }
    | { kind: 'stall'; ms?: number }
    | { kind: 'hold'; until: Promise<void> }
    | { kind: 'html'; status?: number }
    | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> };

/** What a fault can be chosen by. `path` comes without the query; `n` counts the server's requests from 1. */
export interface FaultRequest {
    method: string;
    path: string;
    query: Record<string, string>;
    body: unknown;
    n: number;
}

export type Faults = (request: FaultRequest) => Fault | undefined;

const afterwards = new WeakMap<object, 'resetAfter' | 'truncate'>();
const PAGE = '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>';

/** Plays the faults that `current()` asks for at the time of each request; `undefined` means none. */
export function playFaults(app: FastifyInstance, current: () => Faults | undefined): void {
    let n = 0;
    app.addHook('preHandler', (request, reply, done) => {
        if (request.url.startsWith(LEVERS)) return done();
        const [path = '', search] = request.url.split('?');
        const query = Object.fromEntries(new URLSearchParams(search));
        const fault = current()?.({ method: request.method, path, query, body: request.body, n: ++n });
        if (fault === undefined) return done();
        switch (fault.kind) {
            case 'refuse':
                return void request.raw.socket.end();
            case 'resetBefore':
                return void request.raw.socket.resetAndDestroy();
            case 'stall':
                if (fault.ms !== undefined) setTimeout(done, fault.ms);
                return;
            case 'hold':
                return void fault.until.then(() => done());
            case 'html':
                return void reply
                    .status(fault.status ?? 502)
                    .type('text/html')
                    .send(PAGE);
            case 'status':
                return void reply
                    .status(fault.status)
                    .headers(fault.headers ?? {})
                    .send(text(reply, fault.body));
            default:
                afterwards.set(request, fault.kind);
                return done();
        }
    });
    app.addHook('onSend', (request, reply, payload, done) => {
        const fault = afterwards.get(request);
        if (fault === undefined) return done(null, payload);
        if (fault === 'resetAfter') return void request.raw.socket.resetAndDestroy();
        const whole = Buffer.from(typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : '');
        reply.raw.writeHead(reply.statusCode, { ...reply.getHeaders(), 'content-length': whole.length } as never);
        reply.raw.write(whole.subarray(0, whole.length >> 1), () => request.raw.socket.destroy());
    });
}

function text(reply: FastifyReply, body: unknown): string {
    if (typeof body === 'string') return body;
    reply.type('application/json; charset=utf-8');
    return JSON.stringify(body ?? {});
}
