import type { FieldState } from 'c/gongDeal';

const STATE_FIELD = 'Gong_Competitors__c';
/** What the field is called unless the settings say otherwise; asked for at once, so that the usual case waits for nothing. */
const USUAL_FIELD = 'MainCompetitors__c';

/** What a wire gives. */
export interface Wired {
    readonly data?: unknown;
    readonly error?: unknown;
}

/** An Opportunity as Lightning Data Service has it. */
export interface WiredRecord {
    readonly fields: Readonly<Record<string, { readonly value: unknown } | undefined>>;
}

/** What is asked for of the Opportunity. @param field the field that is kept right, once it is known */
export const fieldsOf = (field = USUAL_FIELD): string[] =>
    [...new Set([STATE_FIELD, USUAL_FIELD, field])].map((name) => `Opportunity.${name}`);

/** What stands in the field and what the sync remembers; undefined what the user may not read or is not there yet. */
export function valuesOf(record: WiredRecord | undefined, field: string | undefined): FieldState {
    const value = (name: string | undefined): string | null | undefined => {
        const found = name === undefined ? undefined : record?.fields[name];
        return found && (found.value as string | null);
    };
    return { field: value(field), state: value(STATE_FIELD) };
}
