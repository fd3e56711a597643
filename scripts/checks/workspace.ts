import { GongRefused } from '../gong/client/errors.js';
import type { Gong } from '../gong/client/gong.js';
import type { GongRequest } from '../gong/client/transport.js';
import { z } from 'zod';
import type { GongUser } from './emailDomain.js';
import { DAY } from '#rules';

/** A keyword tracker of Gong's; smart trackers are not listed. */
const tracker = z.looseObject({
    trackerId: z.coerce.string(),
    trackerName: z.string(),
    workspaceId: z.coerce.string().nullish(),
    /** `Anyone`, `Company` or `NonCompany`: whose words it counts. */
    affiliation: z.string().nullish().catch(undefined),
    languageKeywords: z
        .array(z.looseObject({ keywords: z.array(z.unknown()).nullish() }))
        .nullish()
        .catch(undefined)
});
const workspace = z.looseObject({ id: z.coerce.string(), name: z.string().nullish().catch(undefined) });

export type KeywordTracker = z.infer<typeof tracker>;
export type GongWorkspace = z.infer<typeof workspace>;

/** Gong pages by 100; a company of a million users is none. */
const MOST_PAGES = 10_000;
/** Long enough for the calls of a quiet month, which one request shows a hundred of. */
export const RECENT_DAYS = 30;

/**
 * All users of the company, deactivated ones included, a hundred a request.
 * @throws {Refusal} when Gong refuses, or its answer is not a list of users
 */
export async function readUsers(gong: Gong): Promise<GongUser[]> {
    const users: GongUser[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
        const answer = await gong.request({ method: 'GET', path: '/v2/users', query: { cursor } });
        // an entry that is no user may stand for anybody: it counts as one without an address
        users.push(...listOf(answer, 'users').map((user) => (user ?? {}) as GongUser));
        const next = (answer?.records as { cursor?: unknown } | null | undefined)?.cursor;
        if (typeof next !== 'string' || next === '') return users;
        cursor = next;
    }
    throw new GongRefused('Gong lists its users without end.');
}

export const readWorkspaces = (gong: Gong): Promise<GongWorkspace[]> =>
    read(gong, { method: 'GET', path: '/v2/workspaces' }, 'workspaces', workspace);

/** The keyword trackers of all workspaces: one of another workspace explains why a name is not found. */
export const readTrackers = (gong: Gong): Promise<KeywordTracker[]> =>
    read(gong, { method: 'GET', path: '/v2/settings/trackers' }, 'keywordTrackers', tracker);

/** Up to a hundred calls of the last 30 days, with the linked CRM objects and the trackers; and how many there are. */
export async function readRecentCalls(
    gong: Gong,
    workspaceId: string | undefined,
    now: number
): Promise<{ calls: readonly unknown[]; total: number }> {
    const body = {
        filter: {
            fromDateTime: new Date(now - RECENT_DAYS * DAY).toISOString(),
            toDateTime: new Date(now).toISOString(),
            ...(workspaceId === undefined ? {} : { workspaceId })
        },
        contentSelector: { context: 'Basic', exposedFields: { content: { trackers: true } } }
    };
    const answer = await gong.request({ method: 'POST', path: '/v2/calls/extensive', body });
    const calls = listOf(answer, 'calls');
    const total = (answer?.records as { totalRecords?: unknown } | null | undefined)?.totalRecords;
    return { calls, total: typeof total === 'number' ? Math.max(total, calls.length) : calls.length };
}

async function read<T extends z.ZodType>(
    gong: Gong,
    request: GongRequest,
    key: string,
    item: T
): Promise<z.infer<T>[]> {
    const answer = await gong.request(request);
    return listOf(answer, key).flatMap((one) => {
        const { success, data } = item.safeParse(one);
        return success ? [data] : [];
    });
}

function listOf(answer: Readonly<Record<string, unknown>> | undefined, key: string): readonly unknown[] {
    const list = answer?.[key] ?? [];
    if (Array.isArray(list)) return list;
    throw new GongRefused(`Gong's answer has no list of ${key}.`);
}
