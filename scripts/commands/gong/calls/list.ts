import { CALL_COLUMNS, filterFlags, missingCalls, partFlags, partsOf } from '../../../cli/callFlags.js';
import { idFlag } from '../../../cli/gongFlags.js';
import { listCommand } from '../../../cli/listCommand.js';
import { spanOf, withSpan } from '../../../cli/spanFlags.js';
import { listCalls } from '../../../gong/index.js';

export default listCommand({
    name: 'calls list',
    asks: ['calls'],
    flags: {
        ...filterFlags,
        'user-id': idFlag({ multiple: true, delimiter: ',', ...withSpan }),
        ...partFlags
    },
    columns: CALL_COLUMNS,
    list(gong, { flags, out }) {
        const calls = listCalls(gong, {
            ...spanOf(flags, Date.now()),
            callIds: flags['call-id'],
            workspaceId: flags['workspace-id'],
            userIds: flags['user-id'],
            context: flags.context,
            include: partsOf(flags),
            cursor: flags.cursor
        });
        return missingCalls(calls, flags['call-id'], ({ metaData }) => metaData.id, out, 'call');
    }
});
