import { field } from '../../../cli/columns.js';
import { idFlag } from '../../../cli/gongFlags.js';
import { listCommand } from '../../../cli/listCommand.js';
import { listTrackers } from '../../../gong/index.js';
import type { KeywordTracker } from '../../../gong/index.js';

export default listCommand({
    name: 'trackers list',
    asks: ['trackers'],
    flags: { 'workspace-id': idFlag() },
    columns: [
        field('trackerId', 20),
        field('trackerName', 20),
        field('workspaceId', 20),
        field('affiliation', 12),
        {
            name: 'keywords',
            share: 28,
            value: ({ languageKeywords }: KeywordTracker) => languageKeywords?.flatMap(({ keywords }) => keywords ?? [])
        },
        field('partOfQuestion'),
        field('saidAt'),
        field('created'),
        field('updated')
    ],
    list: (gong, { flags }) => listTrackers(gong, { workspaceId: flags['workspace-id'] })
});
