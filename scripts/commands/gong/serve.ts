import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { preflight } from '../../checks/preflight.js';
import { textOrFile } from '../../cli/environmentLogin.js';
import { GongCommand, withExitCodes } from '../../cli/gongCommand.js';
import { smallHeap } from '../../cli/smallHeap.js';
import { stopSignal } from '../../cli/stopSignal.js';
import { targetOrgFlag } from '../../cli/targetOrg.js';
import { jsonLog } from '../../webhook/log.js';
import { serve } from '../../webhook/serve.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'serve');

export default class Serve extends GongCommand<void> {
    static override readonly enableJsonFlag = false;
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = withExitCodes(messages.getMessage('description'));
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': targetOrgFlag(),
        port: Flags.integer({
            summary: messages.getMessage('flags.port'),
            env: 'PORT',
            default: 8080,
            min: 0,
            max: 65535
        }),
        host: Flags.string({ summary: messages.getMessage('flags.host'), env: 'GONG_HOST', default: '127.0.0.1' }),
        path: Flags.string({ summary: messages.getMessage('flags.path'), env: 'GONG_WEBHOOK_PATH', default: '/gong' }),
        url: Flags.string({ summary: messages.getMessage('flags.url'), env: 'GONG_WEBHOOK_URL' }),
        'public-key': Flags.string({
            summary: messages.getMessage('flags.public-key'),
            description: messages.getMessage('flags.public-key.description'),
            env: 'GONG_WEBHOOK_PUBLIC_KEY',
            multiple: true
        }),
        every: Flags.integer({
            summary: messages.getMessage('flags.every'),
            env: 'GONG_SYNC_EVERY',
            default: 15,
            min: 0,
            max: 1440
        })
    };

    async run(): Promise<void> {
        const { flags } = await this.parse(Serve);
        smallHeap();
        const session = flags['target-org'];
        const serving = await serve({
            session,
            preflight: () => preflight(session),
            log: jsonLog((line) => process.stderr.write(line)),
            secret: process.env.GONG_WEBHOOK_SECRET || undefined,
            // from the environment it comes as a text
            publicKeys: [flags['public-key'] ?? []].flat().map(textOrFile),
            url: flags.url,
            host: flags.host,
            port: flags.port,
            path: flags.path,
            everyMinutes: flags.every
        });
        void stopSignal().then(serving.stop);
        await serving.ended;
    }
}
