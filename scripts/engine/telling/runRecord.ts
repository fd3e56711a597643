import { COLUMNS } from '../columns.js';
import type { ColumnOf } from '../columns.js';
import type { Plan, SyncRequest } from '../reading/planRun.js';
import type { Fields, Org } from '../ports.js';
import type { Done, RunStatus } from './report.js';
import { waitingText } from '../reading/waiting.js';
import { fit, fitJson } from '../text.js';

const RUN = COLUMNS.Gong_Sync_Run__c;

/** How a run ended. */
interface Ending {
    readonly status: RunStatus;
    readonly finished: number;
    readonly error: string | undefined;
}

/** A run's own row of `Gong_Sync_Run__c`. */
export class RunRecord {
    /** Empty as long as there is no row. */
    id = '';
    /** Resolves once the row is there; nothing is written before. @throws when the org refuses it: the run has not started. */
    readonly created: Promise<void>;
    private readonly org: Org;
    private readonly request: SyncRequest;
    private readonly plan: Plan;
    private readonly started: number;
    private checkpoint: number | undefined;
    /** How far stored calls are confirmed, once this run has confirmed some. */
    confirmed: string | undefined;
    /** Ids of calls that the run took out and that stay out. */
    private readonly keptOut: readonly string[] | undefined;

    /** @param started milliseconds since 1970 */
    constructor(org: Org, request: SyncRequest, plan: Plan, started: number) {
        this.org = org;
        this.request = request;
        this.plan = plan;
        this.started = started;
        this.checkpoint = plan.settledTo;
        this.keptOut = request.kind === 'Erase' ? request.callIds : undefined;
        this.created = this.create();
        // looked at before the first row is written: the first page is on its way meanwhile
        this.created.catch(() => undefined);
    }

    /** A webhook settles a call or two: a record of each would cost as much again and bury the other runs. */
    private get quiet(): boolean {
        return this.request.kind === 'Webhook';
    }

    private async create(): Promise<void> {
        if (this.quiet) return;
        this.id = await this.org.startRun(this.fields());
        if (this.plan.continues === undefined) return;
        const Error__c = 'Interrupted; a later run went on from its checkpoint.';
        await this.org.updateRun(this.plan.continues, { Status__c: 'Stopped', Error__c });
    }

    /** @param time up to which everything is settled, milliseconds since 1970 */
    async settledTo(time: number, done: Done): Promise<void> {
        this.checkpoint = time;
        await this.org.updateRun(this.id, this.fields(done));
    }

    /** Records what is not to be forgotten, should the run end here. */
    async note(done: Done): Promise<void> {
        if (this.id === '') this.id = await this.org.startRun(this.fields(done));
        else await this.org.updateRun(this.id, this.fields(done));
    }

    async finish(done: Done, ending: Ending): Promise<void> {
        const fields = this.fields(done, ending);
        if (!this.quiet || this.id !== '') await this.org.updateRun(this.id, fields);
        // so that people see the failed rows, and the next incremental run asks for their calls again
        else if (done.tally.failed > 0) this.id = await this.org.startRun(fields);
    }

    /** An incremental run that has finished carries on all that waits; of others the runs before still tell. */
    private waits({ tally }: Done, ending: Ending | undefined): string | null {
        const all = this.request.kind === 'Incremental' && ending?.status === 'Finished';
        return waitingText(tally.waits(all), RUN.Retry__c) || null;
    }

    /** What is undefined is left out and stays as it is in the org. */
    private fields(done?: Done, ending?: Ending): Fields {
        const { kind, host } = this.request;
        const { span } = this.plan;
        const fields = {
            Kind__c: kind,
            Status__c: ending?.status ?? 'Running',
            Host__c: fit(host, RUN.Host__c),
            From__c: iso(span?.from),
            To__c: iso(span?.to),
            Started__c: iso(this.started),
            Finished__c: iso(ending?.finished),
            Checkpoint__c: iso(this.checkpoint),
            Confirmed__c: this.confirmed,
            Kept_Out__c: this.keptOut?.join('\n'),
            Error__c: ending?.error === undefined ? undefined : fit(ending.error, RUN.Error__c),
            ...(done && countsOf(done)),
            Retry__c: done && this.waits(done, ending),
            Parked__c: done && [...done.tally.waits(true).values()].filter(({ due }) => due === Infinity).length
        } satisfies Partial<Record<ColumnOf<'Gong_Sync_Run__c'>, unknown>>;
        return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    }
}

const iso = (time: number | undefined): string | undefined =>
    time === undefined ? undefined : new Date(time).toISOString();

const countsOf = ({ tally, gongRequests, orgRequests }: Done): Fields => ({
    Gong_Requests__c: gongRequests,
    Org_Requests__c: orgRequests,
    Seen__c: tally.seen,
    Written__c: tally.written,
    Unchanged__c: tally.unchanged,
    Skipped__c: tally.skipped,
    // a run that wants something tried again is among those that the next one reads
    Failed__c: tally.failed || Number(tally.retry.size > 0),
    Removed__c: tally.removed,
    Opportunities__c: tally.opportunities,
    Removed_Calls__c: [...tally.removedCalls].join('\n') || null,
    Skipped_Why__c: JSON.stringify(tally.skippedWhy),
    Failures__c: fitJson(tally.failures, RUN.Failures__c)
});
