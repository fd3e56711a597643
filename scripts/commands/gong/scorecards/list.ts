import { field } from '../../../cli/columns.js';
import { listCommand } from '../../../cli/listCommand.js';
import { listScorecards } from '../../../gong/index.js';
import type { Scorecard } from '../../../gong/index.js';

export default listCommand({
    name: 'scorecards list',
    asks: ['scorecards'],
    columns: [
        field('scorecardId', 20),
        field('scorecardName', 30),
        field('workspaceId', 20),
        field('enabled', 10),
        field('reviewMethod', 12),
        { name: 'questions', share: 8, value: ({ questions }: Scorecard) => questions?.length },
        field('created'),
        field('updated')
    ],
    list: listScorecards
});
