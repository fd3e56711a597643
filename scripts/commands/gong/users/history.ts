import { field } from '../../../cli/columns.js';
import { idFlag } from '../../../cli/gongFlags.js';
import { listCommand } from '../../../cli/listCommand.js';
import { listUserHistory } from '../../../gong/index.js';

export default listCommand({
    name: 'users history',
    asks: ['userHistory'],
    counted: 'changes',
    flags: { 'user-id': idFlag({ required: true }) },
    columns: [field('time', 30), field('setting', 40), field('value', 20)],
    list: (gong, { flags }) => listUserHistory(gong, flags['user-id'])
});
