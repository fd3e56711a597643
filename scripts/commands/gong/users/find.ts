import { SfError } from '@salesforce/core';
import { emailFlag } from '../../../cli/gongFlags.js';
import { listCommand } from '../../../cli/listCommand.js';
import { USER_COLUMNS } from '../../../cli/userColumns.js';
import { findUser } from '../../../gong/index.js';

export default listCommand({
    name: 'users find',
    asks: ['users'],
    flags: { email: emailFlag({ required: true }) },
    columns: USER_COLUMNS,
    async list(gong, { flags }) {
        const user = await findUser(gong, flags.email);
        if (user) return [user];
        throw SfError.create({
            name: 'UserNotFound',
            message: `No user of Gong has the address ${flags.email}, neither as the first one nor as an alias.`,
            actions: ['See all users with "gong users list".'],
            exitCode: 1
        });
    }
});
