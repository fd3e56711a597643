import { Messages } from '@salesforce/core';
import { GongCommand } from '../../../cli/gongCommand.js';
import { table } from '../../../cli/table.js';
import { targetOrgFlag } from '../../../cli/targetOrg.js';
import { OrgHttp } from '../../../org/http.js';
import { listParked } from '../../../org/runs.js';
import type { Parked } from '../../../org/runs.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'runs.parked');

export default class RunsParked extends GongCommand<Parked[]> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = { 'target-org': targetOrgFlag() };

    async run(): Promise<Parked[]> {
        const { flags } = await this.parse(RunsParked);
        const parked = await listParked(new OrgHttp(flags['target-org']));
        if (parked.length === 0) this.log(messages.getMessage('none'));
        else {
            const rows = parked.map((one) => [
                one.callId,
                one.opportunityId ?? '–',
                String(one.tries),
                one.code ?? '–',
                one.action
            ]);
            this.log(table({ Call: 20, Opportunity: 18, Tries: 5, Code: 24, 'What to do': 33 }, rows));
            this.log(messages.getMessage('again'));
        }
        return parked;
    }
}
