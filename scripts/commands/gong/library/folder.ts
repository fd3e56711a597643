import { field } from '../../../cli/columns.js';
import { idFlag } from '../../../cli/gongFlags.js';
import { listCommand } from '../../../cli/listCommand.js';
import { getLibraryFolder } from '../../../gong/index.js';
import type { LibraryFolderContent } from '../../../gong/index.js';

export default listCommand({
    name: 'library folder',
    asks: ['libraryFolder'],
    counted: 'calls',
    flags: { 'folder-id': idFlag({ required: true }) },
    columns: [
        field('id', 20),
        field('title', 30),
        field('note', 25),
        {
            name: 'snippet',
            share: 15,
            value: ({ snippet }: NonNullable<LibraryFolderContent['calls']>[number]) =>
                snippet ? `${snippet.fromSec}–${snippet.toSec} s` : undefined
        },
        field('addedBy'),
        field('created'),
        field('url')
    ],
    list: async (gong, { flags }) => (await getLibraryFolder(gong, flags['folder-id'])).calls ?? []
});
