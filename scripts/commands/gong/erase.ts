import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { sync } from '../../engine/index.js';
import type { Report } from '../../engine/index.js';
import { mustWrite } from '../../checks/access.js';
import { GongCommand, withExitCodes } from '../../cli/gongCommand.js';
import { printReport } from '../../cli/printReport.js';
import { callIdsFlag } from '../../cli/spanFlags.js';
import { targetOrgFlag } from '../../cli/targetOrg.js';
import { nodePorts } from '../../org/ports.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'erase');

export default class Erase extends GongCommand<Report> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = withExitCodes(messages.getMessage('description'));
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': targetOrgFlag(),
        'call-id': callIdsFlag({ required: true, summary: messages.getMessage('flags.call-id') }),
        'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run') })
    };

    async run(): Promise<Report> {
        const { flags } = await this.parse(Erase);
        const session = flags['target-org'];
        await mustWrite(session);
        const dryRun = flags['dry-run'];
        const callIds = [...new Set(flags['call-id'])];
        const report = await sync(nodePorts(session), { kind: 'Erase', host: 'cli', callIds, dryRun });
        printReport(this, report);
        process.exitCode = report.exitCode;
        return report;
    }
}
