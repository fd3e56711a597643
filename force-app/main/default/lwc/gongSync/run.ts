import { ahead } from './ahead.js';
import { batches } from './batches.js';
import { budget } from './budget.js';
import { callId } from './call.js';
import { SyncError, TooManyFailures } from './errors.js';
import { gong as connect } from './gong.js';
import type { Gong } from './gong.js';
import { IdSet } from './idSet.js';
import { readNames } from './names.js';
import type { Page } from './pages.js';
import { planRun } from './planRun.js';
import type { Plan, SyncRequest } from './planRun.js';
import type { Fields, Org, Ports } from './ports.js';
import { prepare } from './prepare.js';
import type { Prepared } from './prepare.js';
import { rehearse } from './rehearsal.js';
import { adviceFor, Tally } from './report.js';
import type { Report, RunStatus } from './report.js';
import type { Rules } from './rules.js';
import { runFields } from './runFields.js';
import { fieldLength, readSettings } from './settings.js';
import { settle } from './settle.js';
import { assertTracker } from './trackers.js';
import { readRuns } from './windows.js';

/** More ids do not fit into `Retry__c`, and no 5,000 calls fail for reasons of their own. */
const MOST_FAILED = 5000;

/**
 * One run: reads calls from Gong, settles them, and records itself in `Gong_Sync_Run__c`.
 * @returns the report, also when the run stopped half-way; what was settled until then stays settled.
 * @throws {SyncError} when it could not even start: settings, field, login.
 */
export async function sync(ports: Ports, request: SyncRequest): Promise<Report> {
    const org = request.dryRun ? rehearse(ports.org) : ports.org;
    const requestsBefore = org.requests;
    const setup = await org.setup(ports.now());
    const settings = readSettings(setup.settings);
    const rules: Rules = {
        settings,
        names: readNames(setup.competitors),
        length: fieldLength(settings, setup.opportunityFields),
        only: request.opportunityId
    };
    const plan = await planRun(request, readRuns(setup.runs), settings, org, ports.now());
    const inner = within(ports, org);
    const gong = connect(inner, budget(inner, settings, setup.gongRequests ?? 0));
    const run = new Run(inner, gong, request, rules, plan, requestsBefore);
    let error: unknown;
    try {
        await run.settleAll();
    } catch (thrown) {
        error = thrown;
    }
    await run.recorded;
    return run.finish(error);
}

/** The ports with another org; a host may be an object of a class, so it cannot be spread. */
const within = (host: Ports, org: Org): Ports => ({
    gong: (request) => host.gong(request),
    org,
    now: () => host.now(),
    sleep: (milliseconds) => host.sleep(milliseconds),
    progress: (progress) => host.progress?.(progress)
});

class Run {
    private readonly tally = new Tally();
    private readonly gong: Gong;
    private readonly org: Org;
    private id = '';
    private readonly started: number;
    private read = 0;
    private total: number | undefined;
    private checkpoint: number | undefined;
    private trackerSeen = false;
    /** Ids of the calls that have come. */
    private readonly come = new IdSet();

    private readonly ports: Ports;
    private readonly request: SyncRequest;
    private readonly rules: Rules;
    private readonly plan: Plan;
    private readonly requestsBefore: number;
    /** The run's record, which nothing is written before. @throws when the org refuses it: then the run has not started. */
    readonly recorded: Promise<void>;

    constructor(ports: Ports, gong: Gong, request: SyncRequest, rules: Rules, plan: Plan, requestsBefore: number) {
        this.ports = ports;
        this.gong = gong;
        this.request = request;
        this.rules = rules;
        this.plan = plan;
        this.requestsBefore = requestsBefore;
        this.org = ports.org;
        this.started = ports.now();
        this.checkpoint = plan.settledTo;
        this.recorded = this.start();
        // looked at before the first row is written: the first page is on its way meanwhile
        this.recorded.catch(() => undefined);
    }

    private async start(): Promise<void> {
        if (this.quiet) return;
        const { kind, host } = this.request;
        const { checkpoint, started } = this;
        const { span } = this.plan;
        this.id = await this.org.startRun(runFields({ kind, host, status: 'Running', span, started, checkpoint }));
        if (this.plan.continues !== undefined) {
            const Error__c = 'Interrupted; a later run went on from its checkpoint.';
            await this.org.updateRun(this.plan.continues, { Status__c: 'Stopped', Error__c });
        }
    }

    /**
     * Reads and settles everything of the plan; a checkpoint is recorded after every window but the last. While a batch
     * is settled the next one is read and prepared.
     */
    async settleAll(): Promise<void> {
        for await (const step of ahead(this.prepared(), 1)) {
            await this.recorded;
            if ('settledTo' in step) {
                this.checkpoint = step.settledTo;
                await this.org.updateRun(this.id, this.fields('Running'));
            } else {
                await this.settle(step);
            }
        }
        this.reportMissing();
    }

