import { createHash, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { newWebhookKey, startLocalGong } from '../../tools/local/gong/index.js';
import type { Call, LocalGong } from '../../tools/local/gong/index.js';
import { readSchema, startLocalOrg } from '../../tools/local/org/index.js';
import type { LocalOrg, Row } from '../../tools/local/org/index.js';
import { jsonLog } from '../../scripts/webhook/log.js';
import { serve } from '../../scripts/webhook/serve.js';
import type { ServeOptions, Serving } from '../../scripts/webhook/serve.js';
import { overhear } from '../support/overhear.js';
import { call, OPPORTUNITIES, session } from '../support/world.js';

export const SECRET = 'a-secret-of-the-rule-in-gong';
export const PUBLIC_URL = 'https://gong.acme.example/gong';

/** A call of an hour ago, on the given Opportunities, that mentions the given names. */
export function recent(n: number, opportunities: readonly number[], ...names: string[]): Call {
    const made = call(n, opportunities, ...names);
    made.metaData!.started = new Date(Date.now() - 3_600_000).toISOString();
    return made;
}

export const idOf = ({ metaData }: Call): string => metaData!.id!;

/** A Gong and an org that is connected to it, on the real clock. */
export interface Both {
    readonly gong: LocalGong;
    readonly org: LocalOrg;
    opportunity(n: number): Row;
    /** The stored calls' Gong ids, one a row. */
    storedCalls(): string[];
}

const open: { close(): Promise<unknown> }[] = [];

/** For `afterEach`. */
export async function closeAll(): Promise<void> {
    for (const one of open.splice(0).reverse()) await one.close();
}

export async function both(calls: readonly Call[], verdict: 'ok' | 'conflict' = 'ok'): Promise<Both> {
    const gong = await startLocalGong({ world: { calls: [...calls] }, perSecond: 1_000_000 });
    open.push(gong);
    const org = await startLocalOrg({
        schema: await readSchema(['force-app', 'main-competitors']),
        data: { Opportunity: OPPORTUNITIES.map((Id, i) => ({ Id, Name: `Deal ${i + 1}` })) },
        gong: { url: gong.url, accessKey: gong.accessKey, secret: gong.secret },
        verdict
    });
    open.push(org);
    return {
        gong,
        org,
        opportunity: (n) => org.tables.all('Opportunity').find(({ Id }) => Id === OPPORTUNITIES[n - 1])!,
        storedCalls: () => org.tables.all('Gong_Call__c').map((row) => String(row.Gong_Call_Id__c))
    };
}

export interface Running {
    readonly serving: Serving;
    /** Every line that was logged, parsed. */
    readonly log: Record<string, unknown>[];
    /** The same as it was written. */
    written(): string;
    /** The first logged line of that event, as soon as there is one. */
    logged(event: string): Promise<Record<string, unknown>>;
}

/** Starts the receiver for an org, with a secret, without a schedule and hardly any delay, unless said otherwise. */
export async function running(org: LocalOrg, options: Partial<ServeOptions> = {}): Promise<Running> {
    let written = '';
    const log: Record<string, unknown>[] = [];
    const serving = await serve({
        session: session(org),
        log: jsonLog((line) => {
            written += line;
            overhear('the receiver', line);
            log.push(JSON.parse(line) as Record<string, unknown>);
        }),
        secret: options.publicKeys ? undefined : SECRET,
        url: options.publicKeys ? PUBLIC_URL : undefined,
        port: 0,
        everyMinutes: 0,
        delayMs: 50,
        ...options
    });
    open.push({ close: () => serving.stop() });
    const logged = (event: string) =>
        until(
            () => log.find((line) => line.event === event),
            () => `${event} in ${written}`
        );
    return { serving, log, written: () => written, logged };
}

/** What `look` finds, as soon as it finds something; fails after 10 s. */
export async function until<T>(look: () => T | undefined | false, what: () => string = String): Promise<T> {
    for (let i = 0; i < 500; i++) {
        const found = look();
        if (found !== undefined && found !== false) return found;
        await sleep(20);
    }
    throw new Error(`waited in vain for ${what === String ? look.toString() : what()}`);
}

export interface Posted {
    readonly status: number;
    readonly headers: Headers;
    readonly body: string;
}

/** Posts a body as it is. */
export async function post(url: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Posted> {
    const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : new Uint8Array(body)
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The receiver's address with the secret in it. */
export const withSecret = ({ serving }: Running, secret = SECRET): string => `${serving.url}?secret=${secret}`;

/** An event about a call, as small as events get. */
export const event = (id: unknown, more: object = {}): string =>
    JSON.stringify({
        callData: {
            metaData: { id },
            context: [{ system: 'Salesforce', objects: [{ objectType: 'Opportunity', objectId: OPPORTUNITIES[0] }] }]
        },
        ...more
    });

/** A rule's key pair, the public key as bare base64 and as PEM. */
export function ruleKey() {
    const { privateKey, publicKey } = newWebhookKey();
    const pem = `-----BEGIN PUBLIC KEY-----\n${publicKey.match(/.{1,64}/g)!.join('\n')}\n-----END PUBLIC KEY-----\n`;
    return { privateKey, publicKey, pem };
}

/** The token that a rule sends with a body, with other claims if given. */
export const signed = (body: string, key: KeyObject, claims: object = {}, alg = 'RS256'): Promise<string> =>
    new SignJWT({
        webhook_url: PUBLIC_URL,
        body_sha256: createHash('sha256').update(body).digest('hex'),
        exp: Math.floor(Date.now() / 1000) + 300,
        ...claims
    })
        .setProtectedHeader({ alg })
        .sign(key);

/** A key of a kind that Gong does not use. */
export const ellipticKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
