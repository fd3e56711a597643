import { z } from 'zod';
import type { Desk } from './desk.js';
import { GongError, parsed } from './errors.js';
import { dateTime, instant, isBetween } from './time.js';
import type { GongUser } from './gongData.js';

const SCOPE = 'api:users:read';

const extensiveRequest = z.object({
    cursor: z.string().nullish(),
    filter: z.object({
        createdFromDateTime: dateTime.nullish(),
        createdToDateTime: dateTime.nullish(),
        includeAvatars: z.boolean().nullish(),
        userIds: z.array(z.string()).nullish()
    })
});

export function userOperations(desk: Desk): void {
    desk.operation('GET', '/v2/users', SCOPE, ({ query }) => {
        const avatars = query.includeAvatars === 'true';
        const { records, items } = desk.pages.page(['users', avatars], query.cursor, () => usersOf(desk, avatars));
        return { records, users: items.map(shownUser) };
    });
    desk.operation('GET', '/v2/users/{id}', SCOPE, ({ params }) => ({ user: shownUser(userOf(desk, params.id)) }));
    desk.operation('GET', '/v2/users/{id}/settings-history', SCOPE, ({ params }) => ({
        userSettingsHistory: userOf(desk, params.id).settingsHistory ?? []
    }));
    desk.operation('POST', '/v2/users/extensive', SCOPE, ({ body }) => {
        const { cursor, filter } = parsed(extensiveRequest, body);
        const { records, items } = desk.pages.page(['users/extensive', filter], cursor ?? undefined, () => {
            const ids = filter.userIds && new Set(filter.userIds);
            const found = usersOf(desk, filter.includeAvatars === true).filter(
                ({ id, created }) =>
                    (!ids || ids.has(id)) &&
                    isBetween(instant(created) ?? 0, filter.createdFromDateTime, filter.createdToDateTime)
            );
            if (found.length === 0) throw new GongError(404, 'No users found corresponding to the provided filters');
            return found;
        });
        return { records, users: items.map(shownUser) };
    });
}

function usersOf(desk: Desk, avatars: boolean): GongUser[] {
    return (desk.world.users ?? []).filter((user) => avatars || !user.avatar);
}

function userOf(desk: Desk, id: string | undefined): GongUser {
    const found = desk.world.users?.find((user) => user.id === id);
    if (!found) throw new GongError(404, `User ID ${id} was not found`);
    return found;
}

function shownUser(user: GongUser): object {
    const { avatar: _, whisper: __, settingsHistory: ___, ...shown } = user;
    return shown;
}
