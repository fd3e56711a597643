import { Messages } from '@salesforce/core';
import { GongCommand } from '../../../cli/gongCommand.js';
import { toCsv } from '../../../competitors/csv.js';
import type { Competitor } from '../../../competitors/competitor.js';
import { readCompetitors } from '../../../org/competitors.js';
import { targetOrgFlag } from '../../../cli/targetOrg.js';
import { OrgHttp } from '../../../org/http.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'competitors.export');

export default class CompetitorsExport extends GongCommand<Competitor[]> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = { 'target-org': targetOrgFlag() };

    async run(): Promise<Competitor[]> {
        const { flags } = await this.parse(CompetitorsExport);
        const stored = await readCompetitors(new OrgHttp(flags['target-org']));
        const competitors = stored.map(({ id: _, key: __, ...competitor }) => competitor);
        this.log(toCsv(competitors).trimEnd());
        return competitors;
    }
}
