import { fileURLToPath } from 'node:url';
import { Messages, SfError } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { Report } from '../../scripts/engine/index.js';
import { GongCommand } from '../../scripts/cli/gongCommand.js';
import { printReport } from '../../scripts/cli/printReport.js';
import { progressBar } from '../../scripts/cli/progressBar.js';
import { stopSignal } from '../../scripts/cli/stopSignal.js';
import { addressFile, type Addresses } from './addresses.js';
import type { LocalOrg } from './org/index.js';
import type { LocalWorld } from './startWorld.js';
import { jsonLog } from '../../scripts/webhook/log.js';

Messages.importMessageFile('gong-for-salesforce', fileURLToPath(new URL('local.md', import.meta.url)));
const messages = Messages.loadMessages('gong-for-salesforce', 'local');

export interface LocalResult {
    readonly run: Report;
    readonly opportunities: Record<string, unknown>[];
}

const RESULT_FIELDS = ['Id', 'Name', 'MainCompetitors__c', 'Gong_Competitors__c'];

export default class Local extends GongCommand<LocalResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        once: Flags.boolean({ summary: messages.getMessage('flags.once') }),
        calls: Flags.string({ summary: messages.getMessage('flags.calls') }),
        org: Flags.string({ summary: messages.getMessage('flags.org'), dependsOn: ['calls'] }),
        addresses: Flags.string({ summary: messages.getMessage('flags.addresses'), exclusive: ['once'] }),
        'no-page': Flags.boolean({ summary: messages.getMessage('flags.no-page') }),
        port: Flags.integer({ summary: messages.getMessage('flags.port'), min: 1, max: 65535 })
    };

    async run(): Promise<LocalResult> {
        const { flags } = await this.parse(Local);
        const addresses = flags.addresses === undefined ? undefined : this.addressFile(flags.addresses);
        const world = await this.start({ calls: flags.calls, org: flags.org, orgPort: flags.port });
        try {
            this.logToStderr(messages.getMessage('banner'));
            const bar = progressBar(!this.jsonEnabled());
            const run = await world.syncAll(bar.update).finally(bar.stop);
            printReport(this, run);
            if (world.later && run.exitCode === 0) {
                this.log(`\n${messages.getMessage('later')}`);
                printReport(this, await world.later());
            }
            process.exitCode = run.exitCode;
            const opportunities = world.org.tables
                .all('Opportunity')
                .map((row) => Object.fromEntries(RESULT_FIELDS.map((field) => [field, row[field] ?? null])));
            if (!flags.once) await this.stayUp(world, !flags['no-page'], addresses?.write);
            return { run, opportunities };
        } finally {
            addresses?.remove();
            await world.close();
        }
    }

    private async start(options: {
        calls?: string | undefined;
        org?: string | undefined;
        orgPort?: number | undefined;
    }): Promise<LocalWorld> {
        try {
            const { startWorld } = await import('./startWorld.js');
            return await startWorld(options);
        } catch (error) {
            const { name, message, code } = error as Error & { code?: string };
            if (name === 'WorldFileError') throw SfError.create({ name, message, exitCode: 2 });
            if (code === 'EADDRINUSE') throw messages.createError('portInUse', [String(options.orgPort)]);
            throw error;
        }
    }

    private addressFile(path: string): ReturnType<typeof addressFile> {
        try {
            return addressFile(path);
        } catch (error) {
            throw messages.createError('noAddressFile', [path, (error as Error).message], [], 2);
        }
    }

    /** Serves the record page, if it is wanted, and takes webhooks until the user presses Ctrl+C. */
    private async stayUp(
        world: LocalWorld,
        withPage: boolean,
        told: ((addresses: Addresses) => void) | undefined
    ): Promise<void> {
        const stopped = stopSignal();
        const page = withPage ? await this.openPage(world.org) : undefined;
        const receiver = await world.receive(jsonLog((line) => process.stderr.write(line)));
        const call = String(world.org.tables.all('Gong_Call__c').at(-1)?.Gong_Call_Id__c ?? '');
        const { org, gong } = world;
        const places = [
            page?.url ?? '(none)',
            org.url,
            gong.url,
            receiver.url,
            receiver.keyFile,
            call,
            org.accessToken,
            org.url
        ];
        this.logToStderr(messages.getMessage('running', places));
        told?.({
            org: { url: org.url, accessToken: org.accessToken },
            gong: { url: gong.url, accessKey: gong.accessKey, secret: gong.secret },
            page: page?.url ?? null,
            webhook: receiver.url
        });
        await stopped;
        await receiver.stop();
        await page?.close();
    }

    private async openPage(org: LocalOrg): Promise<{ url: string; close(): Promise<void> }> {
        this.logToStderr(messages.getMessage('building'));
        // the compilers behind it take a second to load, and a run with --once needs none of them
        const { buildPage } = await import('./page/build/build.js');
        const { startPage } = await import('./page/server.js');
        await buildPage();
        return startPage(org);
    }

    /** The bare result, as documented: other tools read it. */
    protected override toSuccessJson(result: LocalResult): never {
        return result as never;
    }
}
