import { Messages, Org } from '@salesforce/core';
import { Flags } from '@salesforce/sf-plugins-core';
import type { Session } from '../org/http.js';
import { environmentLogin } from './environmentLogin.js';
import { noOrg } from './toSfError.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('gong-for-salesforce', 'operations');

/** The login that was asked for on the command line, or else that of the environment, or else the CLI's default org. */
const shared = {
    char: 'o',
    noCacheDefault: true,
    summary: messages.getMessage('flags.target-org'),
    parse: async (alias: string): Promise<Session> => (await Org.create({ aliasOrUsername: alias })).getConnection()
} as const;

async function unasked(): Promise<Session | undefined> {
    const session = await environmentLogin(process.env);
    if (session) return session;
    // the CLI's own flag, too, takes any trouble with the default org for having none
    const org = await Org.create().catch(() => undefined);
    return org?.getConnection();
}

/** `--target-org` of every command that needs an org: the session to work with. */
export const targetOrgFlag = Flags.custom<Session>({
    ...shared,
    default: async () => {
        const session = await unasked();
        if (!session) throw noOrg();
        return session;
    }
});

/** The same for a command that can do without. */
export const optionalTargetOrgFlag = Flags.custom<Session | undefined>({ ...shared, default: unasked });
