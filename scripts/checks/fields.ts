import { fieldLength, parseState, SyncError } from '#engine';
import type { ObjectAccess } from '../org/facts.js';
import { attempt, type Facts } from './facts.js';
import { finding, note, noteOf, type Finding, type Level, type Note } from './finding.js';

const SEPARATOR = ', ';
const STATE = 'Gong_Competitors__c';
const ASSIGN = 'Assign the permission set Gong Sync to the integration user.';

/** Whether the Main Competitor(s) field takes what the calls say, and the user may read and write what the sync does. */
export async function fields(facts: Facts): Promise<Finding> {
    const notes = [...fieldNotes(facts), ...accessNotes(facts), ...(await principalNotes(facts))];
    return finding('fields', notes);
}

/** An admin reads, and the integration user writes: for anybody else a missing right to write is only worth a word. */
const grave = ({ standing }: Facts): Level => (standing.permissions.includes('Gong_Connection') ? 'block' : 'warn');

function fieldNotes(facts: Facts): Note[] {
    const { settings, org } = facts;
    const { opportunityFields } = org.setup;
    const name = `Opportunity.${settings.field}`;
    const info = opportunityFields.get(settings.field);
    try {
        const writable = info && new Map([[settings.field, { ...info, updateable: true }]]);
        const length = fieldLength(settings, writable ?? opportunityFields);
        if (!info!.updateable) {
            return [
                note(
                    grave(facts),
                    `The connected user may not write ${name}, and the sync has to.`,
                    'Assign a permission set that lets the integration user edit it, for example Gong Main Competitors.'
                )
            ];
        }
        const longest = Math.max(0, ...org.states.map(listLength));
        if (longest <= length) return [note('ok', `${name} holds ${length} characters and may be written.`)];
        return [
            note(
                'warn',
                `${name} holds ${length} characters; the longest list of competitors has ${longest}, so some names are left out.`,
                `Lengthen it in Setup › Object Manager › Opportunity › Fields & Relationships, or name a longer text field in Gong Settings › Field.`
            )
        ];
    } catch (error) {
        if (error instanceof SyncError) return [noteOf('block', error)];
        throw error;
    }
}

/** Characters of the list that would stand in the field if there were room for all. */
function listLength(state: string): number {
    const names = parseState(state).filter(({ status }) => status !== 'removed');
    return names.map(({ name }) => name).join(SEPARATOR).length;
}

function accessNotes(facts: Facts): Note[] {
    const { standing, org } = facts;
    const state = org.setup.opportunityFields.get(STATE);
    const missing: string[] = [...org.objects].filter(([, access]) => access === undefined).map(([name]) => name);
    if (!state) missing.push(`Opportunity.${STATE}`);
    const readOnly = [...org.objects].flatMap(([name, access]) => (access ? unwritable(name, access) : []));
    if (state?.updateable === false) readOnly.push(`Opportunity.${STATE}`);
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
    if (!standing.permissions.includes('Gong_Read'))
        notes.push(note('block', 'The connected user does not have the custom permission Gong_Read.', ASSIGN));
    if (notes.length > 0) return notes;
    const who = standing.permissions.includes('Gong_Connection') ? 'the integration user' : 'not the integration user';
    return [note('ok', `The connected user is ${who} and has ${standing.permissions.join(', ')}.`)];
}

function unwritable(object: string, { createable, updateable, deletable, readOnly }: ObjectAccess): string[] {
    return createable && updateable && deletable ? readOnly.map((field) => `${object}.${field}`) : [object];
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
