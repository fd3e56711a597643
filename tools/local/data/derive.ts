import type { Call, GongUser, KeywordTracker, Party, Workspace } from '../gong/index.js';
import { makeId, to18 } from '../org/ids.js';
import type { OrgRow } from './deals.js';

const BUILT_IN = 'Competitors';
/** Where the users of a workspace are whose address the calls do not give. */
const DOMAIN = 'gong-workspace.example';
const SOME_WORKSPACE = '1000000000000000001';

/**
 * The users who took part: parties with a user id or an internal address, and hosts of whom no more than the id is
 * known. Whose address is not known is on a domain of the workspace's own, and where nobody is known an administrator is
 * there: a real workspace has somebody on some domain, and one that shows none blocks everything.
 */
export function usersOf(calls: readonly Call[]): GongUser[] {
    const users = new Map<string, GongUser>();
    const add = (id: string | null | undefined, party: Partial<Party> = {}): void => {
        const key = id ?? party.emailAddress;
        if (!key || users.has(key)) return;
        const userId = id ?? String(BigInt(SOME_WORKSPACE) + 2000n + BigInt(users.size));
        const [firstName = '', ...rest] = (party.name ?? '').split(' ');
        users.set(key, {
            id: userId,
            emailAddress: party.emailAddress ?? `user-${userId}@${DOMAIN}`,
            emailAliases: [],
            firstName,
            lastName: rest.join(' '),
            title: party.title ?? null,
            active: true
        });
    };
    for (const party of each(calls, ({ parties }) => parties))
        if (party.userId || party.affiliation === 'Internal') add(party.userId, party);
    for (const { metaData } of calls) add(metaData?.primaryUserId);
    if (users.size === 0) add(null, { emailAddress: `admin@${DOMAIN}`, name: 'Gong Admin' });
    return [...users.values()];
}

/** The workspaces that the calls are in; one if they do not say. */
export function workspacesOf(calls: readonly Call[]): Workspace[] {
    const ids = new Set(calls.flatMap(({ metaData }) => metaData?.workspaceId ?? []));
    if (ids.size === 0) ids.add(SOME_WORKSPACE);
    return [...ids].map((id, i) => ({ id, name: `Workspace ${i + 1}`, description: '' }));
}

/**
 * The keyword trackers heard on the calls, and Gong's built-in `Competitors` unless the calls have a tracker of that
 * name but for case or spaces: then the workspace is one where it was renamed.
 * @param workspaceId where the trackers of calls without a workspace are
 */
export function trackersOf(calls: readonly Call[], workspaceId = SOME_WORKSPACE): KeywordTracker[] {
    const trackers = new Map<string, KeywordTracker>();
    let made = 0;
    const add = (id: string | null | undefined, trackerName: string, where: string, keywords: string[]) => {
        const key = `${where}/${id ?? ''}/${trackerName}`;
        const known = trackers.get(key);
        if (known) return void known.languageKeywords![0]!.keywords.push(...keywords);
        const languageKeywords = [{ language: 'mul', keywords, includeRelatedForms: false }];
        const trackerId = id ?? String(BigInt(SOME_WORKSPACE) + 1000n + BigInt(made++));
        trackers.set(key, { trackerId, trackerName, workspaceId: where, languageKeywords, affiliation: 'Anyone' });
    };
    for (const call of calls)
        for (const { id, name, type, phrases } of each([call], ({ content }) => content?.trackers))
            if (name && type !== 'SMART')
                add(
                    id,
                    name,
                    call.metaData?.workspaceId ?? workspaceId,
                    listed(phrases).flatMap(({ phrase }) => phrase ?? [])
                );
    const names = [...trackers.values()].map(({ trackerName }) => trackerName.trim().toLowerCase());
    if (!names.includes(BUILT_IN.toLowerCase())) add(null, BUILT_IN, workspaceId, []);
    for (const { languageKeywords } of trackers.values())
        for (const words of languageKeywords ?? []) words.keywords = [...new Set(words.keywords)];
    return [...trackers.values()];
}

/** An org for calls that came without one: the integration user, and the opportunities and accounts of the calls' context. */
export function organisationOf(calls: readonly Call[]): Record<string, OrgRow[]> {
    const user: OrgRow = {
        Id: makeId('005', 701),
        FirstName: 'Gong',
        LastName: 'Integration',
        Name: 'Gong Integration',
        Email: 'gong@integration.example',
        Username: 'gong@integration.example.crm',
        Alias: 'gong',
        IsActive: true
    };
    const rows = { Account: new Map<string, OrgRow>(), Opportunity: new Map<string, OrgRow>() };
    for (const { system, objects } of each(calls, ({ context }) => context)) {
        if (system !== 'Salesforce') continue;
        for (const { objectType, objectId, fields } of listed(objects)) {
            if ((objectType !== 'Opportunity' && objectType !== 'Account') || !/^\w{15}(\w{3})?$/.test(objectId ?? ''))
                continue;
            const Id = to18(objectId!);
            const value = (name: string) => listed(fields).find((field) => field.name === name)?.value;
            const Name = String(value('Name') ?? `${objectType} ${Id}`);
            const more = {
                StageName: String(value('StageName') ?? 'Prospecting'),
                CloseDate: String(value('CloseDate') ?? '2030-12-31')
            };
            if (!rows[objectType].has(Id))
                rows[objectType].set(Id, { Id, Name, ...(objectType === 'Opportunity' && more) });
        }
    }
    return { User: [user], Account: [...rows.Account.values()], Opportunity: [...rows.Opportunity.values()] };
}

/** The objects in a list, whatever else is in it or instead of it. */
function listed<T>(list: T[] | null | undefined): T[] {
    return Array.isArray(list) ? list.filter((item) => item !== null && typeof item === 'object') : [];
}

function each<T>(calls: readonly Call[], part: (call: Call) => T[] | null | undefined): T[] {
    return calls.flatMap((call) => listed(part(call)));
}
