import { targetField } from '../engine/index.js';
import { namesOf, parseState } from '#rules';
import type { FieldForm } from '#rules';
import { Refusal } from '../refusal.js';
import type { ObjectAccess, OrgFacts } from '../org/facts.js';
import { attempt, type Facts } from './facts.js';
import { finding, note, noteOf, type Finding, type Level, type Note } from './finding.js';

const STATE = 'Gong_Competitors__c';
const ASSIGN = 'Assign the permission set Gong Sync to the integration user.';

/** Whether the Main Competitor(s) field takes what the calls say, and the user may read and write what the sync does. */
export async function fields(facts: Facts): Promise<Finding> {
    const { value: org, error } = facts.org;
    const notes = org ? [...fieldNotes(facts, org), ...accessNotes(facts, org)] : [noteOf('block', error)];
    return finding('fields', [...notes, ...(await principalNotes(facts))]);
}

/** An admin reads, and the integration user writes: for anybody else a missing right to write is only worth a word. */
const grave = ({ standing }: Facts): Level => (standing.permissions.includes('Gong_Connection') ? 'block' : 'warn');

function fieldNotes(facts: Facts, { setup: { opportunityFields }, states }: OrgFacts): Note[] {
    try {
        const { name: field, form } = targetField(facts.settings, opportunityFields);
        const name = `Opportunity.${field}`;
        const { length } = form;
        const longest = Math.max(0, ...states.map((state) => listLength(state, form)));
        if (longest <= length) return [note('ok', `${name} holds ${length} characters.`)];
        return [
            note(
                'warn',
                `${name} holds ${length} characters; the longest list of competitors has ${longest}, so some names are left out.`,
                'Lengthen it in Setup › Object Manager › Opportunity › Fields & Relationships, or name a longer text field in Gong Settings › Field.'
            )
        ];
    } catch (error) {
        if (error instanceof Refusal) return [noteOf('block', error)];
        throw error;
    }
}

/** Characters of the list that would stand in the field if there were room for all. */
function listLength(state: string, form: FieldForm): number {
    return form.join(namesOf(parseState(state).filter(({ status }) => status !== 'removed'))).length;
}

function accessNotes(facts: Facts, org: OrgFacts): Note[] {
    const { permissions } = facts.standing;
    const state = org.setup.opportunityFields.get(STATE);
    const missing: string[] = [...org.objects].filter(([, access]) => access === undefined).map(([name]) => name);
    if (!state) missing.push(`Opportunity.${STATE}`);
    const readOnly = [...org.objects].flatMap(([name, access]) => (access ? unwritable(name, access) : []));
    const notes: Note[] = [];
    if (missing.length > 0) {
        const deploy = 'Deploy the package with "npm run deploy".';
        notes.push(
            note(
                'block',
                `The connected user cannot see ${missing.join(', ')}, or this org does not have it.`,
                deploy,
                ASSIGN
            )
        );
    }
    if (readOnly.length > 0)
        notes.push(note(grave(facts), `The connected user may not write ${readOnly.join(', ')}.`, ASSIGN));
    if (!permissions.includes('Gong_Read'))
        notes.push(note('block', 'The connected user does not have the custom permission Gong_Read.', ASSIGN));
    if (notes.length === 0) notes.push(note('ok', `The connected user has ${permissions.join(', ')}.`));
    return [...notes, ...roleNotes(permissions)];
}

function roleNotes(permissions: readonly string[]): Note[] {
    if (permissions.includes('Gong_Connection')) return [];
    return [
        note(
            'ok',
            'That is not the integration user.',
            'Run "gong check" as the integration user, too (permission set Gong Sync): reps ride on the verdict about that user.'
        )
    ];
}

function unwritable(object: string, { createable, updateable, deletable, readOnly }: ObjectAccess): string[] {
    if (!createable || !updateable || !deletable) return [object];
    return readOnly.length > 0 ? [`${readOnly.length} fields of ${object} (${readOnly[0]!} first)`] : [];
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
