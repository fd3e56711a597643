import { asObject, asText } from '#rules';

// what Gong_Call_Id__c holds; Gong's ids are numbers of up to 20 digits, given as text
const CALL_ID = /^[\w-]{1,20}$/;

/** The id of a call, also of one that cannot be understood otherwise. */
export function callId(json: unknown): string | undefined {
    const id = asText(asObject(asObject(json)?.metaData)?.id);
    return id !== undefined && CALL_ID.test(id) ? id : undefined;
}
