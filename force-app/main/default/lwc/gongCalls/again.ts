import { refreshApex } from '@salesforce/apex';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { reasonOf } from './reason.js';

/** Asks anew for what a wire gave and for the record. Gives why that failed, in the platform's words; undefined when not. */
export async function askAgain(wired: unknown, recordId: string | undefined): Promise<string | undefined> {
    try {
        const records = recordId ? [{ recordId }] : [];
        await Promise.all([refreshApex(wired), notifyRecordUpdateAvailable(records)]);
        return undefined;
    } catch (error) {
        return reasonOf(error);
    }
}
