import { OrgError } from './errors.js';

/** What an injected fault sees of a request. */
export interface FaultRequest {
    method: string;
    /** With the query: `/services/data/v65.0/query?q=…`. */
    path: string;
    body: string;
    /** 1 for the first request to the org. */
    n: number;
}

/** How a request goes wrong. */
export type Fault =
    /** The connection ends without an answer; nothing was done. */
    | { kind: 'refuse' }
    /** The connection is reset; with `after`, the work was done and only the answer is lost. */
    | { kind: 'reset'; when: 'before' | 'after' }
    /** No answer ever comes, until the org closes. */
    | { kind: 'stall' }
    /** The work is done, the answer breaks off halfway. */
    | { kind: 'truncate' }
    /** A maintenance page instead of JSON; nothing was done. */
    | { kind: 'html'; status?: number }
    /** This answer; nothing was done. */
    | { kind: 'answer'; status: number; body?: unknown; headers?: Record<string, string> }
    /** Some rows of a collection fail with this error, the others are saved. */
    | {
          kind: 'rowErrors';
          code: string;
          message?: string;
          rows: (record: Record<string, unknown>, index: number) => boolean;
      };

/** Asked for every request; undefined lets it through. */
export type FaultHook = (request: FaultRequest) => Fault | undefined;

const MESSAGES: Record<string, string> = {
    UNABLE_TO_LOCK_ROW: 'unable to obtain exclusive access to this record'
};

/** The error a `rowErrors` fault has for a row, or undefined. */
export function rowFaultOf(
    fault: Fault | undefined
): ((record: Record<string, unknown>, index: number) => OrgError | undefined) | undefined {
    if (fault?.kind !== 'rowErrors') return undefined;
    const error = new OrgError(fault.code, fault.message ?? MESSAGES[fault.code] ?? fault.code);
    return (record, index) => (fault.rows(record, index) ? error : undefined);
}

export const MAINTENANCE_PAGE =
    '<html><head><title>Maintenance</title></head><body>We are down for maintenance.</body></html>';
