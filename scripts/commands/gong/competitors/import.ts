import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { GongCommand } from '../../../cli/gongCommand.js';
import { usageError } from '../../../cli/toSfError.js';
import { planImport } from '../../../competitors/competitor.js';
import { fromCsv } from '../../../competitors/csv.js';
import { mendKeys, MOST_COMPETITORS, readCompetitors, writeCompetitors } from '../../../org/competitors.js';
import { targetOrgFlag } from '../../../cli/targetOrg.js';
import { OrgHttp } from '../../../org/http.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'competitors.import');

export interface Imported {
    readonly created: number;
    readonly changed: number;
    readonly unchanged: number;
}

export default class CompetitorsImport extends GongCommand<Imported> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': targetOrgFlag(),
        file: Flags.file({ char: 'f', required: true, exists: true, summary: messages.getMessage('flags.file') })
    };

    async run(): Promise<Imported> {
        const { flags } = await this.parse(CompetitorsImport);
        const file = basename(flags.file);
        const { listed, problems } = fromCsv(await readFile(flags.file, 'utf8'));
        refuseIf(file, problems);
        const http = new OrgHttp(flags['target-org']);
        const stored = await readCompetitors(http);
        const plan = planImport(listed, stored);
        refuseIf(file, plan.problems);
        const writes = [...plan.created, ...plan.changed];
        if (writes.length > MOST_COMPETITORS)
            throw usageError(
                messages.getMessage('tooMany', [file, writes.length, MOST_COMPETITORS]),
                ...messages.getMessages('tooMany.actions', [MOST_COMPETITORS])
            );
        if (writes.length > 0) {
            await mendKeys(http, stored, writes);
            refuseIf(file, await writeCompetitors(http, writes));
        }
        const done = { created: plan.created.length, changed: plan.changed.length, unchanged: plan.unchanged };
        this.log(messages.getMessage('done', [done.created, done.changed, done.unchanged]));
        return done;
    }
}

/** Says every row that cannot be imported. Nothing has been written then. */
function refuseIf(file: string, problems: readonly string[]): void {
    if (problems.length > 0) throw usageError(messages.getMessage('refused', [file]), ...problems);
}
