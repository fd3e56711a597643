import { UnreadableBody } from './errors.js';
import type { Session } from './orgState.js';

/** A request to a resource below `/services/data/vXX.X`. */
export interface ApiRequest {
    method: string;
    /** `v65.0` */
    version: string;
    /** Decoded, without the version: `/sobjects/Account/001…`. */
    path: string;
    query: URLSearchParams;
    headers: Record<string, string | undefined>;
    body: Buffer;
}

export interface ApiResponse {
    status: number;
    /** JSON, or text or bytes as they are; nothing when there is no body. */
    body?: unknown;
    headers?: Record<string, string>;
}

/** Values of a pattern's `:names`. */
export type Params = Record<string, string>;
export type Handler = (request: ApiRequest, session: Session, params: Params) => ApiResponse;

export interface Route {
    method: string;
    /** `/sobjects/:object/:id` */
    pattern: string;
    /** How a call to it is counted in the stats. */
    kind: string;
    handle: Handler;
}

/** The request's JSON object. @throws OrgError JSON_PARSER_ERROR */
export function jsonBody(request: ApiRequest): Record<string, unknown> {
    try {
        const body: unknown = JSON.parse(request.body.toString('utf8') || '{}');
        if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
    } catch (error) {
        throw new UnreadableBody('JSON_PARSER_ERROR', `${(error as Error).message} at [line:1, column:1]`);
    }
    throw new UnreadableBody('JSON_PARSER_ERROR', 'The HTTP entity body must be a JSON object');
}

export const ok = (body: unknown): ApiResponse => ({ status: 200, body });
export const created = (body: unknown): ApiResponse => ({ status: 201, body });
export const noContent = (): ApiResponse => ({ status: 204 });
