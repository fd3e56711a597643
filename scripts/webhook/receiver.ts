import fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { Admitted, Auth } from './auth.js';
import type { CallQueue } from './callQueue.js';
import type { Counts } from './counts.js';
import { Refused } from './errors.js';
import type { Metrics } from './metrics.js';
import { readPayload } from './payload.js';
import type { Readiness } from './readiness.js';

export interface ReceiverOptions {
    /** Where events are posted to. */
    readonly path: string;
    readonly auth: Auth;
    readonly queue: CallQueue;
    readonly counts: Counts;
    readonly readiness: Readiness;
    readonly metrics: Metrics;
    /** How long a request may take to arrive. @default 10000 */
    readonly requestTimeoutMs?: number | undefined;
}

/** The largest payloads that Gong documents have some 100 KB. */
const LARGEST_BODY = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;
/** Gong needs a few; more would only hold memory. */
const CONNECTIONS = 1000;
/** What a full queue of 10,000 needs to have room again. */
const RETRY_AFTER_SECONDS = 30;

/** What whoever runs the server may read; nothing of it is about a person. */
export const FOR_OPERATORS: readonly string[] = ['/healthz', '/readyz', '/metrics'];

/**
 * The HTTP receiver, not yet listening: `POST path` takes events. `GET /healthz` tells that it is there, `/readyz` whether
 * the org and Gong answer, `/metrics` what was done. Who may send is decided before a byte of the body is read, and what is
 * bad costs the same however large it is.
 */
export function receiver({
    path,
    auth,
    queue,
    counts,
    readiness,
    metrics,
    ...options
}: ReceiverOptions): FastifyInstance {
    const requestTimeout = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS;
    const app = fastify({
        bodyLimit: LARGEST_BODY,
        requestTimeout,
        // Node would give headers a minute, and look for slow requests twice a minute
        http: { requestTimeout, headersTimeout: requestTimeout, connectionsCheckingInterval: 1000 }
    });
    app.server.maxConnections = CONNECTIONS;
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    const admitted = new WeakMap<FastifyRequest, Admitted>();
    app.addHook('onRequest', async (request, reply) => {
        const [pathname] = request.url.split('?', 1);
        if (FOR_OPERATORS.includes(pathname!) && ['GET', 'HEAD'].includes(request.method)) return;
        if (pathname !== path) throw new Refused(404, 'There is nothing here.');
        if (request.method !== 'POST') {
            reply.header('allow', 'POST');
            throw new Refused(405, 'Events are posted.');
        }
        admitted.set(request, await auth.admit(request.url, request.headers.authorization));
    });
    app.get('/healthz', () => ({ status: 'ok' }));
    app.get('/readyz', async (_request, reply) => {
        const found = await readiness.look();
        return reply.code(found.ready ? 200 : 503).send(found);
    });
    app.get('/metrics', async (_request, reply) => {
        const { type, body } = await metrics.text();
        return reply.type(type).send(body);
    });
    app.post(path, (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const proof = admitted.get(request)!;
        proof.confirm(body);
        const { callId, isTest, hasContext } = readPayload(body);
        const taken = hasContext ? queue.offer(callId, isTest) : 'no CRM context';
        if (taken === 'full') {
            reply.header('retry-after', RETRY_AFTER_SECONDS);
            throw new Refused(503, 'Too many events are waiting.');
        }
        proof.spend();
        counts.add(taken);
        return reply.code(202).send({ status: taken });
    });
    app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'There is nothing here.' }));
    app.setErrorHandler<FastifyError>((error, _request, reply) => {
        const refused = error instanceof Refused ? error : readable(error);
        counts.refused(refused.statusCode, refused.why);
        if (refused.statusCode === 401) reply.header('www-authenticate', 'Bearer');
        return reply.code(refused.statusCode).send({ error: refused.message });
    });
    return app;
}

/** What Fastify refuses, in a line of our own. */
function readable({ statusCode = 500, code }: FastifyError): Refused {
    if (statusCode === 413) return new Refused(413, 'The body is larger than 1 MB.');
    if (statusCode === 415) return new Refused(415, 'The content type is not application/json.');
    if (statusCode < 500) return new Refused(statusCode, 'The request was not understood.', code);
    return new Refused(500, 'Something went wrong here.', code);
}
