import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { id18, sync } from '../../scripts/engine/index.js';
import type { Progress, Report, SyncRequest } from '../../scripts/engine/index.js';
import { preflight } from '../../scripts/checks/preflight.js';
import { nodePorts } from '../../scripts/org/ports.js';
import type { Log } from '../../scripts/webhook/log.js';
import type { Serving } from '../../scripts/webhook/serve.js';
import { demoData, moveCall, readFiles } from './data/index.js';
import type { DemoData, LocalData } from './data/index.js';
import { startLocalGong } from './gong/index.js';
import type { LocalGong } from './gong/index.js';
import { readSchema, startLocalOrg } from './org/index.js';
import type { LocalOrg, Schema } from './org/index.js';
import { startReceiver } from './startReceiver.js';
import { DAY } from './time.js';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const ORGANIZATION = id18('00DLc0000000001')!;

/** A local Gong and a local org that is connected to it. */
export interface LocalWorld {
    readonly gong: LocalGong;
    readonly org: LocalOrg;
    /**
     * Checks the connection, then syncs everything that Gong has, in one window.
     * @throws {Blocked} when the connected user is on a domain of the Gong workspace
     */
    syncAll(progress?: (progress: Progress) => void): Promise<Report>;
    /** What happens between two runs: a call moves to another Opportunity. Undefined for a world from files. */
    readonly later: (() => Promise<Report>) | undefined;
    /** Starts a receiver for webhooks of this world, see {@link startReceiver}. */
    receive(log: Log): Promise<Serving & { readonly keyFile: string }>;
    close(): Promise<void>;
}

export interface LocalWorldOptions {
    /** A JSON file `{calls: […]}`, and optionally one with the org's rows. @default the demo */
    readonly calls?: string | undefined;
    readonly org?: string | undefined;
    readonly gongPort?: number | undefined;
    readonly orgPort?: number | undefined;
}

/**
 * Starts both servers on 127.0.0.1, connected: the org has the access key of the Gong. Nothing is checked yet.
 * @throws {WorldFileError} when a file cannot be read
 */
export async function startWorld(options: LocalWorldOptions): Promise<LocalWorld> {
    const demo = options.calls === undefined ? demoData(new Date()) : undefined;
    const world: LocalData = demo ?? (await readFiles(options.calls!, options.org));
    const gong = await startLocalGong({ world: world.gong, port: options.gongPort });
    const schema = await readSchema(packageDirectories());
    const org = await startLocalOrg({
        schema,
        data: {
            ...world.org,
            Organization: [{ Id: ORGANIZATION, ...world.org.Organization?.[0] }],
            // settings without an owner are the org's
            Gong_Settings__c: (world.org.Gong_Settings__c ?? []).map((row) => ({ SetupOwnerId: ORGANIZATION, ...row }))
        },
        gong: { url: gong.url, accessKey: gong.accessKey, secret: gong.secret },
        ...(demo && { permissionSets: rolesOf(demo, schema) }),
        port: options.orgPort
    }).catch(async (error: unknown) => {
        await gong.close();
        throw error;
    });
    gong.leverToken = org.accessToken;
    const run = async (request: SyncRequest, progress?: (progress: Progress) => void): Promise<Report> => {
        await preflight(sessionOf(org));
        return sync(nodePorts(sessionOf(org), progress), request);
    };
    return {
        gong,
        org,
        syncAll: (progress) => {
            const span = spanOf(world, Date.now());
            const windowDays = Math.ceil((span.to - span.from) / DAY);
            return run({ kind: 'Backfill', span, windowDays, host: 'local' }, progress);
        },
        later:
            demo &&
            (() => {
                for (const move of demo.moves) moveCall(gong.world, move);
                return run({ kind: 'Incremental', host: 'local' });
            }),
        receive: async (log) => {
            const keyFile = `${PROJECT}.cache/webhook.key`;
            return { ...(await startReceiver(sessionOf(org), keyFile, log)), keyFile };
        },
        async close() {
            await org.close();
            await gong.close();
        }
    };
}

/** The demo's users: the connected one may do everything, reps what reps may, and one of them was forgotten. */
function rolesOf({ org }: DemoData, { permissionSets }: Schema): Record<string, string[]> {
    const [connected, ...reps] = org.User.map(({ Username }) => String(Username));
    return {
        [connected!]: permissionSets.map(({ name }) => name),
        ...Object.fromEntries(reps.slice(0, -1).map((rep) => [rep, ['Gong_User', 'Gong_Main_Competitors']]))
    };
}

/** A session of the connected user; a local token never expires. */
function sessionOf(org: LocalOrg) {
    return {
        instanceUrl: org.url,
        accessToken: org.accessToken,
        refreshAuth: () => Promise.reject(new Error('a local session cannot be renewed'))
    };
}

function packageDirectories(): string[] {
    const project = JSON.parse(readFileSync(`${PROJECT}/sfdx-project.json`, 'utf8')) as {
        packageDirectories: { path: string }[];
    };
    return project.packageDirectories.map(({ path }) => `${PROJECT}/${path}`);
}

/** From the first call to the last, and up to now. */
function spanOf({ gong }: LocalData, now: number): { from: number; to: number } {
    const starts = gong.calls
        .map((call) => Date.parse(String(call.metaData?.started)))
        .filter((time) => !Number.isNaN(time));
    return {
        from: starts.reduce((first, time) => Math.min(first, time), now - DAY),
        to: starts.reduce((last, time) => Math.max(last, time + 1), now)
    };
}
