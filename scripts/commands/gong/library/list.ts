import { field } from '../../../cli/columns.js';
import { idFlag } from '../../../cli/gongFlags.js';
import { listCommand } from '../../../cli/listCommand.js';
import { listLibraryFolders } from '../../../gong/index.js';

export default listCommand({
    name: 'library list',
    asks: ['libraryFolders'],
    counted: 'folders',
    flags: { 'workspace-id': idFlag() },
    columns: [
        field('id', 20),
        field('name', 30),
        field('parentFolderId', 20),
        field('updated', 28),
        field('createdBy')
    ],
    list: (gong, { flags }) => listLibraryFolders(gong, { workspaceId: flags['workspace-id'] })
});
