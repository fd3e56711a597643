import { API_VERSION } from '../../../scripts/org/apiVersion.js';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { playFaults, type Faults } from '../faults.js';
import { authenticate, tokenAnswer, userInfo } from './auth.js';
import { errorBody, noMultipart, notFound, OrgError, requestLimit } from './errors.js';
import { gateway, GATEWAY } from './gateway/gateway.js';
import { OPPORTUNITIES, opportunitiesResource } from './gateway/opportunities.js';
import { VERDICT, verdictResource } from './gateway/verdictResource.js';
import { accessOf } from './permissions.js';
import { versions } from './rest/limits.js';
import type { ApiRequest, ApiResponse } from './request.js';
import { findRoute } from './rest/router.js';
import { countCall, type Session, type OrgState } from './orgState.js';

/** Characters a URI may have. */
const MAX_URI = 16_384;
/** Bytes a request may have: a bulk job's CSV is the largest. */
const MAX_BODY = 150 * 1024 * 1024;
const DATA = /^\/services\/data\/(v(?:5\d|6[0-7])\.0)(\/.*)?$/;

/** The org's HTTP server, not yet listening. */
export function createServer(world: OrgState, faults: () => Faults | undefined): FastifyInstance {
    const server = fastify({
        bodyLimit: MAX_BODY,
        forceCloseConnections: true,
        http: { maxHeaderSize: 4 * MAX_URI },
        routerOptions: { maxParamLength: 4 * MAX_URI }
    });
    const bytes = new WeakMap<FastifyRequest, Buffer>();
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
        bytes.set(request, body as Buffer);
        done(null, readable(body as Buffer));
    });
    playFaults(server, faults);
    server.route({
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        url: '*',
        handler: async (request, reply) =>
            send(reply, await answer(world, request, bytes.get(request) ?? Buffer.alloc(0)))
    });
    return server;
}

/** The body as faults see it: JSON where it is, else text. */
function readable(body: Buffer): unknown {
    const text = body.toString('utf8');
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

async function answer(world: OrgState, request: FastifyRequest, body: Buffer): Promise<ApiResponse> {
    try {
        return await dispatch(world, request, body);
    } catch (error) {
        if (error instanceof OrgError) return { status: error.status, body: errorBody(error) };
        const message = `An unexpected error occurred: ${(error as Error).message}`;
        return { status: 500, body: [{ message, errorCode: 'UNKNOWN_EXCEPTION' }] };
    }
}

async function dispatch(world: OrgState, request: FastifyRequest, body: Buffer): Promise<ApiResponse> {
    if (request.url.length > MAX_URI) throw new OrgError('URI_TOO_LONG', 'URI Too Long', { status: 414 });
    // the CLI joins an instance URL that ends in a slash with a path that starts with one
    const url = new URL(request.url.replace(/^\/+/, '/'), 'http://org');
    if (/^\/services\/data\/?$/.test(url.pathname)) return { status: 200, body: versions() };
    const self = `http://${request.headers.host}`;
    if (url.pathname === '/services/oauth2/token' && request.method === 'POST') {
        return tokenAnswer(world, new URLSearchParams(body.toString()), self);
    }
    const user = authenticate(world, request.headers.authorization);
    if (url.pathname === '/services/oauth2/userinfo') {
        return { status: 200, body: userInfo(world, user, self) };
    }
    if (world.stats.apiCalls >= world.apiLimit) throw requestLimit();
    const access = accessOf(user, world.schema, world.tables);
    // Apex sees the path as it was sent, dot segments and backslashes included
    const sentPath = request.url.replace(/^\/+/, '/').split(/[?#]/, 1)[0]!;
    if (sentPath.startsWith(`${GATEWAY}/v2/`)) {
        countCall(world, 'apexrest');
        const { 'content-type': sent = 'application/json', 'x-gong-content-type': meant } = request.headers;
        if (sent.startsWith('multipart/form-data')) throw noMultipart();
        const contentType = meant?.toString() ?? sent;
        const path = sentPath.slice(GATEWAY.length);
        const callout = { method: request.method, path, query: url.searchParams, contentType, body };
        return gateway(callout, world, access);
    }
    if (url.pathname === VERDICT) {
        countCall(world, 'apexrest');
        return verdictResource(request.method, body, world, access);
    }
    if (url.pathname === OPPORTUNITIES) {
        countCall(world, 'apexrest');
        return opportunitiesResource(request.method, body, { world, access, version: `v${API_VERSION}` });
    }
    const [, version, path = '/'] = DATA.exec(url.pathname) ?? [];
    if (!version) throw notFound();
    const headers = request.headers as ApiRequest['headers'];
    const asked = { method: request.method, version, path, query: url.searchParams, headers, body };
    if (path.startsWith('/metadata/deployRequest')) {
        countCall(world, 'deploy');
        // most uses of the org deploy nothing, and checking a package takes a compiler
        const { deployRequest } = await import('./deploy/request.js');
        return deployRequest(asked, { world, access, version });
    }
    return data(asked, { world, access, version });
}

function data(request: ApiRequest, session: Session): ApiResponse {
    const { world } = session;
    const { route, params } = findRoute(request.method, request.path);
    countCall(world, route.kind);
    const response = world.tables.atomically(() => route.handle(request, session, params));
    const usage = `api-usage=${world.stats.apiCalls}/${world.apiLimit}`;
    return { ...response, headers: { 'sforce-limit-info': usage, ...response.headers } };
}

function send(reply: FastifyReply, { status, headers = {}, body }: ApiResponse): FastifyReply {
    reply.code(status).headers(headers);
    if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return reply.send(body);
    return reply.type('application/json;charset=UTF-8').send(JSON.stringify(body));
}
