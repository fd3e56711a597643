import type { User } from '../gong/index.js';
import { field } from './columns.js';
import type { Column } from './columns.js';

export const USER_COLUMNS: readonly Column<User>[] = [
    field('id', 18),
    field('emailAddress', 30),
    { name: 'name', share: 20, value: ({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' ') },
    field('title', 20),
    field('active', 8),
    field('emailAliases'),
    field('phoneNumber'),
    field('managerId'),
    field('created')
];
