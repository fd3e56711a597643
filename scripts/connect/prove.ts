import { GatewayRefused, GongUnauthorized, SyncError } from '#engine';
import type { GongResponse } from '#engine';

const KEYS = 'Gong › Admin center › Settings › Ecosystem › API';
const STORE = 'Then run "gong connect" again.';

/** What Gong, or the gateway before it, says about the first read with a new key. */
interface Refusal {
    code?: string;
    errors?: string[];
}

/**
 * Whether the first read with a key worked.
 * @returns nothing when it did
 * @throws {SyncError} that explains why not and what to do: wrong key, missing scope, other address, permission
 */
export function proveRead({ status, body }: GongResponse): void {
    if (status < 300) return;
    const { code, errors = [] } = parse(body);
    const said = errors.join(' ');
    const scope = /use '(api:[^']+)'/.exec(said)?.[1];
    if (scope) {
        throw new KeyRefused(
            `The key works, but it lacks the scope ${scope}.`,
            `Add the scope in ${KEYS}, or make a new key with all scopes that docs/install.md lists. Only a technical administrator of Gong can. ${STORE}`
        );
    }
    if (code === 'GONG_UNAUTHORIZED') {
        throw new KeyRefused(
            `Gong does not accept the access key: ${said}`,
            'Look for a mixed-up key and secret, or a missing character.',
            `Gong shows a secret once. If it is lost, make a new pair in ${KEYS}, as a technical administrator of Gong: other roles do not have that page. ${STORE}`,
            "If your company has a Gong address of its own (that page shows it), give it with --host: another region's Gong does not know the key.",
            'A key that was stored seconds ago can take a minute to be used. Run "gong connect --keep" to try it again.'
        );
    }
    if (code === 'NOT_ALLOWED') {
        throw new GatewayRefused(
            'NOT_ALLOWED',
            3,
            `The gateway does not let this user read from Gong: ${said}`,
            'Assign the permission set Gong Admin (or Gong Sync) to the user: Setup › Permission Sets › Gong Admin › Manage Assignments.'
        );
    }
    if (status === 403) {
        throw new KeyRefused(
            `Gong refuses requests from Salesforce's addresses: ${said}`,
            `The key has an IP allow-list (${KEYS}). Take the list away or add the addresses of your org's instance: see help.salesforce.com, "Salesforce IP addresses and domains to allow". ${STORE}`
        );
    }
    if (code === 'CALLOUT_FAILED') {
        throw new KeyRefused(
            `Salesforce could not call Gong: ${said}`,
            'Check the address of the Named Credential: Setup › Named Credentials › Gong › URL.',
            'Check that the permission set Gong Admin is assigned to the user: it gives access to the principal of the External Credential.'
        );
    }
    throw new SyncError(
        code ?? `HTTP_${status}`,
        status === 429 ? 5 : 1,
        `Gong answered ${status}: ${said || body}`,
        'Run the same command later.'
    );
}

/** A key that is stored, and that Gong does not take as it is. */
class KeyRefused extends GongUnauthorized {
    override readonly actions: readonly string[];

    constructor(message: string, ...actions: string[]) {
        super(message);
        this.actions = actions;
    }
}

function parse(body: string): Refusal {
    try {
        return JSON.parse(body) as Refusal;
    } catch {
        return {};
    }
}
