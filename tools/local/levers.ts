import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** Where the levers of both stand-ins are: no fault is played there, and nothing is counted. */
export const LEVERS = '/local/';

/** Something of a stand-in that can be looked at or changed while it runs. */
export interface Lever {
    readonly method: 'GET' | 'PUT' | 'DELETE';
    /** `/local/calls/:id` */
    readonly path: string;
    /**
     * What is answered, with 200.
     * @param body JSON as it was sent
     * @throws {LeverError}
     */
    pull(body: unknown, params: Readonly<Record<string, string>>): object;
}

/** A lever that cannot be pulled so. The body is `{error}`, one sentence. */
export class LeverError extends Error {
    readonly status: 400 | 401 | 404;

    constructor(status: LeverError['status'], message: string) {
        super(message);
        this.status = status;
    }
}

const MAX_BYTES = 64 * 1024 * 1024;

/** Puts the levers up for whoever has the token; as long as there is none, nobody has. */
export function putUpLevers(app: FastifyInstance, levers: readonly Lever[], token: () => string | undefined): void {
    for (const { method, path, pull } of levers) {
        app.route({
            method,
            url: path,
            bodyLimit: MAX_BYTES,
            onRequest: (request, _reply, done) => {
                if (isBearer(request.headers.authorization, token())) return done();
                done(new LeverError(401, 'Send the access token of the local org: Authorization: Bearer TOKEN.'));
            },
            handler: (request, reply) => {
                const answer = pull(request.body, request.params as Record<string, string>);
                return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
            },
            errorHandler: (error, _request, reply) => {
                const status = error instanceof LeverError ? error.status : (error.statusCode ?? 500) < 500 ? 400 : 500;
                reply.status(status).type('application/json; charset=utf-8');
                return reply.send(JSON.stringify({ error: error.message }));
            }
        });
    }
}

/** The body in the schema's shape. @throws {LeverError} 400 that names the first place that is wrong */
export function bodyOf<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
    const result = schema.safeParse(body);
    if (result.success) return result.data;
    const { path, message } = result.error.issues[0]!;
    const place = path.length === 0 ? 'the body' : path.map(String).join('.');
    throw new LeverError(400, `Nothing was changed, because ${place} is not as it should be: ${message}.`);
}

function isBearer(header: string | undefined, token: string | undefined): boolean {
    if (token === undefined) return false;
    const [given, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
}
