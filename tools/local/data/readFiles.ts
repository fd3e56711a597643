import { z } from 'zod';
import type { Call, GongData } from '../gong/index.js';
import type { OrgRow } from './deals.js';
import { organisationOf, trackersOf, usersOf, workspacesOf } from './derive.js';
import { anyObject, expected, listOf, readJson } from './inputFile.js';

export interface LocalData {
    gong: GongData;
    /** Rows by object. The first `User` is the connected one. */
    org: Record<string, OrgRow[]>;
}

/** A list as it stands in an answer of Gong's: plain, or still under the name that it has there. */
function listIn(key: string) {
    return z
        .union([listOf(anyObject), z.looseObject({ [key]: listOf(anyObject) })], expected('a list'))
        .transform((value) => (Array.isArray(value) ? value : (value[key] as Record<string, unknown>[])));
}

/** A file of calls, or one call as a webhook of Gong's sends it. */
const callsFile = z.preprocess(
    (file) => {
        const callData = (file as { callData?: unknown } | null)?.callData;
        return callData === undefined ? file : { calls: [callData] };
    },
    z.looseObject(
        {
            calls: listOf(anyObject),
            users: listIn('users').optional(),
            trackers: listIn('keywordTrackers').optional(),
            keywordTrackers: listOf(anyObject).optional(),
            workspaces: listIn('workspaces').optional()
        },
        expected('an object with a list "calls"')
    )
);

const orgFile = z
    .record(z.string(), z.unknown(), expected('an object of lists of rows'))
    .transform((tables, context) => {
        const rows: Record<string, OrgRow[]> = {};
        for (const [name, table] of Object.entries(tables)) {
            if (name.startsWith('_')) continue;
            const result = listOf(anyObject).safeParse(table);
            if (result.success) rows[name] = result.data as OrgRow[];
            else
                for (const issue of result.error.issues)
                    context.addIssue({ ...issue, path: [name, ...issue.path] } as never);
        }
        return rows;
    });

/**
 * A world from hand-made or recorded files: calls in the shape of `/v2/calls/extensive`, and the org's rows by object.
 * Only the envelope is checked, as a call may lack anything; other keys of a recorded answer (`requestId`, `records`, …)
 * are passed over, and times given as epoch numbers become ISO-8601. What the files leave out follows from the calls:
 * users from the internal parties, keyword trackers from those heard, workspaces from those named, opportunities
 * (when there is no org file) from the calls' context.
 * @throws {WorldFileError} one sentence that names the file and the place
 */
export async function readFiles(callsPath: string, orgPath?: string): Promise<LocalData> {
    const file = await readJson(callsPath, callsFile);
    const org = orgPath === undefined ? {} : await readJson(orgPath, orgFile);
    const calls = file.calls.map(withIsoTimes) as Call[];
    const workspaces = (file.workspaces as GongData['workspaces']) ?? workspacesOf(calls);
    const gong: GongData = {
        calls,
        users: (file.users as GongData['users']) ?? usersOf(calls),
        keywordTrackers:
            ((file.trackers ?? file.keywordTrackers) as GongData['keywordTrackers']) ??
            trackersOf(calls, workspaces?.[0]?.id),
        workspaces
    };
    return { gong, org: { ...organisationOf(orgPath === undefined ? calls : []), ...org } };
}

const TIMES = ['scheduled', 'started'];

/** Documented examples have epoch seconds where Gong answers with ISO-8601. */
function withIsoTimes(call: Record<string, unknown>): Record<string, unknown> {
    const { metaData } = call;
    if (metaData === null || typeof metaData !== 'object') return call;
    const times = Object.entries(metaData)
        .filter(([key, value]) => TIMES.includes(key) && typeof value === 'number')
        .map(([key, value]) => [key, isoOf(value as number)]);
    return { ...call, metaData: { ...metaData, ...Object.fromEntries(times) } };
}

const EPOCH_MS_FROM = 1e11;

function isoOf(epoch: number): string | number {
    const date = new Date(epoch < EPOCH_MS_FROM ? epoch * 1000 : epoch);
    return Number.isNaN(date.getTime()) ? epoch : date.toISOString();
}
