import type { Desk } from './desk.js';
import { GongError } from './errors.js';

const SCOPE = 'api:library:read';

/** Public library folders and the calls in them. */
export function libraryOperations(desk: Desk): void {
    desk.operation('GET', '/v2/library/folders', SCOPE, ({ query }) => {
        const { workspaces = [] } = desk.world;
        if (!query.workspaceId && workspaces.length > 1)
            throw new GongError(400, 'workspaceId: is required where there are several workspaces');
        const found = (desk.world.library ?? []).filter(
            ({ workspaceId }) => !query.workspaceId || workspaceId === query.workspaceId
        );
        if (found.length === 0) throw new GongError(404, 'No folders found');
        return {
            folders: found.map(({ id, name, parentFolderId = null, createdBy = null, updated = null }) => ({
                id,
                name,
                parentFolderId,
                createdBy,
                updated
            }))
        };
    });
    desk.operation('GET', '/v2/library/folder-content', SCOPE, ({ query }) => {
        if (!query.folderId) throw new GongError(400, 'folderId: must not be empty');
        const folder = desk.world.library?.find(({ id }) => id === query.folderId);
        if (!folder) throw new GongError(404, `Folder ID ${query.folderId} was not found`);
        const { id, name, createdBy = null, updated = null, calls = [] } = folder;
        return { id, name, createdBy, updated, calls };
    });
}
