import { idFlag } from '../../../cli/gongFlags.js';
import { showCommand } from '../../../cli/showCommand.js';
import { getUser } from '../../../gong/index.js';

export default showCommand({
    name: 'users get',
    asks: ['user'],
    flags: { 'user-id': idFlag({ required: true }) },
    ask: (gong, { flags }) => getUser(gong, flags['user-id'])
});
