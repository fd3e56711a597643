import { createHash, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { BadOption, Unauthorized } from './errors.js';
import { readKeys } from './keys.js';
import { UsedTokens } from './usedTokens.js';

export interface AuthOptions {
    /** Expected in the address as `?secret=…`. */
    readonly secret?: string | undefined;
    /** Public keys of Gong's signed requests: PEM or bare base64, see {@link readKeys}. */
    readonly publicKeys?: readonly string[] | undefined;
    /** The address that the rule in Gong has, as Gong signs it. */
    readonly url?: string | undefined;
}

/** A request whose address and token are right; what its body proves is still to be seen. */
export interface Admitted {
    /** @throws {Unauthorized} when the body is not the signed one, or the token was used in the meantime */
    confirm(body: Buffer): void;
    /** To be called once the event is taken: the token is worth nothing from then on. */
    spend(): void;
}

export interface Auth {
    /** How requests prove themselves, for people. */
    readonly means: readonly string[];
    /**
     * Judges a request before its body is read.
     * @param target path and query, as requested
     * @throws {Unauthorized}
     */
    admit(target: string, authorization: string | undefined): Promise<Admitted>;
}

/** Clocks differ by that much. */
const SKEW_SECONDS = 30;
const SHORTEST_SECRET = 16;

/**
 * With a secret and keys, both are asked for.
 * @throws {BadOption} when there is neither, or one cannot be used
 */
export function readAuth({ secret, publicKeys = [], url }: AuthOptions): Auth {
    const keys = publicKeys.flatMap(readKeys);
    if (secret === undefined && keys.length === 0) {
        throw new BadOption(
            'Requests need a way to prove that they come from Gong.',
            'Set GONG_WEBHOOK_SECRET to a long random text, for example one of "openssl rand -hex 32".',
            'Or give the public key of the rule in Gong with --public-key, and the address of the rule with --url.'
        );
    }
    if (secret !== undefined && secret.length < SHORTEST_SECRET) {
        throw new BadOption(
            `The secret has fewer than ${SHORTEST_SECRET} characters.`,
            'Make one with "openssl rand -hex 32".'
        );
    }
    const tokens = keys.length > 0 ? tokenCheck(keys, addresses(url, secret)) : undefined;
    return {
        means: [...(secret === undefined ? [] : ['secret']), ...(tokens ? ['signature'] : [])],
        async admit(target, authorization) {
            if (secret !== undefined) assertSecret(target, secret);
            return tokens ? tokens(authorization) : { confirm: () => undefined, spend: () => undefined };
        }
    };
}

/** The addresses that Gong may have signed: the one of the rule, with or without the secret in it. */
function addresses(url: string | undefined, secret: string | undefined): Set<string> {
    if (url === undefined || !URL.canParse(url)) {
        throw new BadOption(
            url === undefined ? 'Signed requests name the address they go to.' : `"${url}" is not an address.`,
            'Give the address of the rule in Gong: --url https://gong.acme.example/gong'
        );
    }
    const plain = new URL(url);
    const whole = new URL(url);
    if (secret !== undefined) whole.searchParams.set('secret', secret);
    return new Set([plain.href, whole.href]);
}

function assertSecret(target: string, secret: string): void {
    const given = new URL(target, 'http://receiver').searchParams.get('secret');
    if (given === null) throw new Unauthorized('no secret in the address');
    // digests have the same length, so the comparison takes the same time whatever was given
    if (!timingSafeEqual(sha256(given), sha256(secret))) throw new Unauthorized('wrong secret');
}

function tokenCheck(keys: readonly KeyObject[], urls: ReadonlySet<string>) {
    const used = new UsedTokens();
    return async (authorization: string | undefined): Promise<Admitted> => {
        const token = authorization?.replace(/^Bearer\s+/i, '').trim();
        if (!token) throw new Unauthorized('no token');
        const unused = (): void => {
            if (used.has(token)) throw new Unauthorized('the token was used before');
        };
        unused();
        const { webhook_url: url, body_sha256: digest, exp } = await claimsOf(token, keys);
        if (typeof url !== 'string' || !URL.canParse(url) || !urls.has(new URL(url).href)) {
            throw new Unauthorized('the token was signed for another address than --url');
        }
        return {
            confirm(body) {
                unused();
                if (typeof digest !== 'string' || digest.toLowerCase() !== sha256(body).toString('hex')) {
                    throw new Unauthorized('the body is not the one that was signed');
                }
            },
            spend: () => used.add(token, exp! + SKEW_SECONDS, Math.floor(Date.now() / 1000))
        };
    };
}

/** The claims of a token that one of the keys has signed. */
async function claimsOf(token: string, keys: readonly KeyObject[]) {
    const options = {
        // nothing else: a token must not choose how it is checked
        algorithms: ['RS256'],
        clockTolerance: SKEW_SECONDS,
        requiredClaims: ['exp', 'webhook_url', 'body_sha256']
    };
    for (const key of keys) {
        try {
            return (await jwtVerify<{ webhook_url: unknown; body_sha256: unknown }>(token, key, options)).payload;
        } catch (error) {
            if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw new Unauthorized(reason(error));
        }
    }
    throw new Unauthorized('the signature is of none of the public keys');
}

function reason(error: unknown): string {
    if (error instanceof errors.JWTExpired) return 'the token has expired';
    if (error instanceof errors.JOSEAlgNotAllowed) return 'the token is not signed with RS256';
    if (error instanceof errors.JWTClaimValidationFailed) return `the claim ${error.claim} is missing or not valid`;
    return 'the token is not a signed JWT';
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
