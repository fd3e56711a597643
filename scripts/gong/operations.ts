import type { Permission } from '../advice.js';

/** One operation of Gong's API: where it is, and the scope that an access key needs for it. */
export interface Operation {
    readonly method: 'GET' | 'POST' | 'PUT';
    /** `{id}` stands for the id of a call or user. */
    readonly path: string;
    readonly scope: string;
    /** The custom permission that the connected user needs. */
    readonly permission: Permission;
}

const to =
    (method: Operation['method'], usual: Permission) =>
    (path: string, scope: string, permission: Permission = usual): Operation => ({ method, path, scope, permission });
const get = to('GET', 'Gong_Ask_Content');
/** Most of Gong's POSTs only read: their filters do not fit into a query. */
const post = to('POST', 'Gong_Ask_Content');
const put = to('PUT', 'Gong_Write');

/** The operations that this package offers; the gateway's allow-list has the same (a test holds them together). */
export const OPERATIONS = {
    call: get('/v2/calls/{id}', 'api:calls:read:basic'),
    calls: post('/v2/calls/extensive', 'api:calls:read:extensive', 'Gong_Ask_Sync'),
    createCall: post('/v2/calls', 'api:calls:create', 'Gong_Write'),
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
    users: get('/v2/users', 'api:users:read', 'Gong_Ask_Sync'),
    usersBy: post('/v2/users/extensive', 'api:users:read'),
    user: get('/v2/users/{id}', 'api:users:read'),
    userHistory: get('/v2/users/{id}/settings-history', 'api:users:read', 'Gong_Ask_Audit'),
    workspaces: get('/v2/workspaces', 'api:workspaces:read', 'Gong_Ask_Sync'),
    trackers: get('/v2/settings/trackers', 'api:settings:trackers:read', 'Gong_Ask_Sync'),
    scorecards: get('/v2/settings/scorecards', 'api:settings:scorecards:read'),
    libraryFolders: get('/v2/library/folders', 'api:library:read'),
    libraryFolder: get('/v2/library/folder-content', 'api:library:read'),
    logs: get('/v2/logs', 'api:logs:read', 'Gong_Ask_Audit'),
    dataForEmail: get('/v2/data-privacy/data-for-email-address', 'api:data-privacy:read', 'Gong_Ask_Audit'),
    dataForPhone: get('/v2/data-privacy/data-for-phone-number', 'api:data-privacy:read', 'Gong_Ask_Audit')
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;
