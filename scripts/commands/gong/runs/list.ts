import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { GongCommand } from '../../../cli/gongCommand.js';
import { table } from '../../../cli/table.js';
import { targetOrgFlag } from '../../../cli/targetOrg.js';
import { OrgHttp } from '../../../org/http.js';
import { listRuns } from '../../../org/runs.js';
import type { RunRow } from '../../../org/runQueries.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'runs.list');

export default class RunsList extends GongCommand<RunRow[]> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': targetOrgFlag(),
        limit: Flags.integer({ summary: messages.getMessage('flags.limit'), min: 1, max: 200, default: 20 })
    };

    async run(): Promise<RunRow[]> {
        const { flags } = await this.parse(RunsList);
        const runs = await listRuns(new OrgHttp(flags['target-org']), flags.limit);
        if (runs.length === 0) this.log(messages.getMessage('none'));
        else {
            const rows = runs.map((run) => [
                run.name,
                (run.started ?? '').slice(0, 16).replace('T', ' '),
                run.kind,
                run.status,
                `${run.seen} seen, ${run.written} written, ${run.failed} failed, ${run.removed} rows removed`,
                run.error ?? ''
            ]);
            this.log(table({ Run: 11, 'Started (UTC)': 15, Kind: 11, Status: 9, Calls: 25, Error: 29 }, rows));
        }
        return runs;
    }
}
