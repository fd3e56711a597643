import { field } from '../../../cli/columns.js';
import { listCommand } from '../../../cli/listCommand.js';
import { listWorkspaces } from '../../../gong/index.js';

export default listCommand({
    name: 'workspaces list',
    asks: ['workspaces'],
    columns: [field('id', 25), field('name', 30), field('description', 40)],
    list: listWorkspaces
});
