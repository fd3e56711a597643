/** One operation of Gong's API: where it is, and the scope that an access key needs for it. */
export interface Operation {
    readonly method: 'GET' | 'POST' | 'PUT';
    /** `{id}` stands for the id of a call or user. */
    readonly path: string;
    readonly scope: string;
    /** Whether it changes something at Gong: then the connected user needs the permission Gong_Write. */
    readonly writes: boolean;
}

const get = (path: string, scope: string): Operation => ({ method: 'GET', path, scope, writes: false });
/** Most of Gong's POSTs only read: their filters do not fit into a query. */
const post = (path: string, scope: string, writes = false): Operation => ({ method: 'POST', path, scope, writes });
const put = (path: string, scope: string): Operation => ({ method: 'PUT', path, scope, writes: true });

/** The operations that this package offers; the gateway's allow-list has the same (a test holds them together). */
export const OPERATIONS = {
    call: get('/v2/calls/{id}', 'api:calls:read:basic'),
    calls: post('/v2/calls/extensive', 'api:calls:read:extensive'),
    createCall: post('/v2/calls', 'api:calls:create', true),
    uploadMedia: put('/v2/calls/{id}/media', 'api:calls:create'),
    transcripts: post('/v2/calls/transcript', 'api:calls:read:transcript'),
    interactionStats: post('/v2/stats/interaction', 'api:stats:interaction'),
    activity: post('/v2/stats/activity/aggregate', 'api:stats:user-actions'),
    activityByPeriod: post('/v2/stats/activity/aggregate-by-period', 'api:stats:user-actions'),
    activityDayByDay: post('/v2/stats/activity/day-by-day', 'api:stats:user-actions:detailed'),
    answeredScorecards: post('/v2/stats/activity/scorecards', 'api:stats:scorecards'),
    contentViewed: put('/v2/customer-engagement/content/viewed', 'api:engagement-data:write'),
    contentShared: put('/v2/customer-engagement/content/shared', 'api:engagement-data:write'),
    customAction: put('/v2/customer-engagement/action', 'api:engagement-data:write'),
    users: get('/v2/users', 'api:users:read'),
    usersBy: post('/v2/users/extensive', 'api:users:read'),
    user: get('/v2/users/{id}', 'api:users:read'),
    userHistory: get('/v2/users/{id}/settings-history', 'api:users:read'),
    workspaces: get('/v2/workspaces', 'api:workspaces:read'),
    trackers: get('/v2/settings/trackers', 'api:settings:trackers:read'),
    scorecards: get('/v2/settings/scorecards', 'api:settings:scorecards:read'),
    libraryFolders: get('/v2/library/folders', 'api:library:read'),
    libraryFolder: get('/v2/library/folder-content', 'api:library:read'),
    logs: get('/v2/logs', 'api:logs:read'),
    dataForEmail: get('/v2/data-privacy/data-for-email-address', 'api:data-privacy:read'),
    dataForPhone: get('/v2/data-privacy/data-for-phone-number', 'api:data-privacy:read')
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;
