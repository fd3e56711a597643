import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LEVERS } from '../levers.js';
import { type Access, authorize } from './access.js';
import { GongError } from './errors.js';
import type { Pages } from './pages.js';
import type { RateLimit } from './rateLimit.js';
import type { GongData } from './gongData.js';

export interface Asked {
    params: Record<string, string>;
    query: Record<string, string | undefined>;
    body: unknown;
    raw: FastifyRequest;
}

/** What an operation needs, and where it is put up. */
export interface Desk {
    readonly world: GongData;
    readonly access: Access;
    readonly pages: Pages;
    now(): number;
    /** Puts up `method path`, which needs `scope` and answers with what `answer` gives, plus a `requestId`. */
    operation(method: 'GET' | 'POST' | 'PUT', path: string, scope: string, answer: Answer, success?: number): void;
}

export type Answer = (asked: Asked) => object | Promise<object>;

/** What was asked of a local Gong so far. */
export interface Stats {
    requests: number;
    /** By operation, for example `GET /v2/calls/{id}`. */
    byPath: Record<string, number>;
    throttled: number;
}

interface DeskOptions {
    app: FastifyInstance;
    world: GongData;
    access: Access;
    pages: Pages;
    limit: RateLimit;
    stats: Stats;
    now: () => number;
    latencyMs: number;
}

/** The desk at which operations are put up: it admits, authorises, waits and counts in the same way for all of them. */
export function openDesk({ app, limit, stats, latencyMs, ...parts }: DeskOptions): Desk {
    const { access, now } = parts;
    app.addHook('onRequest', (request, _reply, done) => {
        if (request.url.startsWith(LEVERS)) return done();
        stats.requests++;
        const operation = `${request.method} ${(request.routeOptions.url ?? '(unknown)').replace(/:(\w+)/g, '{$1}')}`;
        stats.byPath[operation] = (stats.byPath[operation] ?? 0) + 1;
        done();
    });
    app.setNotFoundHandler(() => {
        throw new GongError(404, 'The requested resource was not found.');
    });
    app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
        const known = error instanceof GongError ? error : new GongError(error.statusCode ?? 500, error.message);
        if (known.status === 429) stats.throttled++;
        return reply.status(known.status).headers(known.headers).send({ requestId: requestId(), errors: known.errors });
    });
    return {
        ...parts,
        operation(method, path, scope, answer, success = 200) {
            app.route({
                method,
                url: path.replace(/\{(\w+)\}/g, ':$1'),
                handler: async (request, reply) => {
                    authorize(access, request.headers.authorization, request.ip, scope, now());
                    limit.admit();
                    if (latencyMs > 0) await new Promise((wake) => setTimeout(wake, latencyMs));
                    const { params, query, body } = request;
                    const found = await answer({ params, query, body, raw: request } as Asked);
                    // Gong adds fields without notice: `unannounced` is one that every reader has to ignore.
                    return reply.status(success).send({ requestId: requestId(), ...found, unannounced: true });
                }
            });
        }
    };
}

function requestId(): string {
    return BigInt(`0x${randomBytes(12).toString('hex')}`)
        .toString(36)
        .padStart(19, '0');
}
