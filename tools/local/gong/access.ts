import { timingSafeEqual } from 'node:crypto';
import { GongError } from './errors.js';

/** The one API key of the local Gong. Everything can be changed while it runs: a key that expires, loses a scope… */
export interface Access {
    accessKey: string;
    secret: string;
    /** The scopes that the key has. Left out: all. */
    scopes?: string[] | undefined;
    /** ISO-8601 end of the key's life. Left out: none. */
    expiresAt?: string | undefined;
    /** Addresses that may use the key. Left out: all. */
    allowedIps?: string[] | undefined;
    /** False when the key's owner may see no calls: Gong then answers as if there were none. */
    seesCalls?: boolean | undefined;
}

/**
 * Lets a request with the right key through.
 * @throws {GongError} 401 for a missing, wrong or expired key or a missing scope, 403 for a foreign address.
 */
export function authorize(access: Access, header: string | undefined, ip: string, scope: string, now: number): void {
    const [scheme, token = ''] = (header ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'basic' || !same(token, tokenOf(access)))
        throw new GongError(401, 'Failed to validate user identity. Check the access key and its secret.');
    if (access.expiresAt !== undefined && Date.parse(access.expiresAt) <= now)
        throw new GongError(401, 'The access key has expired.');
    if (access.allowedIps && !access.allowedIps.includes(ip.replace(/^::ffff:/, '')))
        throw new GongError(403, `Access from the IP address ${ip} is not allowed for this access key.`);
    requireScope(access, scope);
}

/** @throws {GongError} 401 when the key lacks the scope. */
export function requireScope(access: Access, scope: string): void {
    if (access.scopes && !access.scopes.includes(scope))
        throw new GongError(401, `You don't have permission to use '${scope}' in your app.`);
}

function tokenOf({ accessKey, secret }: Access): string {
    return Buffer.from(`${accessKey}:${secret}`).toString('base64');
}

function same(a: string, b: string): boolean {
    return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
