import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { authenticate, userInfo } from './auth.js';
import { errorBody, notFound, OrgError, requestLimit } from './errors.js';
import { MAINTENANCE_PAGE, rowFaultOf, type Fault, type FaultHook } from './faults.js';
import { gateway, type GongCredential } from './gateway.js';
import { accessOf } from './permissions.js';
import { composite } from './rest/composite.js';
import { versions } from './rest/limits.js';
import type { ApiRequest, ApiResponse } from './rest/request.js';
import { findRoute } from './rest/router.js';
import type { Session, World } from './world.js';

/** Characters a URI may have. */
const MAX_URI = 16_384;
/** Bytes a request may have: a bulk job's CSV is the largest. */
const MAX_BODY = 150 * 1024 * 1024;
const APEX = '/services/apexrest/gong';

/** What the server needs besides the org: changeable while it runs. */
export interface Hooks {
    gong: GongCredential | undefined;
    faults: FaultHook | undefined;
}

type Answer = { status: number; headers?: Record<string, string> | undefined; body?: unknown };

/** The org's HTTP server, not yet listening. */
export function createServer(world: World, hooks: Hooks): FastifyInstance {
    const server = fastify({
        bodyLimit: MAX_BODY,
        forceCloseConnections: true,
        http: { maxHeaderSize: 4 * MAX_URI },
        routerOptions: { maxParamLength: 4 * MAX_URI }
    });
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    let n = 0;
    const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const path = request.url.replace(/^\/{2,}/, '/');
        const fault = hooks.faults?.({ method: request.method, path, body: body.toString(), n: ++n });
        if (fault && !actsFirst(fault)) return fail(reply, fault);
        const answer = await answerTo(world, hooks, { request, path, body, fault });
        if (fault && fault.kind !== 'rowErrors') return breakOff(reply, fault, answer);
        return send(reply, answer);
    };
    server.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'], url: '*', handler: handle });
    return server;
}

interface Incoming {
    request: FastifyRequest;
    path: string;
    body: Buffer;
    fault: Fault | undefined;
}

async function answerTo(world: World, hooks: Hooks, incoming: Incoming): Promise<Answer> {
    try {
        return await dispatch(world, hooks, incoming);
    } catch (error) {
        if (error instanceof OrgError) return { status: error.status, body: errorBody(error) };
        const message = `An unexpected error occurred: ${(error as Error).message}`;
        return { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message }] };
    }
}

async function dispatch(world: World, hooks: Hooks, { request, path, body, fault }: Incoming): Promise<Answer> {
    if (path.length > MAX_URI) throw new OrgError('URI_TOO_LONG', 'URI Too Long', { status: 414 });
    const url = new URL(path, 'http://org');
    if (url.pathname.replace(/\/$/, '') === '/services/data') return { status: 200, body: versions() };
    const user = authenticate(world, request.headers.authorization);
    const session: Session = { world, access: accessOf(user, world.schema, world.tables) };
    if (url.pathname === '/services/oauth2/userinfo') {
        return { status: 200, body: userInfo(world, user, `http://${request.headers.host}`) };
    }
    if (url.pathname.startsWith(`${APEX}/v2/`)) {
        countCall(world, 'apexrest');
        return apex(session, hooks, { request, path, body, fault });
    }
    const [, version, resource] = /^\/services\/data\/(v(?:5\d|6[0-7])\.0)(\/.*)?$/.exec(url.pathname) ?? [];
    if (!version) throw notFound();
    const api: ApiRequest = {
        method: request.method === 'HEAD' ? 'GET' : request.method,
        version,
        path: resource ?? '/',
        query: url.searchParams,
        headers: request.headers as ApiRequest['headers'],
        body,
        rowFault: rowFaultOf(fault)
    };
    return rest(api, session);
}

function rest(request: ApiRequest, session: Session): ApiResponse {
    if (request.path === '/composite' && request.method === 'POST') {
        countCall(session.world, 'composite');
        return withUsage(session.world, composite(request, session));
    }
    const { route, params } = findRoute(request.method, request.path);
    countCall(session.world, route.kind);
    return withUsage(
        session.world,
        session.world.tables.atomically(() => route.handle(request, session, params))
    );
}

async function apex(session: Session, { gong }: Hooks, { request, path, body }: Incoming): Promise<Answer> {
    if (!session.world.schema.gatewayOperations.length)
        throw new OrgError('NOT_FOUND', 'Could not find a match for URL', { status: 404 });
    if (!session.access.apexClass('GongGateway')) {
        throw new OrgError('FORBIDDEN', 'You do not have access to the Apex class named: GongGateway', { status: 403 });
    }
    return gateway(
        { method: request.method, path: path.slice(APEX.length), contentType: request.headers['content-type'], body },
        session,
        gong
    );
}

/** Counts a call against the daily limit. @throws OrgError REQUEST_LIMIT_EXCEEDED when it is spent */
function countCall({ stats, apiLimit }: World, kind: string): void {
    if (stats.apiCalls >= apiLimit) throw requestLimit();
    stats.apiCalls++;
    stats.byKind[kind] = (stats.byKind[kind] ?? 0) + 1;
}

function withUsage({ stats, apiLimit }: World, response: ApiResponse): ApiResponse {
    return {
        ...response,
        headers: { ...response.headers, 'sforce-limit-info': `api-usage=${stats.apiCalls}/${apiLimit}` }
    };
}

/** Faults that let the work be done before anything goes wrong. */
function actsFirst(fault: Fault): boolean {
    return (
        fault.kind === 'rowErrors' || fault.kind === 'truncate' || (fault.kind === 'reset' && fault.when === 'after')
    );
}

function send(reply: FastifyReply, { status, headers = {}, body }: Answer): void {
    void reply.code(status).headers(headers);
    if (body === undefined) void reply.send();
    else if (typeof body === 'string' || Buffer.isBuffer(body)) void reply.send(body);
    else void reply.type('application/json;charset=UTF-8').send(JSON.stringify(body));
}

function fail(reply: FastifyReply, fault: Fault): void {
    if (fault.kind === 'html')
        return send(reply, {
            status: fault.status ?? 503,
            headers: { 'content-type': 'text/html' },
            body: MAINTENANCE_PAGE
        });
    if (fault.kind === 'answer') return send(reply, fault);
    reply.hijack();
    if (fault.kind === 'refuse') reply.raw.destroy();
    else if (fault.kind === 'reset') reply.raw.socket?.resetAndDestroy();
}

/** Loses an answer whose work was done: all of it, or its second half. */
function breakOff(reply: FastifyReply, fault: Fault, { status, body }: Answer): void {
    reply.hijack();
    if (fault.kind === 'reset') {
        reply.raw.socket?.resetAndDestroy();
        return;
    }
    const text = Buffer.isBuffer(body)
        ? body
        : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''));
    reply.raw.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length });
    reply.raw.write(text.subarray(0, Math.floor(text.length / 2)), () => reply.raw.destroy());
}
