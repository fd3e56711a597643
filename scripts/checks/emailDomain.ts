import type { OrgHttp } from '../org/http.js';
import { recordVerdict, type Standing, type Verdict } from '../org/verdict.js';
import { domainOfAddress, isOn, listedDomain } from './domains.js';
import type { Finding, Level } from './finding.js';
import { assign } from '../advice.js';

/** A user of Gong as far as the rule needs it; nothing of it is certain. */
export interface GongUser {
    readonly id?: unknown;
    readonly emailAddress?: unknown;
    readonly emailAliases?: unknown;
    readonly trustedEmailAddress?: unknown;
    readonly active?: unknown;
}

/** Whom the rule is about, and what the admin says about the workspace. */
export interface Connected {
    /** The address of the connected user. */
    readonly email: string;
    /** Gong Settings › Gong Email Domains: they count besides those of the users. */
    readonly listed: readonly string[];
}

export interface Judgement {
    readonly verdict: Verdict['verdict'];
    readonly finding: Finding;
}

/** More of anything than this would bury what matters. */
const MAX_LISTED = 8;
const REMEDY = [
    'Connect with an integration user whose email address is on another domain: Setup › Users › Users › Edit › Email, or a new user there.',
    assign('Gong_Sync', 'that user'),
    'Log in as that user ("sf org login web") and run "gong check" again.',
    '"gong check --explain email-domain" tells more.'
];

/**
 * Rule 9: the connected user must not be on a domain that the Gong workspace uses. Users who are deactivated do not count.
 * What cannot be told is no pass: the verdict is then `unclear`, which blocks as a `conflict` does.
 */
export function judge({ email, listed }: Connected, users: readonly GongUser[]): Judgement {
    const mine = domainOfAddress(email);
    if (mine === undefined) {
        const message = `The email address of the connected user, "${email}", is on no domain that can be told.`;
        return unclear(message, ...REMEDY);
    }
    const domains = listed.map(listedDomain);
    const active = users.filter((user) => user.active !== false);
    const { counts, unreadable } = countDomains(active);
    const theirs = [...new Set([...domains.filter((domain) => domain !== undefined), ...counts.keys()])];
    const hit = theirs.find((domain) => isOn(mine, domain));
    const where = `${email} is on ${mine}`;
    if (hit !== undefined) {
        const many = counts.get(hit) ?? 0;
        const who = many > 0 ? `${people(many)} of the Gong workspace` : 'the Gong workspace, as Gong Settings say';
        const message = `The connected user ${where}, and so ${many > 1 ? 'are' : 'is'} ${who}: Gong cannot tell its calls from your own. ${listing(counts)}`;
        return judgement('conflict', 'block', message, REMEDY);
    }
    const bad = listed.filter((_, i) => domains[i] === undefined);
    if (bad.length > 0) {
        const message = `Gong Settings › Gong Email Domains lists what is no domain: ${some(bad)}.`;
        return unclear(message, 'Give domains like acme.com, separated by semicolons.');
    }
    if (active.length === 0) {
        return unclear(
            users.length === 0
                ? 'Gong shows no users, so the domains of its workspace cannot be told.'
                : 'Gong shows no active users, so the domains of its workspace cannot be told.',
            'Make a new access key in Gong as a technical administrator, with the scope api:users:read.'
        );
    }
    if (unreadable.length > 0 && listed.length === 0) {
        const message = `${people(unreadable.length)} of Gong ${unreadable.length > 1 ? 'have' : 'has'} no email address on a domain that can be told: ${some(unreadable)}.`;
        return unclear(
            message,
            'Give them an address in Gong › Admin center › Settings › Team members, or deactivate them there.',
            'Or list the domains of your company in Gong Settings › Gong Email Domains.'
        );
    }
    return judgement('ok', 'ok', `${where}, which the Gong workspace does not use. ${listing(counts)}`, []);
}

/**
 * Judges the running user by the rule and tells the org, whose gateway goes by it from then on. The org believes a conflict;
 * for an ok it asks Gong itself, and may find otherwise.
 * @throws {Refusal} when Gong or the org cannot be asked: then the earlier verdict stands
 */
export async function checkEmailDomain(
    http: OrgHttp,
    { email, workspaceId, domains }: Standing,
    users: () => Promise<readonly GongUser[]>
): Promise<Finding> {
    const listed = (domains ?? '').split(/[;,\s]+/).filter((domain) => domain !== '');
    const { verdict, finding } = judge({ email, listed }, await users());
    const { refusal } = await recordVerdict(http, { verdict, email, workspaceId, message: finding.message });
    // the org looks for itself, and what it finds counts
    return verdict === 'ok' && refusal
        ? judgement(verdict, 'block', refusal.errors.join(' '), REMEDY).finding
        : finding;
}

/** Active users by domain, one who has addresses on several domains in each; and those with an address that cannot be read. */
function countDomains(users: readonly GongUser[]): { counts: Map<string, number>; unreadable: string[] } {
    const counts = new Map<string, number>();
    const unreadable: string[] = [];
    for (const { id, emailAddress, emailAliases, trustedEmailAddress } of users) {
        const more = [emailAliases, trustedEmailAddress].flat().filter((address) => (address ?? '') !== '');
        const domains = [emailAddress, ...more].map(domainOfAddress);
        if (domains.includes(undefined))
            unreadable.push(typeof id === 'string' ? `user ${id}` : 'a user without an id');
        for (const domain of new Set(domains)) if (domain) counts.set(domain, (counts.get(domain) ?? 0) + 1);
    }
    return { counts, unreadable };
}

const judgement = (
    verdict: Judgement['verdict'],
    level: Level,
    message: string,
    actions: readonly string[]
): Judgement => ({ verdict, finding: { id: 'email-domain', level, message, actions } });

const unclear = (message: string, ...actions: string[]): Judgement => judgement('unclear', 'block', message, actions);

const people = (count: number): string => `${count} active user${count === 1 ? '' : 's'}`;

const some = (items: readonly string[]): string =>
    items.slice(0, MAX_LISTED).join(', ') + (items.length > MAX_LISTED ? ` and ${items.length - MAX_LISTED} more` : '');

function listing(counts: ReadonlyMap<string, number>): string {
    const domains = [...counts].sort((a, b) => b[1] - a[1]).map(([domain, count]) => `${domain} (${people(count)})`);
    return domains.length > 0 ? `Domains of the workspace: ${some(domains)}.` : '';
}
