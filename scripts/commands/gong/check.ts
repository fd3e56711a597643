import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { CHECKS } from '../../checks/finding.js';
import type { Finding } from '../../checks/finding.js';
import { runChecks } from '../../checks/runChecks.js';
import { GongCommand, withExitCodes } from '../../cli/gongCommand.js';
import { printFindings } from '../../cli/printFindings.js';
import { optionalTargetOrgFlag } from '../../cli/targetOrg.js';
import { noOrg } from '../../cli/toSfError.js';
import { OrgHttp } from '../../org/http.js';
import { nodePorts } from '../../org/ports.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'check');

/** "Blocked by a check". */
const BLOCKED = 4;

export default class Check extends GongCommand<Finding[] | string> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = withExitCodes(messages.getMessage('description'));
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': optionalTargetOrgFlag(),
        explain: Flags.option({ summary: messages.getMessage('flags.explain'), options: CHECKS })()
    };

    async run(): Promise<Finding[] | string> {
        const { flags } = await this.parse(Check);
        if (flags.explain !== undefined) {
            const text = messages.getMessage(`explain.${flags.explain}`);
            this.log(text);
            return text;
        }
        const session = flags['target-org'];
        if (!session) throw noOrg();
        const findings = await runChecks(new OrgHttp(session), nodePorts(session));
        printFindings(this, findings);
        if (findings.some(({ level }) => level === 'block')) process.exitCode = BLOCKED;
        return findings;
    }
}
