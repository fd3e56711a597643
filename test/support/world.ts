import { sync } from '../../scripts/engine/index.js';
import type { Ports, Report, SyncRequest } from '../../scripts/engine/index.js';
import type { Call } from '../../tools/local/gong/index.js';
import { startLocalGong } from '../../tools/local/gong/index.js';
import type { LocalGong } from '../../tools/local/gong/index.js';
import { readSchema, startLocalOrg } from '../../tools/local/org/index.js';
import type { LocalOrg, LocalOrgOptions, Row } from '../../tools/local/org/index.js';
import { nodePorts } from '../../scripts/org/ports.js';

export const OPPORTUNITIES = ['006Lc0000000001IAA', '006Lc0000000002IAA', '006Lc0000000003IAA'] as const;

/** A Gong, an org connected to it, and the Node host between them; `now` is the start of 2026-06-01. */
export interface TestWorld {
    readonly gong: LocalGong;
    readonly org: LocalOrg;
    readonly ports: Ports;
    sync(request?: Partial<SyncRequest>): Promise<Report>;
    opportunity(n: number): Row;
}

const open: { close(): Promise<void> }[] = [];

/** For `afterEach`: a test that fails half-way leaves no server behind. */
export async function closeWorlds(): Promise<void> {
    await Promise.all(open.splice(0).map((server) => server.close()));
}

const NOW = Date.UTC(2026, 5, 1);

export async function testWorld(
    calls: readonly Call[],
    options: Partial<LocalOrgOptions> & { perSecond?: number } = {}
): Promise<TestWorld> {
    const { perSecond = 1_000_000, ...orgOptions } = options;
    const gong = await startLocalGong({ world: { calls: [...calls] }, perSecond, now: () => NOW });
    const org = await startLocalOrg({
        schema: await readSchema(['force-app', 'main-competitors']),
        data: {
            Opportunity: OPPORTUNITIES.map((Id, i) => ({
                Id,
                Name: `Deal ${i + 1}`,
                StageName: 'New',
                CloseDate: '2026-12-31'
            }))
        },
        gong: { url: gong.url, accessKey: gong.accessKey, secret: gong.secret },
        verdict: 'ok',
        now: () => NOW,
        ...orgOptions
    });
    open.push(org, gong);
    // the pace is the engine's own test's concern: here nobody waits
    const ports = { ...nodePorts(session(org), undefined, () => Promise.resolve()), now: () => NOW };
    return {
        gong,
        org,
        ports,
        sync: (request = {}) => sync(ports, { kind: 'Incremental', host: 'test', ...request } as SyncRequest),
        opportunity: (n) => org.tables.all('Opportunity').find(({ Id }) => Id === OPPORTUNITIES[n - 1])!
    };
}

export const session = (org: LocalOrg) => ({
    instanceUrl: org.url,
    accessToken: org.accessToken,
    refreshAuth: () => Promise.reject(new Error('no refresh token'))
});

/** A call of 2026-05-31 on the given Opportunities that mentions the given names, each twice. */
export function call(n: number, opportunities: readonly number[], ...names: string[]): Call {
    return {
        metaData: { id: String(7000 + n), title: `Call ${n}`, started: '2026-05-31T20:00:00Z', duration: 60 },
        context: [
            {
                system: 'Salesforce',
                objects: opportunities.map((i) => ({ objectType: 'Opportunity', objectId: OPPORTUNITIES[i - 1]! }))
            }
        ],
        content: {
            trackers: [
                {
                    id: '1',
                    name: 'Competitors',
                    type: 'KEYWORD',
                    phrases: names.map((phrase) => ({ phrase, count: 2 }))
                }
            ]
        }
    } as Call;
}
