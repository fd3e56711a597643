import type { GatewayAnswer } from './answer.js';
import { refusal } from './answer.js';
import { isObject, objectIn, type Json } from './json.js';

/** A transaction takes 100 callouts and 120 seconds of waiting for them. */
const MOST_PAGES = 90;
const NAME = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const SANDBOX_SUFFIX = '.invalid';

/** What was found, and why where it is not ok; or what Gong or the door said instead of telling its users. */
export type DomainCheck =
    { verdict: 'ok' | 'conflict' | 'unclear'; message: string | undefined } | { failure: GatewayAnswer };

/**
 * The Apex class GongDomainCheck in TypeScript: compares Gong's users, and the domains that the admin listed, with an
 * address. No public suffixes are known here, as in Apex.
 * @param users asks for a page of `GET /v2/users`
 */
export async function domainCheck(
    email: unknown,
    listed: string | null,
    users: (cursor: string | undefined) => Promise<GatewayAnswer>
): Promise<DomainCheck> {
    const list = (listed ?? '')
        .toLowerCase()
        .split(/[;,\s]+/)
        .filter(Boolean);
    const hosts = list.map((one) => hostOf(one.replace(/^@/, '')));
    const found = { domains: new Set(hosts), active: 0, unreadable: 0 };
    let cursor: string | undefined;
    let isComplete = false;
    for (let page = 0; page < MOST_PAGES && !isComplete; page++) {
        const answer = await users(cursor);
        // how Gong says that a list is empty
        if (page === 0 && answer.status === 404) {
            isComplete = true;
            break;
        }
        if (answer.status !== 200) return { failure: answer };
        const told = objectIn(answer.body);
        if (!Array.isArray(told?.users))
            return { failure: refusal(502, 'GONG_NOT_UNDERSTOOD', "Gong's answer has no list of users.") };
        for (const user of told.users) take(isObject(user) ? user : {}, found);
        const next = isObject(told.records) ? told.records.cursor : undefined;
        isComplete = typeof next !== 'string' || next.trim() === '';
        cursor = next as string;
    }
    const mine = domainOf(email);
    if (mine === undefined) return unclear('The email address of the connected user is on no domain that can be told.');
    for (const theirs of found.domains)
        if (theirs !== undefined && (mine === theirs || mine.endsWith(`.${theirs}`) || theirs.endsWith(`.${mine}`)))
            return {
                verdict: 'conflict',
                message: `The connected user is on ${mine}, and the Gong workspace is on ${theirs}.`
            };
    if (!isComplete) return unclear('Gong has more users than Salesforce can read at once.');
    if (hosts.includes(undefined)) return unclear('Gong Settings › Gong Email Domains lists what is no domain.');
    if (found.active === 0)
        return unclear('Gong shows no active users, so the domains of its workspace cannot be told.');
    if (found.unreadable > 0 && list.length === 0)
        return unclear(
            `${found.unreadable} active users of Gong have an address on no domain that Salesforce can tell.`
        );
    return { verdict: 'ok', message: undefined };
}

const unclear = (message: string): DomainCheck => ({ verdict: 'unclear', message });

/** Who is deactivated does not count; who has an address that cannot be read may be on any domain. */
function take(user: Json, found: { domains: Set<string | undefined>; active: number; unreadable: number }): void {
    if (user.active === false) return;
    found.active++;
    const further = [user.trustedEmailAddress, ...(Array.isArray(user.emailAliases) ? user.emailAliases : [])];
    const domains = [user.emailAddress, ...further.filter((one) => (one ?? '') !== '')].map(domainOf);
    for (const domain of domains) if (domain !== undefined) found.domains.add(domain);
    if (domains.includes(undefined)) found.unreadable++;
}

function domainOf(given: unknown): string | undefined {
    let address = typeof given === 'string' ? given.trim().toLowerCase() : '';
    while (address.endsWith(SANDBOX_SUFFIX)) address = address.slice(0, -SANDBOX_SUFFIX.length);
    const former = /^.*=([^=]+\.[^=]+)@example\.com$/.exec(address);
    const host = former ? former[1] : /^.+@([^@]+)$/.exec(address)?.[1];
    return host === undefined ? undefined : hostOf(host);
}

function hostOf(given: string): string | undefined {
    const host = given.replace(/\.$/, '');
    return NAME.test(host) ? host : undefined;
}
