import { ahead } from './reading/ahead.js';
import { batches } from './reading/batches.js';
import { budget } from './reading/budget.js';
import { callId } from '../gong/client/callId.js';
import { CannotSee, TooManyFailures } from './errors.js';
import { gong as connect } from '../gong/client/gong.js';
import type { Gong } from '../gong/client/gong.js';
import { IdSet } from './idSet.js';
import { readNames } from '#rules';
import type { Page } from '../gong/client/pages.js';
import { confirmedBy } from './reading/confirm.js';
import { confirmAll, confirmDue } from './reading/confirming.js';
import type { Confirming } from './reading/confirming.js';
import { asKnown } from './telling/asKnown.js';
import type { Confirmed } from './reading/confirm.js';
import { keptOutOf, letIn } from './settling/keptOut.js';
import { recompute } from './settling/recompute.js';
import { Removal } from './settling/removal.js';
import { isOpportunity } from './reading/waiting.js';
import { Sight } from './reading/sight.js';
import { byId, planRun } from './reading/planRun.js';
import type { Part, Plan, SyncRequest } from './reading/planRun.js';
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
        now: ports.now(),
        keptOut: keptOutOf(setup.keptOut, request)
    };
    const runs = readRuns(setup.runs);
    const plan = await planRun(request, runs, settings, org, ports.now());
    const inner = withOrg(ports, org);
    const gong = connect(inner, budget(inner, settings, setup.gongRequests ?? 0));
    const decided = ['Incremental', 'Backfill'].includes(request.kind) ? (setup.decided ?? []) : [];
    const run = new Run(inner, gong, request, rules, plan, requestsBefore, confirmedBy(runs), decided);
    let error: unknown;
    try {
        await run.settleAll();
        if (request.kind === 'Calls') await letIn(org, setup.keptOut, request.callIds ?? []);
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
    private readonly tally: Tally;
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
    private readonly sight: Sight;
    private readonly removal: Removal;
    private readonly confirmed: Confirmed | undefined;
    private readonly decided: readonly string[];

    constructor(
        ports: Ports,
        gong: Gong,
        request: SyncRequest,
        rules: RunSettings,
        plan: Plan,
        requestsBefore: number,
        confirmed: Confirmed | undefined,
        decided: readonly string[]
    ) {
        this.decided = decided;
        this.ports = ports;
        this.gong = gong;
        this.request = request;
        this.rules = rules;
        this.plan = plan;
        this.tally = new Tally(plan, () => ports.now());
        this.requestsBefore = requestsBefore;
        this.confirmed = confirmed;
        this.sight = new Sight(gong, () => ports.now());
        this.removal = new Removal(ports, rules, this.sight, (one) => this.settle(one), request.removals);
        this.record = new RunRecord(ports.org, request, plan, ports.now());
    }

    /** Reads and settles everything that was asked for, and takes out what Gong no longer has. */
    async settleAll(): Promise<void> {
        const { kind, callIds = [], opportunityId } = this.request;
        if (kind === 'Erase') return this.removal.take(callIds, 'erased');
        await this.settleParts(this.plan.parts);
        // deals on which reps decided, although no call of theirs has changed
        await this.settleDeals(this.decided);
        const asked = this.plan.parts.flatMap(({ ask }) => ('callIds' in ask ? ask.callIds : []));
        const missing = asked.filter((id) => !this.come.has(id));
        // a webhook may come before Gong has the call for others to read
        if (kind === 'Webhook') for (const id of missing) this.tally.askLater(id);
        else await this.removeMissing(missing);
        // a row that somebody deleted by hand is in no answer, and its names are still in the field
        if (opportunityId !== undefined) await this.settleDeals([opportunityId]);
        await this.mend();
        if (kind === 'Confirm') await confirmAll(this.confirming);
        if (kind === 'Incremental' && this.confirmed) await confirmDue(this.confirming, this.confirmed);
    }

    private get confirming(): Confirming {
        return {
            org: this.ports.org,
            now: () => this.ports.now(),
            days: this.rules.settings.confirmDays,
            record: this.record,
            hasCome: (id) => this.come.has(id),
            ask: (callIds) => this.settleParts(byId(callIds)),
            missing: (callIds) => this.removeMissing(callIds)
        };
    }

    /**
     * A checkpoint is recorded after every window but the last. While a batch is settled the next one is read and
     * prepared.
     */
    private async settleParts(parts: readonly Part[]): Promise<void> {
        for await (const step of ahead(this.prepared(parts), 1)) {
            await this.record.created;
            if ('settledTo' in step) await this.record.settledTo(step.settledTo, this.done);
            else await this.settle(step);
        }
    }

    /** Of calls that Gong was asked for by id and did not give, those that are stored go, and the others do not exist. */
    private async removeMissing(missing: readonly string[]): Promise<void> {
        const unknown = await this.removal.absent(missing);
        if (this.request.kind !== 'Calls') return;
        for (const id of new Set(unknown)) {
            this.tally.seen++;
            this.tally.failed++;
            const code = 'CALL_NOT_FOUND';
            const message = `Gong does not know the call ${id}, or the access key may not see it.`;
            this.tally.fail({ callId: id, opportunityId: null, code, message, action: adviceFor(code) });
        }
    }

    private async settleDeals(ids: readonly string[]): Promise<void> {
        if (ids.length === 0) return;
        await this.record.created;
        const { problems } = await recompute(this.ports, this.rules, ids, new Set(), this.tally);
        for (const id of ids) {
            const problem = problems.get(id);
            if (!problem) this.tally.settle(id);
            else if (!this.tally.failures.some(({ opportunityId }) => opportunityId === id)) {
                const { code, message } = problem;
                this.tally.fail({ callId: null, opportunityId: id, code, message, action: adviceFor(code) });
            }
        }
    }

    /** Fields that could not be written when their rows went: whatever a run is about, it looks whether they can be now. */
    private async mend(): Promise<void> {
        const waiting = [...this.plan.waiting.keys()].filter(isOpportunity);
        if (this.request.kind === 'Incremental') return this.settleDeals(waiting);
        if (waiting.length === 0) return;
        await this.record.created;
        await recompute(this.ports, this.rules, waiting, new Set(), this.tally);
    }

    private async *prepared(parts: readonly Part[]): AsyncGenerator<Prepared | { settledTo: number }> {
        for await (const step of batches(this.gong, this.rules, parts, (page) => this.newOf(page))) {
            if ('settledTo' in step) {
                yield step;
                continue;
            }
            this.trackerSeen ||= await assertTracker(this.gong, this.rules.settings, step.batch);
            yield await prepare(this.ports.org, this.rules, step.batch);
        }
    }

    private async settle(prepared: Prepared): Promise<void> {
        await this.record.created;
        await settle(this.ports, this.rules, prepared, this.tally, () => this.record.note(this.done));
        this.progress();
        if (this.tally.newFailures > MOST_FAILED) {
            throw new TooManyFailures(this.tally.failed, this.tally.failures.at(-1)?.message ?? 'unknown');
        }
    }

    /** The calls that come for the first time: a window that is read again brings its calls twice. */
    private newOf(page: Page): unknown[] {
        this.read += page.calls.length;
        this.total = page.total;
        this.sight.came(page.calls);
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
        const { problem } = this.removal;
        // what could not be taken out is for people to look at; a key that sees nothing at all has read nothing
        const blind = problem instanceof CannotSee && this.come.size === 0;
        let status = known || !blind ? statusAfter(known) : 'Failed';
        known ??= problem;
        try {
            const ending = { status, finished: this.ports.now(), error: known?.message };
            await this.record.finish(this.done, ending);
        } catch (thrown) {
            // what the run did is worth telling, also when it can be told to no org any more
            known ??= asKnown(thrown);
            if (status === 'Finished') status = statusAfter(known);
        }
        return reportOf({ ...this.request, span: this.plan.span }, this.done, this.record.id, known, status);
    }
}
