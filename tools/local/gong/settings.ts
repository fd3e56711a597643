import type { Desk } from './desk.js';
import { GongError } from './errors.js';

/** Workspaces and trackers. Smart trackers are not listed, as in Gong. */
export function settingsOperations(desk: Desk): void {
    desk.operation('GET', '/v2/workspaces', 'api:workspaces:read', () => ({ workspaces: desk.world.workspaces ?? [] }));
    desk.operation('GET', '/v2/settings/trackers', 'api:settings:trackers:read', ({ query }) => {
        const { workspaceId } = query;
        if (workspaceId && !desk.world.workspaces?.some(({ id }) => id === workspaceId))
            throw new GongError(404, `Workspace ID ${workspaceId} was not found`);
        const trackers = desk.world.keywordTrackers ?? [];
        return {
            keywordTrackers: trackers.filter((tracker) => !workspaceId || tracker.workspaceId === workspaceId)
        };
    });
}