    private async *prepared(): AsyncGenerator<Prepared | { settledTo: number }> {
        for await (const step of batches(this.gong, this.rules, this.plan.parts, (page) => this.newOf(page))) {
            if ('settledTo' in step) {
                yield step;
                continue;
            }
            this.trackerSeen ||= await assertTracker(this.gong, this.rules.settings, step.batch);
            yield await prepare(this.org, this.rules, step.batch);
        }
    }

    /** A webhook settles a call or two: a record of each would cost as much again and bury the other runs. */
    private get quiet(): boolean {
        return this.request.kind === 'Webhook';
    }

    /** Calls that were asked for by id and did not come. */
    private reportMissing(): void {
        for (const id of new Set(this.request.callIds)) {
            if (this.come.has(id)) continue;
            if (this.quiet) {
                this.tally.askLater(id);
                continue;
            }
            this.tally.seen++;
            this.tally.failed++;
            const message = `Gong does not know the call ${id}, or the access key may not see it.`;
            this.tally.fail({
                callId: id,
                opportunityId: null,
                code: 'CALL_NOT_FOUND',
                message,
                action: adviceFor('CALL_NOT_FOUND')
            });
        }
    }

    private async settle(prepared: Prepared): Promise<void> {
        await settle(this.ports, this.rules, prepared, this.tally);
        this.progress();
        if (this.tally.retry.size > MOST_FAILED) {
            throw new TooManyFailures(this.tally.failed, this.tally.failures.at(-1)?.message ?? 'unknown');
        }
    }

    /** The calls that come for the first time: a window that is read again brings its calls twice. */
    private newOf(page: Page): unknown[] {
        this.read += page.calls.length;
        this.total = page.total;
        this.progress();
        return page.calls.filter((call) => {
            const id = callId(call);
            return id === undefined || this.come.add(id);
        });
    }

    private get orgRequests(): number {
        return this.org.requests - this.requestsBefore + this.gong.requests;
    }

    private progress(): void {
        this.ports.progress?.({ read: this.read, settled: this.tally.seen, total: this.total });
    }

    private fields(status: RunStatus, error?: string | null): Fields {
        const { kind, host } = this.request;
        return runFields({
            kind,
            host,
            status,
            span: this.plan.span,
            started: this.started,
            checkpoint: this.checkpoint,
            finished: status === 'Running' ? undefined : this.ports.now(),
            error,
            tally: this.tally,
            gongRequests: this.gong.requests,
            orgRequests: this.orgRequests
        });
    }

    async finish(error: unknown): Promise<Report> {
        let known = error === undefined || error instanceof SyncError ? error : unexpected(error);
        const status = (): RunStatus => (!known ? 'Finished' : known.exitCode === 5 ? 'Stopped' : 'Failed');
        try {
            const fields = this.fields(status(), known?.message);
            if (!this.quiet) await this.org.updateRun(this.id, fields);
            // so that people see the failed rows, and the next incremental run asks for their calls again
            else if (this.tally.failed > 0) this.id = await this.org.startRun(fields);
        } catch (thrown) {
            // what the run did is worth telling, also when it can be told to no org any more
            known ??= thrown instanceof SyncError ? thrown : unexpected(thrown);
        }
        const { tally, plan } = this;
        return {
            id: this.id || null,
            kind: this.request.kind,
            status: status(),
            dryRun: this.request.dryRun === true,
            from: plan.span ? new Date(plan.span.from).toISOString() : null,
            to: plan.span ? new Date(plan.span.to).toISOString() : null,
            seen: tally.seen,
            written: tally.written,
            unchanged: tally.unchanged,
            skipped: tally.skipped,
            failed: tally.failed,
            skippedWhy: tally.skippedWhy,
            removed: tally.removed,
            opportunities: tally.opportunities,
            changes: [...tally.changes.values()],
            failures: tally.failures,
            later: [...tally.later],
            gongRequests: this.gong.requests,
            orgRequests: this.orgRequests,
            error: known?.message ?? null,
            actions: known?.actions ?? [],
            exitCode: known?.exitCode ?? (tally.failed > 0 ? 1 : 0)
        };
    }
}

const unexpected = (error: unknown): SyncError => {
    const said = error instanceof Error ? error.message : String(error);
    const wrapped = new SyncError(
        'UNEXPECTED',
        1,
        `Something unexpected happened: ${said}.`,
        'Run the same command again; report it if it stays.'
    );
    wrapped.cause = error;
    return wrapped;
};
