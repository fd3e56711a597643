import { missingScope } from '../connect/refusals.js';
import { BadSettings, readSettings } from '../engine/index.js';
import { gong } from '../gong/client/gong.js';
import { Refusal } from '../refusal.js';
import type { Ports, Settings } from '../engine/index.js';
import { OrgRefused } from '../org/errors.js';
import type { OrgHttp } from '../org/http.js';
import { readOrgFacts, type OrgFacts } from '../org/facts.js';
import { readStanding, type Standing } from '../org/verdict.js';
import { checkEmailDomain, type GongUser } from './emailDomain.js';
import { Blocked, type Finding } from './finding.js';
import {
    readRecentCalls,
    readTrackers,
    readUsers,
    readWorkspaces,
    type GongWorkspace,
    type KeywordTracker
} from './workspace.js';

/** What the checks look at. Gong is asked for each thing once, when the first check wants it. */
export interface Facts {
    readonly standing: Standing;
    readonly settings: Settings;
    /** What the org says of itself, or why that cannot be used; the settings are then the defaults. */
    readonly org: Attempt<OrgFacts>;
    /** Milliseconds since 1970. */
    readonly now: number;
    users(this: void): Promise<readonly GongUser[]>;
    workspaces(this: void): Promise<readonly GongWorkspace[]>;
    trackers(this: void): Promise<readonly KeywordTracker[]>;
    /** The finding of the domain check, which the org has been told by then. */
    emailDomain(this: void): Promise<Finding>;
    /** @throws {Blocked} when the domain check blocks: no call is read before it has passed. */
    calls(this: void): Promise<{ calls: readonly unknown[]; total: number }>;
}

/**
 * Reads what the org says of itself, in four API calls.
 * @throws {Refusal} when the org cannot be asked or the package is not there
 */
export async function readFacts(http: OrgHttp, ports: Pick<Ports, 'gong' | 'now' | 'sleep'>): Promise<Facts> {
    const standing = await readStanding(http);
    const { org, settings } = await readSetup(http);
    const client = gong(ports);
    let down: Refusal | undefined;
    /** Asks Gong once, and not at all after an error that every other read would end in, too. */
    const ask = <T>(read: () => Promise<T>) =>
        once(async () => {
            if (down) throw down;
            return read().catch((error: unknown) => {
                if (error instanceof Refusal && isForAll(error)) down = error;
                throw error;
            });
        });
    const users = ask(() => readUsers(client));
    const emailDomain = once(() => checkEmailDomain(http, standing, users));
    return {
        standing,
        settings,
        org,
        now: ports.now(),
        users,
        workspaces: ask(() => readWorkspaces(client)),
        trackers: ask(() => readTrackers(client)),
        emailDomain,
        calls: ask(async () => {
            const found = await emailDomain();
            if (found.level === 'block') throw new Blocked(found);
            return readRecentCalls(client, settings.workspaceId, ports.now());
        })
    };
}

async function readSetup(http: OrgHttp): Promise<Pick<Facts, 'org' | 'settings'>> {
    try {
        const value = await readOrgFacts(http);
        return { org: { value }, settings: readSettings(value.setup.settings) };
    } catch (error) {
        if (!(error instanceof OrgRefused || error instanceof BadSettings)) throw error;
        return { org: { error }, settings: readSettings(undefined) };
    }
}

const FOR_ALL = ['GONG_UNAUTHORIZED', 'GONG_UNAVAILABLE', 'GONG_THROTTLED', 'CALLOUT_FAILED', 'NOT_ALLOWED'];
const isForAll = (error: Refusal): boolean => FOR_ALL.includes(error.code) && missingScope(error.message) === undefined;

/** What a read gave, or why it gave nothing. */
export type Attempt<T> = { value: T; error?: undefined } | { value?: undefined; error: Refusal };

export async function attempt<T>(read: () => Promise<T>): Promise<Attempt<T>> {
    try {
        return { value: await read() };
    } catch (error) {
        if (error instanceof Refusal) return { error };
        throw error;
    }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
    let result: Promise<T> | undefined;
    return () => (result ??= read());
}
