import fastify from 'fastify';
import { type Faults, playFaults } from '../faults.js';
import { putUpLevers } from '../levers.js';
import type { Access } from './access.js';
import { activityOperations } from './activity.js';
import { callOperations } from './calls.js';
import { contentEventOperations } from './contentEvents.js';
import { createCallOperations } from './createCall.js';
import { dataPrivacyOperations } from './dataPrivacy.js';
import { type Desk, openDesk, type Stats } from './desk.js';
import { toJson } from './int64.js';
import { interactionStatsOperation } from './interactionStats.js';
import { gongLevers } from './levers.js';
import { libraryOperations } from './library.js';
import { logOperation } from './logs.js';
import { Pages } from './pages.js';
import { RateLimit } from './rateLimit.js';
import { scorecardOperations } from './scorecards.js';
import { settingsOperations } from './settings.js';
import { transcriptOperation } from './transcripts.js';
import { userOperations } from './users.js';
import { postWebhook, type WebhookOptions } from './webhook.js';
import type { GongData } from './gongData.js';

export type { Access } from './access.js';
export type { Stats } from './desk.js';
export { newWebhookKey, type WebhookOptions } from './webhook.js';
export type * from './gongData.js';

export interface LocalGongOptions {
    /** Taken as it is, not copied: what changes in it shows in later answers. */
    world: GongData;
    /** @default 'local-key' */
    accessKey?: string;
    /** @default 'local-secret' */
    secret?: string;
    /** Scopes of the key. Left out: all. */
    scopes?: string[];
    /** Requests let in within any one second. @default 3 */
    perSecond?: number;
    /** Requests let in from midnight to midnight, UTC. @default 10000 */
    perDay?: number;
    /** Added to every answer, in milliseconds. @default 0 */
    latencyMs?: number;
    /** @default 0, any free port */
    port?: number;
    faults?: Faults;
    /** Milliseconds since 1970. @default Date.now */
    now?: () => number;
}

export interface LocalGong {
    /** `http://127.0.0.1:…`, without a slash at the end. */
    readonly url: string;
    readonly accessKey: string;
    readonly secret: string;
    readonly world: GongData;
    readonly stats: Stats;
    /** The key, which can be changed while running. */
    readonly access: Access;
    /** Which answers go wrong from now on. */
    faults: Faults | undefined;
    /** Opens the levers below `/local/` to whoever has it: the local org's access token. Undefined: to nobody. */
    leverToken: string | undefined;
    /**
     * Posts a call to a webhook as an automation rule of Gong does, whether or not the call can be read already.
     * @throws {Error} when there is no such call, or nothing listens at `url`
     */
    fireWebhook(callId: string, url: string, options?: WebhookOptions): Promise<{ status: number; body: string }>;
    close(): Promise<void>;
}

const MEDIA_BYTES_MAX = 1.5 * 2 ** 30;

const OPERATIONS: readonly ((desk: Desk) => void)[] = [
    callOperations,
    createCallOperations,
    transcriptOperation,
    userOperations,
    settingsOperations,
    scorecardOperations,
    interactionStatsOperation,
    activityOperations,
    libraryOperations,
    logOperation,
    dataPrivacyOperations,
    contentEventOperations
];

/** Starts a stand-in of Gong's API v2 on 127.0.0.1. README.md beside this file says what it imitates and what not. */
export async function startLocalGong(options: LocalGongOptions): Promise<LocalGong> {
    const { world, accessKey = 'local-key', secret = 'local-secret', now = Date.now } = options;
    const access: Access = { accessKey, secret, scopes: options.scopes };
    const stats: Stats = { requests: 0, byPath: {}, throttled: 0 };
    const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
    app.setReplySerializer(toJson);
    app.addContentTypeParser(
        'multipart/form-data',
        { parseAs: 'buffer', bodyLimit: MEDIA_BYTES_MAX },
        (_request, body, done) => done(null, body)
    );
    const desk = openDesk({
        app,
        world,
        access,
        stats,
        now,
        pages: new Pages(now),
        limit: new RateLimit(options.perSecond ?? 3, options.perDay ?? 10_000, now),
        latencyMs: options.latencyMs ?? 0
    });
    const gong = {
        ...{ accessKey, secret, world, stats, access },
        faults: options.faults,
        leverToken: undefined as string | undefined
    };
    playFaults(app, () => gong.faults);
    putUpLevers(app, gongLevers(world, access), () => gong.leverToken);
    for (const putUp of OPERATIONS) putUp(desk);
    const url = await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
    return Object.assign(gong, {
        url,
        fireWebhook: async (callId: string, target: string, webhook: WebhookOptions = {}) => {
            const call = world.calls.find(({ metaData }) => metaData?.id === callId);
            if (!call) throw new Error(`The local Gong has no call ${callId}.`);
            return postWebhook(call, target, webhook, now());
        },
        close: () => app.close()
    });
}
