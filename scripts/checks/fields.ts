import { targetField } from '../engine/index.js';
import { namesOf, parseState, readNames } from '#rules';
import type { FieldForm } from '#rules';
import { Refusal } from '../refusal.js';
import type { OrgFacts } from '../org/facts.js';
import type { Facts } from './facts.js';
import { finding, note, noteOf, type Finding, type Note } from './finding.js';

/** Whether the Main Competitor(s) field takes what the calls say. */
export function fields(facts: Facts): Finding {
    const { value: org, error } = facts.org;
    return finding('fields', org ? fieldNotes(facts, org) : [noteOf('block', error)]);
}

function fieldNotes({ settings }: Facts, { setup: { opportunityFields, competitors }, states }: OrgFacts): Note[] {
    try {
        const { name: field, form } = targetField(settings, opportunityFields, readNames(competitors));
        const name = `Opportunity.${field}`;
        const { length } = form;
        if (length === Infinity) return [picklistNote(name, states, form)];
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

/** Names in a sentence. */
const MOST_NAMED = 10;

/** Whether every name that was heard has a value in the picklist. */
function picklistNote(name: string, states: readonly string[], form: FieldForm): Note {
    const lines = states.flatMap(parseState).filter(({ status }) => status === 'no value');
    const missing = [...new Set(namesOf(lines))].filter((each) => form.spelling(each) === undefined).sort();
    if (missing.length === 0) return note('ok', `${name} is a picklist that has a value for every name heard.`);
    const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
    return note(
        'warn',
        `${name} has no value for names that were heard: ${missing.slice(0, MOST_NAMED).join(', ')}${more}.`,
        'Make each an alias of the competitor whose value it is (tab Gong Competitors › Aliases), or add a value in Setup › Object Manager › Opportunity › Fields & Relationships.'
    );
}

/** Characters of the list that would stand in the field if there were room for all. */
function listLength(state: string, form: FieldForm): number {
    return form.join(namesOf(parseState(state).filter(({ status }) => status !== 'removed'))).length;
}
