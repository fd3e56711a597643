import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { sync } from '../../engine/index.js';
import type { Report } from '../../engine/index.js';
import { mustWrite } from '../../checks/access.js';
import { preflight } from '../../checks/preflight.js';
import { GongCommand, withExitCodes } from '../../cli/gongCommand.js';
import { recordFlag } from '../../cli/gongFlags.js';
import { progressBar } from '../../cli/progressBar.js';
import { printReport } from '../../cli/printReport.js';
import { smallHeap } from '../../cli/smallHeap.js';
import { callIdsFlag, daysFlag, fromFlag, toFlag } from '../../cli/spanFlags.js';
import { syncRequest } from '../../cli/syncRequest.js';
import { targetOrgFlag } from '../../cli/targetOrg.js';
import { nodePorts } from '../../org/ports.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'sync');

export default class Sync extends GongCommand<Report> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = withExitCodes(messages.getMessage('description'));
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': targetOrgFlag(),
        days: daysFlag({ summary: messages.getMessage('flags.days') }),
        from: fromFlag({ summary: messages.getMessage('flags.from') }),
        to: toFlag({ summary: messages.getMessage('flags.to') }),
        'call-id': callIdsFlag({ summary: messages.getMessage('flags.call-id'), exclusive: ['opportunity'] }),
        opportunity: recordFlag({ summary: messages.getMessage('flags.opportunity') }),
        confirm: Flags.boolean({
            summary: messages.getMessage('flags.confirm'),
            exclusive: ['days', 'from', 'to', 'call-id', 'opportunity']
        }),
        parked: Flags.boolean({
            summary: messages.getMessage('flags.parked'),
            exclusive: ['days', 'from', 'to', 'call-id', 'opportunity', 'confirm']
        }),
        removals: Flags.integer({ summary: messages.getMessage('flags.removals'), min: 0 }),
        'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run') })
    };

    async run(): Promise<Report> {
        const { flags } = await this.parse(Sync);
        smallHeap();
        const request = syncRequest(flags, Date.now());
        const session = flags['target-org'];
        await preflight(session);
        if (request.dryRun) await mustWrite(session);
        const bar = progressBar(!this.jsonEnabled());
        const report = await sync(nodePorts(session, bar.update), request).finally(bar.stop);
        printReport(this, report);
        process.exitCode = report.exitCode;
        return report;
    }
}
