import { Flags } from '@salesforce/sf-plugins-core';
import { field } from '../../../cli/columns.js';
import { momentFlag } from '../../../cli/gongFlags.js';
import { cursorFlag, listCommand } from '../../../cli/listCommand.js';
import { listLogs, LOG_TYPES } from '../../../gong/index.js';

export default listCommand({
    name: 'logs list',
    asks: ['logs'],
    counted: 'log entries',
    flags: {
        type: Flags.option({ options: LOG_TYPES })({ required: true }),
        from: momentFlag({ required: true }),
        to: momentFlag(),
        cursor: cursorFlag()
    },
    columns: [
        field('eventTime', 22),
        field('userEmailAddress', 25),
        field('userFullName', 18),
        field('userId'),
        field('impersonatorEmailAddress'),
        field('logRecord', 35)
    ],
    list: (gong, { flags }) =>
        listLogs(gong, { logType: flags.type, from: flags.from, to: flags.to, cursor: flags.cursor })
});
