import { Flags } from '@salesforce/sf-plugins-core';
import { idFlag, momentFlag } from '../../../cli/gongFlags.js';
import { cursorFlag, listCommand } from '../../../cli/listCommand.js';
import { USER_COLUMNS } from '../../../cli/userColumns.js';
import { listUsers } from '../../../gong/index.js';

export default listCommand({
    name: 'users list',
    asks: ['users', 'usersBy'],
    flags: {
        'user-id': idFlag({ multiple: true, delimiter: ',' }),
        'created-from': momentFlag(),
        'created-to': momentFlag(),
        'include-avatars': Flags.boolean(),
        cursor: cursorFlag()
    },
    columns: USER_COLUMNS,
    list: (gong, { flags }) =>
        listUsers(gong, {
            userIds: flags['user-id'],
            createdFrom: flags['created-from'],
            createdTo: flags['created-to'],
            includeAvatars: flags['include-avatars'],
            cursor: flags.cursor
        })
});
