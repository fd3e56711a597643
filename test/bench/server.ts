import { manyCalls } from '../../tools/local/data/index.js';
import { startLocalGong } from '../../tools/local/gong/index.js';
import type { Call } from '../../tools/local/gong/index.js';
import { makeId } from '../../tools/local/org/ids.js';
import { readSchema, startLocalOrg } from '../../tools/local/org/index.js';
import type { LocalOrg } from '../../tools/local/org/index.js';
import { Twists } from './twists.js';
import type { Right } from './twists.js';

export interface WorldOptions {
    /** Plain calls, spread evenly over the 80 days before 2026-06-01. */
    readonly calls: number;
    /** Added to every answer of Gong and to every answer of the org: a request to Gong passes both. @default 0 */
    readonly latencyMs?: number | undefined;
    /** Gong's limit. @default 3 */
    readonly perSecond?: number | undefined;
    /** Whether {@link Twists} happen. */
    readonly twists?: boolean | undefined;
}

export interface Started {
    readonly login: { readonly instanceUrl: string; readonly accessToken: string };
    readonly gong: { readonly url: string; readonly authorization: string };
    readonly from: number;
    readonly to: number;
    /** Ids of the calls that have finished, and of those that finish later. */
    readonly finished: readonly string[];
    readonly later: readonly string[];
}

export interface Counts {
    readonly gongRequests: number;
    readonly throttled: number;
    readonly orgApiCalls: number;
    /** Settled ones. */
    readonly rows: number;
    readonly right: Right | undefined;
}

const TO = Date.UTC(2026, 5, 1);
const FROM = TO - 80 * 86_400_000;

/** Calls that share a hundred Opportunities, ten on each. */
const BLOCK = 1000;

/** The calls and the Opportunities of a world: an Opportunity has ten calls, a tenth of a block apart. */
export function dataOf(count: number): { calls: Call[]; opportunityIds: string[] } {
    const ids = Array.from({ length: Math.ceil(count / BLOCK) * (BLOCK / 10) }, (_, i) => makeId('006', i + 1));
    const calls = [...manyCalls(count, { opportunityIds: ids, from: new Date(FROM), to: new Date(TO) })];
    calls.forEach((call, i) => {
        const objectId = ids[Math.floor(i / BLOCK) * (BLOCK / 10) + (i % (BLOCK / 10))]!;
        Object.assign(call.context![0]!.objects![0]!, { objectId });
    });
    return { calls, opportunityIds: ids };
}

/** Starts both; the day has as many requests to Gong and API calls as it takes. */
export async function start(options: WorldOptions) {
    const { calls, opportunityIds } = dataOf(options.calls);
    const { latencyMs = 0, perSecond = 3 } = options;
    const twists = options.twists ? new Twists(calls, opportunityIds, TO) : undefined;
    const gong = await startLocalGong({ world: { calls }, perSecond, perDay: 1e6, latencyMs });
    const org: LocalOrg = await startLocalOrg({
        schema: await readSchema(['force-app', 'main-competitors']),
        data: { Opportunity: opportunityIds.map((Id, i) => ({ Id, Name: `Deal ${i + 1}` })) },
        gong: { url: gong.url, accessKey: gong.accessKey, secret: gong.secret },
        verdict: 'ok',
        apiLimit: 1e6,
        ...(latencyMs > 0 && { faults: () => ({ kind: 'stall' as const, ms: latencyMs }) })
    });
    const authorization = `Basic ${Buffer.from(`${gong.accessKey}:${gong.secret}`).toString('base64')}`;
    const started: Started = {
        login: { instanceUrl: org.url, accessToken: org.accessToken },
        gong: { url: gong.url, authorization },
        from: FROM,
        to: TO,
        finished: calls.filter(({ availableAt }) => availableAt === undefined).map(idOf),
        later: twists ? [twists.late, twists.fresh].map(idOf) : []
    };
    const counts = (): Counts => ({
        gongRequests: gong.stats.requests,
        throttled: gong.stats.throttled,
        orgApiCalls: org.stats.apiCalls,
        rows: org.tables.all('Gong_Call__c').filter((row) => row.Fingerprint__c).length,
        right: twists?.right(org)
    });
    return { gong, org, started, counts, happen: () => twists?.happen(org) };
}

const idOf = ({ metaData }: Call): string => String(metaData!.id);

if (process.send) {
    const { started, counts, happen } = await start(JSON.parse(process.argv[2]!) as WorldOptions);
    process.send(started);
    process.on('message', (word) => {
        if (word === 'happen') happen();
        process.send!(counts());
    });
    process.on('disconnect', () => process.exit());
}
