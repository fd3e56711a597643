import { GongUnauthorized } from '../gong/client/errors.js';
import type { Refusal } from '../refusal.js';
import { keyRefusal, missingScope, scopesRefusal, type KeyRefusal } from '../connect/refusals.js';
import { attempt, type Facts } from './facts.js';
import { finding, note, noteOf, type Finding, type Note } from './finding.js';

/** Whether the Named Credential answers, with a key that may read all that the sync needs. */
export async function credential(facts: Facts): Promise<Finding> {
    const errors: Refusal[] = [];
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
    const scopes = [...new Set(errors.flatMap(({ message }) => missingScope(message) ?? []))];
    const others = errors.filter(({ message }) => missingScope(message) === undefined);
    return finding('credential', [
        ...others.slice(0, 1).map(noteOfError),
        ...(scopes.length > 0 ? [noteOfRefusal(scopesRefusal(scopes))] : [])
    ]);
}

const noteOfRefusal = ({ message, actions }: KeyRefusal): Note => note('block', message, ...actions);

const noteOfError = (error: Refusal): Note =>
    error instanceof GongUnauthorized ? noteOfRefusal(keyRefusal(error.message)) : noteOf('block', error);
