import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { request } from 'undici';
import { LoginRefused, OrgUnavailable } from './errors.js';
import { dispatcher } from './http.js';
import type { Session } from './http.js';

export interface JwtLogin {
    /** Consumer key of the connected app. */
    readonly clientId: string;
    readonly username: string;
    /** The private key, as PEM, of the certificate that the connected app has. */
    readonly privateKey: string;
    /** `https://login.salesforce.com`, or `https://test.salesforce.com` for a sandbox. */
    readonly loginUrl: string;
}

/** Salesforce takes no assertion that lives longer. */
const ASSERTION_LIFE = '3 minutes';
const TIMEOUT_MS = 30_000;

/**
 * Logs a server in by OAuth's JWT bearer flow. Nothing is read from or written to the disk, and the session renews itself.
 * @throws {LoginRefused} with the reason that Salesforce gives, or when the key is none; {@link OrgUnavailable}
 */
export async function jwtLogin(login: JwtLogin): Promise<Session> {
    const session = {
        ...(await newToken(login)),
        async refreshAuth() {
            Object.assign(session, await newToken(login));
        }
    };
    return session;
}

async function newToken(login: JwtLogin): Promise<Pick<Session, 'instanceUrl' | 'accessToken'>> {
    const form = new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: await assertion(login)
    });
    const { status, body } = await post(`${login.loginUrl.replace(/\/+$/, '')}/services/oauth2/token`, form.toString());
    const answer = parse(body);
    if (status === 200 && answer.access_token && answer.instance_url) {
        return { accessToken: answer.access_token, instanceUrl: answer.instance_url };
    }
    throw new LoginRefused(answer.error_description ?? answer.error ?? `status ${status}`);
}

async function post(url: string, form: string): Promise<{ status: number; body: string }> {
    try {
        const { statusCode, body } = await request(url, {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
            body: form,
            dispatcher,
            signal: AbortSignal.timeout(TIMEOUT_MS)
        });
        return { status: statusCode, body: await body.text() };
    } catch (error) {
        throw new OrgUnavailable(`Salesforce does not answer at ${url}: ${(error as Error).message}.`);
    }
}

async function assertion({ clientId, username, privateKey, loginUrl }: JwtLogin): Promise<string> {
    const key = rsaKey(privateKey);
    if (!key) throw new LoginRefused('the private key is not an RSA key in PEM form');
    return new SignJWT({})
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(clientId)
        .setSubject(username)
        .setAudience(loginUrl.replace(/\/+$/, ''))
        .setExpirationTime(ASSERTION_LIFE)
        .sign(key);
}

function rsaKey(pem: string): KeyObject | undefined {
    try {
        const key = createPrivateKey(pem);
        return key.asymmetricKeyType === 'rsa' ? key : undefined;
    } catch {
        return undefined;
    }
}

function parse(body: string): Partial<Record<'access_token' | 'instance_url' | 'error' | 'error_description', string>> {
    try {
        return JSON.parse(body) as object;
    } catch {
        return {};
    }
}
