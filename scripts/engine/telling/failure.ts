import { assign, INTEGRATION_USER } from '../../advice.js';

/** One row that could not be read or written (Rule 10). */
export interface Failure {
    readonly callId: string | null;
    readonly opportunityId: string | null;
    readonly code: string;
    readonly message: string;
    /** What to do. */
    readonly action: string;
}

const ADVICE: Readonly<Record<string, string>> = {
    NOT_UNDERSTOOD: 'Open the call in Gong; if it looks normal there, report it with its id.',
    CALL_NOT_FOUND: 'Check the id: it is the number at the end of the address of the call in Gong.',
    OPPORTUNITY_NOT_FOUND:
        'Let the integration user see the Opportunity; if it was deleted or lives in another org, unlink it from the call in Gong.',
    OPPORTUNITY_CHANGING:
        'Nothing: the next run tries again. If it keeps failing, look for automation that rewrites Main Competitor(s).',
    UNABLE_TO_LOCK_ROW:
        'Nothing: the next run tries again. If it keeps failing, look for automation that holds the Opportunity.',
    FIELD_CUSTOM_VALIDATION_EXCEPTION: 'Let the validation rule pass for the integration user.',
    CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'Fix the trigger or flow that the message names.',
    INSUFFICIENT_ACCESS_OR_READONLY: 'Give the integration user edit access to the Opportunity.',
    INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'Give the integration user edit access to the Opportunity.',
    INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:
        'Give the record type of the Opportunity the value that the message names, or take it out of the field where it is inactive.',
    INVALID_FIELD_FOR_INSERT_UPDATE: assign('Gong_Sync', INTEGRATION_USER),
    STORAGE_LIMIT_EXCEEDED: 'Free or buy data storage in Setup › Storage Usage; the next run tries again.',
    REQUEST_LIMIT_EXCEEDED: "Wait until the org's daily API calls are free again; the next run tries again."
};

/** What to do about a row that Salesforce or the engine refused with this code. */
export const adviceFor = (code: string): string =>
    ADVICE[code] ?? 'Fix the problem that the message names; the next run tries this call again.';
