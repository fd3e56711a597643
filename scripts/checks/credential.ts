import { SyncError } from '#engine';
import { attempt, missingScope, type Facts } from './facts.js';
import { finding, note, noteOf, type Finding, type Note } from './finding.js';

const API_PAGE = 'Gong › Admin center › Settings › Ecosystem › API';
const STORE = 'Store it with "gong connect".';

/** What Gong says when it refuses a key, and what that means. */
const REASONS: readonly (readonly [said: RegExp, means: string, ...actions: string[]])[] = [
    [/expired/i, 'The access key has expired.', `Make a new one on ${API_PAGE}.`, STORE],
    [
        /\bIP\b|address/i,
        'Gong does not take the access key from the addresses of Salesforce.',
        `Add the addresses of your Salesforce instance to the key's allow-list on ${API_PAGE}, or take the list away.`
    ],
    [
        /technical administrator|\badmin/i,
        'The access key was not made by a technical administrator of Gong.',
        `Let a technical administrator make one on ${API_PAGE}.`,
        STORE
    ]
];
const WRONG_KEY = [
    'Gong does not know the access key or its secret.',
    `Copy both anew from ${API_PAGE}, as a technical administrator. Gong shows a secret once: when it is lost, make a new pair.`,
    STORE
] as const;

/** Whether the Named Credential answers, with a key that may read all that the sync needs. */
export async function credential(facts: Facts): Promise<Finding> {
    const errors: SyncError[] = [];
    const reads: (() => Promise<unknown>)[] = [facts.users, facts.workspaces, facts.trackers];
    // what the domain check stops, or the org refuses it, is not the key's fault
    const { value: domain } = await attempt(facts.emailDomain);
    if (domain && domain.level !== 'block') reads.push(facts.calls);
    for (const read of reads) {
        const { error } = await attempt(read);
        if (error) errors.push(error);
    }
    if (errors.length === 0)
        return finding('credential', [note('ok', 'Gong answers, and the access key may read what the sync needs.')]);
    const scopes = [...new Set(errors.flatMap((error) => missingScope(error) ?? []))];
    const others = errors.filter((error) => missingScope(error) === undefined).map(noteOfRefusal);
    return finding('credential', [...others.slice(0, 1), ...(scopes.length > 0 ? [noteOfScopes(scopes)] : [])]);
}

function noteOfScopes(scopes: readonly string[]): Note {
    const names = scopes.join(', ');
    return note(
        'block',
        `The access key lacks the scope${scopes.length > 1 ? 's' : ''} ${names}.`,
        `Make a key with ${scopes.length > 1 ? 'these scopes' : 'this scope'} on ${API_PAGE}, as a technical administrator.`,
        STORE
    );
}

function noteOfRefusal(error: SyncError): Note {
    if (error.code !== 'GONG_UNAUTHORIZED') return noteOf('block', error);
    const [, means, ...actions] = REASONS.find(([said]) => said.test(error.message)) ?? [/./, ...WRONG_KEY];
    return note('block', `${means} Gong says: ${error.message}`, ...actions);
}
