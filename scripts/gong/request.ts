import type { Gong } from './client/gong.js';
import type { GongRequest } from './client/transport.js';
import type { Json } from '#rules';
import { z } from 'zod';
import { checked, oneOf } from './input.js';

export const METHODS = ['GET', 'POST', 'PUT'] as const;

const input = z
    .strictObject({
        method: oneOf(METHODS),
        path: z
            .string()
            .regex(/^\/v2\/[a-z0-9/-]+$/, 'must be a path of Gong without its query, for example /v2/users'),
        query: z.record(z.string(), z.string()).optional(),
        body: z.unknown().optional()
    })
    .refine(({ method, body }) => method !== 'GET' || body === undefined, {
        path: ['body'],
        error: 'cannot be sent with GET'
    });

/**
 * Asks any operation that the gateway lets through.
 * @returns the answer, or undefined for an empty result
 * @throws {BadInput} before anything is sent
 * @throws {GatewayRefused} for everything else
 */
export async function request(gong: Gong, wanted: GongRequest): Promise<Json | undefined> {
    return gong.request(checked(input, wanted) as GongRequest);
}
