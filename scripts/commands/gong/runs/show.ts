import { Messages } from '@salesforce/core';
import { Args } from '@oclif/core';
import { GongCommand } from '../../../cli/gongCommand.js';
import { failureTable } from '../../../cli/printReport.js';
import { targetOrgFlag } from '../../../cli/targetOrg.js';
import { OrgHttp } from '../../../org/http.js';
import { findRun } from '../../../org/runs.js';
import type { RunDetails } from '../../../org/runQueries.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'runs.show');

export default class RunsShow extends GongCommand<RunDetails> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly args = { run: Args.string({ description: messages.getMessage('args.run') }) };
    static override readonly flags = { 'target-org': targetOrgFlag() };

    async run(): Promise<RunDetails> {
        const { args, flags } = await this.parse(RunsShow);
        const run = await findRun(new OrgHttp(flags['target-org']), args.run);
        if (!run) throw messages.createError('notFound', [args.run ?? ''], [], 2);
        this.log(`${run.name}: ${run.kind}, ${run.status}${run.error === null ? '' : `: ${run.error}`}`);
        this.log(`Started ${run.started ?? '–'}, finished ${run.finished ?? '–'}, from ${run.host ?? '–'}`);
        if (run.from !== null) this.log(`Window ${run.from} to ${run.to}, settled to ${run.checkpoint ?? '–'}`);
        const why = Object.entries(run.skippedWhy).map(([reason, count]) => `${count} ${reason}`);
        this.log(
            `${run.seen} seen: ${run.written} written, ${run.unchanged} unchanged, ${run.skipped} skipped${why.length > 0 ? ` (${why.join(', ')})` : ''}, ${run.failed} failed; ${run.removed} rows removed`
        );
        this.log(`${run.gongRequests} requests to Gong, ${run.orgRequests} Salesforce API calls`);
        if (run.removedCalls.length > 0) this.log(messages.getMessage('removed', [run.removedCalls.join(', ')]));
        if (run.keptOut.length > 0) this.log(messages.getMessage('keptOut', [run.keptOut.join(', ')]));
        if (run.failures.length > 0) this.log(failureTable(run.failures));
        if (run.retry.length > 0) this.log(messages.getMessage('retry', [run.retry.length]));
        return run;
    }
}
