import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Call, CallTracker } from './gongData.js';

export interface WebhookOptions {
    /** What "Test now" sends. @default false */
    isTest?: boolean;
    /** Added to the address as `?secret=…`, for rules that carry a secret in the URL. */
    secret?: string;
    /** Signs the request: a JWT in `Authorization`. */
    jwt?: {
        privateKey: KeyObject;
        /** @default 300 */ expiresInSeconds?: number;
        /** Put `Bearer` first. */ bearer?: boolean;
    };
    /** Sent instead of the call's payload, as it is. */
    rawBody?: string;
}

/** What a Gong automation rule posts about a call: partial, as Gong's payloads are. There is no event name. */
export function webhookPayload({ metaData, context, parties, content }: Call, isTest: boolean): object {
    const trackers = content?.trackers?.map(({ id, name, count, type, phrases }: CallTracker) => ({
        id,
        name,
        count,
        type,
        ...(phrases && { phrases: phrases.map((phrase) => ({ phrase: phrase.phrase, count: phrase.count })) })
    }));
    const callData = { metaData, context, parties, content: { trackers } };
    return { callData, isTest, isPrivate: metaData?.isPrivate ?? false };
}

/**
 * Posts the payload, signed if asked for, and gives the receiver's answer.
 * @param now milliseconds since 1970, from which the token's life is counted
 */
export async function postWebhook(call: Call, url: string, options: WebhookOptions, now: number) {
    const target = new URL(url);
    if (options.secret !== undefined) target.searchParams.set('secret', options.secret);
    const body = options.rawBody ?? JSON.stringify(webhookPayload(call, options.isTest ?? false));
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (options.jwt) {
        const token = await tokenFor(target.href, body, options.jwt, now);
        headers.authorization = options.jwt.bearer ? `Bearer ${token}` : token;
    }
    const response = await fetch(target, { method: 'POST', headers, body });
    return { status: response.status, body: await response.text() };
}

/** A key pair as Gong makes one for a rule; the public key comes as bare base64 of its SPKI form, as Gong shows it. */
export function newWebhookKey(): { privateKey: KeyObject; publicKey: string } {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') };
}

function tokenFor(url: string, body: string, jwt: NonNullable<WebhookOptions['jwt']>, now: number): Promise<string> {
    const seconds = Math.floor(now / 1000);
    const claims = { webhook_url: url, body_sha256: createHash('sha256').update(body).digest('hex') };
    return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + (jwt.expiresInSeconds ?? 300))
        .sign(jwt.privateKey);
}
