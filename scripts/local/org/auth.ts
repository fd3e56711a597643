import { createHash } from 'node:crypto';
import { invalidSession } from './errors.js';
import type { Row } from './tables.js';
import type { World } from './world.js';

/** A user's access token: `00D…!…`, always the same for the same user of the same org. */
export function tokenOf({ orgId }: World, user: Row): string {
    const secret = createHash('sha256').update(`${orgId}.${user.Id}`).digest('hex');
    return `${orgId.slice(0, 15)}!AQ.${secret}`;
}

/** The active user whose token a request carries. @throws OrgError INVALID_SESSION_ID */
export function authenticate(world: World, authorization: string | undefined): Row {
    const [, token] = /^(?:Bearer|OAuth) (.+)$/i.exec(authorization ?? '') ?? [];
    const user = token && world.tables.all('User').find((one) => one.IsActive && tokenOf(world, one) === token);
    if (!user) throw invalidSession();
    return user;
}

/** What `/services/oauth2/userinfo` tells about the caller. */
export function userInfo(world: World, user: Row, url: string): object {
    return {
        sub: `${url}/id/${world.orgId}/${user.Id}`,
        user_id: user.Id,
        organization_id: world.orgId,
        preferred_username: user.Username,
        nickname: user.CommunityNickname ?? user.Alias,
        name: user.Name,
        email: user.Email,
        email_verified: true,
        given_name: user.FirstName ?? null,
        family_name: user.LastName,
        zoneinfo: user.TimeZoneSidKey ?? 'UTC',
        locale: user.LocaleSidKey ?? 'en_US',
        language: user.LanguageLocaleKey ?? 'en_US',
        user_type: 'STANDARD',
        active: true,
        utcOffset: 0,
        urls: { rest: `${url}/services/data/v{version}/`, sobjects: `${url}/services/data/v{version}/sobjects/` }
    };
}
