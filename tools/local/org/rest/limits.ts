import { ok, type Handler, type Route } from '../request.js';

const limits: Handler = (_request, { world }) =>
    ok({
        DailyApiRequests: { Max: world.apiLimit, Remaining: Math.max(0, world.apiLimit - world.stats.apiCalls) },
        DailyBulkV2QueryJobs: { Max: 10_000, Remaining: 10_000 },
        DataStorageMB: { Max: 5, Remaining: 5 },
        FileStorageMB: { Max: 20, Remaining: 20 }
    });

const resources: Handler = ({ version }) => {
    const names = ['limits', 'query', 'queryAll', 'sobjects', 'composite', 'jobs'];
    return ok(Object.fromEntries(names.map((name) => [name, `/services/data/${version}/${name}`])));
};

export const limitRoutes: Route[] = [
    { method: 'GET', pattern: '/', kind: 'resources', handle: resources },
    { method: 'GET', pattern: '/limits', kind: 'limits', handle: limits }
];

/** The versions an org tells about, oldest first. */
export function versions(): object[] {
    const known: Array<[number, string]> = [
        [58, "Summer '23"],
        [59, "Winter '24"],
        [60, "Spring '24"],
        [61, "Summer '24"],
        [62, "Winter '25"],
        [63, "Spring '25"],
        [64, "Summer '25"],
        [65, "Winter '26"],
        [66, "Spring '26"],
        [67, "Summer '26"]
    ];
    return known.map(([number, label]) => ({ label, url: `/services/data/v${number}.0`, version: `${number}.0` }));
}
