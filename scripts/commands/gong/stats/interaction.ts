import { field } from '../../../cli/columns.js';
import type { Column } from '../../../cli/columns.js';
import { dayFlag, idFlag } from '../../../cli/gongFlags.js';
import { cursorFlag, listCommand } from '../../../cli/listCommand.js';
import { listInteractionStats } from '../../../gong/index.js';
import type { InteractionStats } from '../../../gong/index.js';

const stat = (name: string): Column<InteractionStats> => ({
    name,
    share: 12,
    value: ({ personInteractionStats }) => personInteractionStats?.find((found) => found.name === name)?.value
});

export default listCommand({
    name: 'stats interaction',
    asks: ['interactionStats'],
    counted: 'users',
    note: 'Covers only users with Whisper on: Gong measures no other calls.',
    flags: {
        from: dayFlag({ required: true }),
        to: dayFlag({ required: true }),
        'user-id': idFlag({ multiple: true, delimiter: ',' }),
        cursor: cursorFlag()
    },
    columns: [
        field('userId'),
        field('userEmailAddress', 35),
        stat('Longest Monologue'),
        stat('Longest Customer Story'),
        stat('Interactivity'),
        stat('Patience'),
        stat('Question Rate')
    ],
    list: (gong, { flags }) =>
        listInteractionStats(gong, { from: flags.from, to: flags.to, userIds: flags['user-id'], cursor: flags.cursor })
});
