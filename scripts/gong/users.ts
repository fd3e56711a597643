import type { Gong } from './client/gong.js';
import { z } from 'zod';
import { answer, flag, readOne, list, maybe, text, texts } from './answer.js';
import { ask, askList, askPages } from './ask.js';
import type { Page } from './ask.js';
import { checked, email, id, ids, inOrder, time } from './input.js';
import { OPERATIONS } from './operations.js';

const user = answer({
    id: text,
    emailAddress: text,
    created: text,
    active: flag,
    emailAliases: texts,
    trustedEmailAddress: text,
    firstName: text,
    lastName: text,
    title: text,
    phoneNumber: text,
    extension: text,
    personalMeetingUrls: texts,
    settings: maybe(z.record(z.string(), z.unknown())),
    managerId: text,
    meetingConsentPageUrl: text,
    spokenLanguages: list(answer({ language: text, primary: flag }))
});
export type User = z.infer<typeof user>;

const setting = answer({ setting: text, value: flag, time: text });
export type UserSetting = z.infer<typeof setting>;

const listInput = z
    .strictObject({
        /** Also the synthetic users that stand for Gong's own staff. */
        includeAvatars: z.boolean().optional(),
        userIds: ids.optional(),
        /** Users made at this time or later, and (`createdTo`) before that one. */
        createdFrom: time.optional(),
        createdTo: time.optional(),
        cursor: z.string().min(1).optional()
    })
    .refine(({ createdFrom, createdTo }) => inOrder(createdFrom, createdTo), {
        path: ['createdTo'],
        error: 'must be later than createdFrom'
    });
export type UserListInput = z.input<typeof listInput>;

/** The company's users (`GET /v2/users`), or some of them (`POST /v2/users/extensive`). @throws {BadInput} */
export async function* listUsers(gong: Gong, input: UserListInput = {}): AsyncGenerator<Page<User>> {
    const { includeAvatars, userIds, createdFrom, createdTo, cursor } = checked(listInput, input);
    if (!userIds && createdFrom === undefined && createdTo === undefined) {
        const query = includeAvatars ? { includeAvatars: 'true' } : {};
        return yield* askPages(gong, OPERATIONS.users, 'users', user, { query, cursor });
    }
    const filter = { createdFromDateTime: createdFrom, createdToDateTime: createdTo, userIds, includeAvatars };
    yield* askPages(gong, OPERATIONS.usersBy, 'users', user, { body: { filter }, cursor });
}

/** @throws {GongNotFound} when Gong does not know the id */
export async function getUser(gong: Gong, userId: string): Promise<User> {
    const found = await ask(gong, OPERATIONS.user, checked(z.strictObject({ id }), { id: userId }));
    return readOne(found?.['user'], user, 'user');
}

/** When the user's recording settings changed. @throws {GongNotFound} when Gong does not know the id */
export async function listUserHistory(gong: Gong, userId: string): Promise<UserSetting[]> {
    const input = checked(z.strictObject({ id }), { id: userId });
    return askList(gong, OPERATIONS.userHistory, 'userSettingsHistory', setting, input);
}

/** The user with this address, as primary address or alias, in any case; undefined when there is none. */
export async function findUser(gong: Gong, address: string): Promise<User | undefined> {
    const wanted = checked(z.strictObject({ email }), { email: address }).email.toLowerCase();
    for await (const { items } of listUsers(gong)) {
        const found = items.find(({ emailAddress, emailAliases, trustedEmailAddress }) =>
            [emailAddress, trustedEmailAddress, ...(emailAliases ?? [])].some((each) => each?.toLowerCase() === wanted)
        );
        if (found) return found;
    }
    return undefined;
}
