import type { Fields } from './ports.js';
import type { RunKind, RunStatus, Tally } from './report.js';
import { fit, fitJson } from './text.js';
import type { Span } from './windows.js';

export interface RunRecord {
    readonly kind: RunKind;
    readonly status: RunStatus;
    readonly host: string;
    readonly span: Span | undefined;
    readonly started?: number | undefined;
    readonly finished?: number | undefined;
    readonly checkpoint?: number | undefined;
    readonly error?: string | null | undefined;
    readonly tally?: Tally | undefined;
    readonly gongRequests?: number | undefined;
    readonly orgRequests?: number | undefined;
}

const iso = (time: number | undefined): string | undefined =>
    time === undefined ? undefined : new Date(time).toISOString();

/** The fields of a `Gong_Sync_Run__c`; what is undefined is left out and stays as it is in the org. */
export function runFields(run: RunRecord): Fields {
    const { tally } = run;
    const fields: Record<string, unknown> = {
        Kind__c: run.kind,
        Status__c: run.status,
        Host__c: fit(run.host, 80),
        From__c: iso(run.span?.from),
        To__c: iso(run.span?.to),
        Started__c: iso(run.started),
        Finished__c: iso(run.finished),
        Checkpoint__c: iso(run.checkpoint),
        Error__c: run.error === undefined || run.error === null ? undefined : fit(run.error, 4096),
        Gong_Requests__c: run.gongRequests,
        Org_Requests__c: run.orgRequests,
        ...(tally && {
            Seen__c: tally.seen,
            Written__c: tally.written,
            Unchanged__c: tally.unchanged,
            Skipped__c: tally.skipped,
            Failed__c: tally.failed,
            Opportunities__c: tally.opportunities,
            Skipped_Why__c: JSON.stringify(tally.skippedWhy),
            Failures__c: fitJson(tally.failures, 131_072),
            Retry__c: [...tally.retry].join('\n') || null
        })
    };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
