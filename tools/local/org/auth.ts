import { createHash } from 'node:crypto';
import { invalidSession } from './errors.js';
import type { Row } from './tables.js';
import type { OrgState } from './orgState.js';

/** A user's access token: `00D…!…`, always the same for the same user of the same org. */
export function tokenOf({ orgId }: OrgState, user: Row): string {
    const secret = createHash('sha256').update(`${orgId}.${user.Id}`).digest('hex');
    return `${orgId.slice(0, 15)}!AQ.${secret}`;
}

/** The active user whose token a request carries. @throws OrgError INVALID_SESSION_ID */
export function authenticate(world: OrgState, authorization: string | undefined): Row {
    const [, token] = /^(?:Bearer|OAuth) (.+)$/i.exec(authorization ?? '') ?? [];
    const user = token && world.tables.all('User').find((one) => one.IsActive && tokenOf(world, one) === token);
    if (!user) throw invalidSession();
    return user;
}

/**
 * OAuth's JWT bearer flow: a token for the user that the assertion names. The signature is not looked at, because the
 * org has no connected app with a certificate.
 */
export function tokenAnswer(world: OrgState, form: URLSearchParams, url: string): { status: number; body: object } {
    const refused = (error: string, error_description: string) => ({ status: 400, body: { error, error_description } });
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
        return refused('unsupported_grant_type', 'grant type not supported');
    const claims = claimsOf(form.get('assertion') ?? '');
    if (!claims) return refused('invalid_grant', 'invalid assertion');
    if (!(Number(claims.exp) * 1000 > world.now())) return refused('invalid_grant', 'expired authorization code');
    const user = world.tables.all('User').find(({ IsActive, Username }) => IsActive && Username === claims.sub);
    if (!user) return refused('invalid_grant', "user hasn't approved this consumer");
    const access_token = tokenOf(world, user);
    return { status: 200, body: { access_token, instance_url: url, id: `${url}/id/${world.orgId}/${user.Id}` } };
}

function claimsOf(assertion: string): { sub?: unknown; exp?: unknown } | undefined {
    try {
        return JSON.parse(Buffer.from(assertion.split('.')[1]!, 'base64url').toString()) as object;
    } catch {
        return undefined;
    }
}

/** What `/services/oauth2/userinfo` tells about the caller. */
export function userInfo(world: OrgState, user: Row, url: string): object {
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
