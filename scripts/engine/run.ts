import { ahead } from './reading/ahead.js';
import { batches } from './reading/batches.js';
import { budget } from './reading/budget.js';
import { callId } from '../gong/client/callId.js';
import { Refusal } from '../refusal.js';
import { TooManyFailures } from './errors.js';
import { gong as connect } from '../gong/client/gong.js';
import type { Gong } from '../gong/client/gong.js';
import { IdSet } from './idSet.js';
import { readNames } from '#rules';
import type { Page } from '../gong/client/pages.js';
import { planRun } from './reading/planRun.js';
import type { Plan, SyncRequest } from './reading/planRun.js';
import type { Org, Ports } from './ports.js';
import { CompetitorRecords } from './settling/competitorRecords.js';
import { prepare } from './settling/prepare.js';
import type { Prepared } from './settling/prepare.js';
import { RunRecord } from './telling/runRecord.js';
import { rehearse } from './settling/rehearsal.js';
import { adviceFor } from './telling/failure.js';
import { reportOf, statusAfter } from './telling/report.js';
import type { Done, Report } from './telling/report.js';
import type { RunSettings } from './settings/runSettings.js';
import { readSettings, targetField } from './settings/settings.js';
import { recompute } from './settling/recompute.js';
import { settle } from './settling/settle.js';
import { Tally } from './telling/tally.js';
import { assertTracker } from './calls/trackers.js';
import { readRuns } from './reading/windows.js';

/** More ids do not fit into `Retry__c`, and no 5,000 calls fail for reasons of their own. */
const MOST_FAILED = 5000;

/**
 * One run: reads calls from Gong, settles them, and records itself in `Gong_Sync_Run__c`.
 * @returns the report, also when the run stopped half-way; what was settled until then stays settled.
 * @throws {Refusal} when it could not even start: settings, field, login.
 */
export async function sync(ports: Ports, request: SyncRequest): Promise<Report> {
    const org = request.dryRun ? rehearse(ports.org) : ports.org;
    const requestsBefore = org.requests;
    const setup = await org.setup(ports.now());
    const asked = readSettings(setup.settings);
    const names = readNames(setup.competitors);
    const { name: field, form } = targetField(asked, setup.opportunityFields, names);
    const settings = { ...asked, field };
    const rules: RunSettings = {
        settings,
        names,
        form,
        only: request.opportunityId,
        backfill: request.kind === 'Backfill',
        records: new CompetitorRecords(setup.competitors),
        now: ports.now()
    };
    const plan = await planRun(request, readRuns(setup.runs), settings, org, ports.now());
    const inner = withOrg(ports, org);
    const gong = connect(inner, budget(inner, settings, setup.gongRequests ?? 0));
    const decided =
        request.kind === 'Opportunity'
            ? [request.opportunityId ?? '']
            : request.kind === 'Webhook' || request.kind === 'Calls'
              ? []
              : setup.decided;
    const run = new Run(inner, gong, request, rules, plan, requestsBefore, decided ?? []);
    let error: unknown;
    try {
        await run.settleAll();
    } catch (thrown) {
        error = thrown;
    }
    await run.record.created;
    return run.finish(error);
}

/** The ports with another org; a host may be an object of a class, so it cannot be spread. */
const withOrg = (host: Ports, org: Org): Ports => ({
    gong: (request) => host.gong(request),
    org,
    now: () => host.now(),
    sleep: (milliseconds) => host.sleep(milliseconds),
    progress: (progress) => host.progress?.(progress)
});

class Run {
    readonly record: RunRecord;
    private readonly tally = new Tally();
    private read = 0;
    private total: number | undefined;
    private trackerSeen = false;
    /** Ids of the calls that have come. */
    private readonly come = new IdSet();

    private readonly ports: Ports;
    private readonly gong: Gong;
    private readonly request: SyncRequest;
    private readonly rules: RunSettings;
    private readonly plan: Plan;
    private readonly requestsBefore: number;
    private readonly decided: readonly string[];

    constructor(
        ports: Ports,
        gong: Gong,
        request: SyncRequest,
        rules: RunSettings,
        plan: Plan,
        requestsBefore: number,
        decided: readonly string[]
    ) {
        this.decided = decided;
        this.ports = ports;
        this.gong = gong;
        this.request = request;
        this.rules = rules;
        this.plan = plan;
        this.requestsBefore = requestsBefore;
        this.record = new RunRecord(ports.org, request, plan, ports.now());
    }

    /**
     * Reads and settles everything of the plan; a checkpoint is recorded after every window but the last. While a batch
     * is settled the next one is read and prepared.
     */
    async settleAll(): Promise<void> {
        for await (const step of ahead(this.prepared(), 1)) {
            await this.record.created;
            if ('settledTo' in step) await this.record.settledTo(step.settledTo, this.done);
            else await this.settle(step);
        }
        await this.settleDecided();
        this.reportMissing();
    }

    /** Deals on which reps decided, although no call of theirs has changed. */
    private async settleDecided(): Promise<void> {
        if (this.decided.length === 0) return;
        await this.record.created;
        const { problems } = await recompute(this.ports, this.rules, this.decided, new Set(), this.tally);
        for (const [opportunityId, { code, message }] of problems)
            this.tally.fail({ callId: null, opportunityId, code, message, action: adviceFor(code) });
    }

    private async *prepared(): AsyncGenerator<Prepared | { settledTo: number }> {
        for await (const step of batches(this.gong, this.rules, this.plan.parts, (page) => this.newOf(page))) {
            if ('settledTo' in step) {
                yield step;
                continue;
            }
            this.trackerSeen ||= await assertTracker(this.gong, this.rules.settings, step.batch);
            yield await prepare(this.ports.org, this.rules, step.batch);
        }
    }

    /** Calls that were asked for by id and did not come. */
    private reportMissing(): void {
        for (const id of new Set(this.request.callIds)) {
            if (this.come.has(id)) continue;
            // a webhook may come before Gong has the call for others to read
            if (this.request.kind === 'Webhook') {
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

    private get done(): Done {
        const gongRequests = this.gong.requests;
        const orgRequests = this.ports.org.requests - this.requestsBefore + gongRequests;
        return { tally: this.tally, gongRequests, orgRequests };
    }

    private progress(): void {
        this.ports.progress?.({ read: this.read, settled: this.tally.seen, total: this.total });
    }

    async finish(error: unknown): Promise<Report> {
        let known = error === undefined ? undefined : asKnown(error);
        try {
            const ending = { status: statusAfter(known), finished: this.ports.now(), error: known?.message };
            await this.record.finish(this.done, ending);
        } catch (thrown) {
            // what the run did is worth telling, also when it can be told to no org any more
            known ??= asKnown(thrown);
        }
        return reportOf({ ...this.request, span: this.plan.span }, this.done, this.record.id, known);
    }
}

function asKnown(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    const said = error instanceof Error ? error.message : String(error);
    const wrapped = new Refusal(
        'UNEXPECTED',
        1,
        `Something unexpected happened: ${said}.`,
        'Run the same command again; report it if it stays.'
    );
    wrapped.cause = error;
    return wrapped;
}
