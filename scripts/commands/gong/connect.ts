import { Messages } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { GongCommand, withExitCodes } from '../../cli/gongCommand.js';
import { proveRead } from '../../connect/prove.js';
import { gongAddress, readKey } from '../../connect/readKey.js';
import { gongHost, hasKey, setGongHost, storeKey } from '../../org/credential.js';
import { targetOrgFlag } from '../../cli/targetOrg.js';
import { explainSetup } from '../../org/errors.js';
import { throughGateway } from '../../org/gateway.js';
import { OrgHttp } from '../../org/http.js';
import { MINUTE } from '#rules';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'connect');
/** How long a person may look for the secret. */
const PATIENCE_MS = 15 * MINUTE;

export interface Connected {
    key: 'created' | 'replaced' | 'kept';
    host: string;
}

export default class Connect extends GongCommand<Connected> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = withExitCodes(messages.getMessage('description'));
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': targetOrgFlag(),
        host: Flags.string({ summary: messages.getMessage('flags.host') }),
        keep: Flags.boolean({ summary: messages.getMessage('flags.keep') })
    };

    async run(): Promise<Connected> {
        const { flags } = await this.parse(Connect);
        const host = flags.host === undefined ? undefined : gongAddress(flags.host);
        const http = new OrgHttp(flags['target-org']);
        const key = await this.store(http, flags.keep, host).catch(explainSetup);
        proveRead(await throughGateway(http, { method: 'GET', path: '/v2/users' }));
        const connected = { key, host: await gongHost(http) };
        this.log(messages.getMessage(`done.${key}`, [connected.host]));
        return connected;
    }

    /** The host first: the key is meant for it. */
    private async store(http: OrgHttp, keep: boolean, host: string | undefined): Promise<Connected['key']> {
        const kept = (await hasKey(http)) && keep;
        if (host) await setGongHost(http, host);
        if (kept) return 'kept';
        return storeKey(http, await readKey((message) => this.secretPrompt({ message, ms: PATIENCE_MS })));
    }
}
