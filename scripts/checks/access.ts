import { assign, DEPLOY, INTEGRATION_USER } from '../advice.js';
import { OrgHttp, type Session } from '../org/http.js';
import type { ObjectAccess, OrgFacts } from '../org/facts.js';
import { nodePorts } from '../org/ports.js';
import { attempt, readFacts, type Facts } from './facts.js';
import { Blocked, finding, note, noteOf, type Finding, type Note } from './finding.js';

const STATE = 'Gong_Competitors__c';
const ASSIGN = assign('Gong_Sync', INTEGRATION_USER);

/** Whether the connected user may see, ask and write what a sync does: a run as somebody else fails row by row. */
export async function access(facts: Facts): Promise<Finding> {
    return finding('access', [...writing(facts), ...(await principalNotes(facts))]);
}

/**
 * For a rehearsal, which writes nothing and so would not notice: asks the org, in four API calls and none to Gong.
 * @throws {Blocked} when a run by this login could not write its rows
 */
export async function mustWrite(session: Session): Promise<void> {
    const found = finding('access', writing(await readFacts(new OrgHttp(session), nodePorts(session))));
    if (found.level === 'block') throw new Blocked(found);
}

function writing(facts: Facts): Note[] {
    const { value: org, error } = facts.org;
    const { permissions } = facts.standing;
    if (!org) return [noteOf('block', error)];
    const notes = [...unseen(org), ...unwritten(org, permissions)];
    if (!permissions.includes('Gong_Ask_Sync'))
        notes.push(note('block', 'The connected user does not have the custom permission Gong_Ask_Sync.', ASSIGN));
    if (notes.length === 0)
        notes.push(note('ok', `The connected user may write what a sync writes, and has ${permissions.join(', ')}.`));
    return [...notes, ...roleNotes(permissions)];
}

function unseen({ objects, setup }: OrgFacts): Note[] {
    const missing: string[] = [...objects].filter(([, may]) => may === undefined).map(([name]) => name);
    if (!setup.opportunityFields.get(STATE)) missing.push(`Opportunity.${STATE}`);
    if (missing.length === 0) return [];
    const message = `The connected user cannot see ${missing.join(', ')}, or this org does not have it.`;
    return [note('block', message, DEPLOY, ASSIGN)];
}

/** Opportunities are written through a door of their own, for which the connection's custom permission is enough. */
function unwritten({ objects }: OrgFacts, permissions: readonly string[]): Note[] {
    const readOnly = [...objects].flatMap(([name, may]) => (may ? unwritable(name, may) : []));
    if (!permissions.includes('Gong_Connection')) readOnly.push('the competitors of Opportunities');
    if (readOnly.length === 0) return [];
    return [note('block', `The connected user may not write ${readOnly.join(', ')}, and the sync has to.`, ASSIGN)];
}

function unwritable(object: string, { createable, updateable, deletable, readOnly }: ObjectAccess): string[] {
    if (!createable || !updateable || !deletable) return [object];
    return readOnly.length > 0 ? [`${readOnly.length} fields of ${object} (${readOnly[0]!} first)`] : [];
}

function roleNotes(permissions: readonly string[]): Note[] {
    if (permissions.includes('Gong_Connection')) return [];
    return [
        note(
            'ok',
            'That is not the integration user.',
            'Run "gong check --target-org ALIAS" as the integration user, too: Gong is open to reps by the verdict about that user.'
        )
    ];
}

/** The platform tells whether a user may use the credential's principal only when it is used. */
async function principalNotes({ users }: Facts): Promise<Note[]> {
    const { error } = await attempt(users);
    if (error?.code !== 'CALLOUT_FAILED') return [];
    return [
        note(
            'block',
            'The connected user has no access to the principal GongApi of the External Credential Gong, or no access key is stored there.',
            ...error.actions
        )
    ];
}
