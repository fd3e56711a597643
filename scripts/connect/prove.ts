import { GatewayRefused, GongUnauthorized } from '../gong/client/errors.js';
import { Refusal } from '../refusal.js';
import type { GongResponse } from '../gong/client/transport.js';
import { addressRefusal, keyRefusal, missingScope, scopesRefusal, type KeyRefusal } from './refusals.js';
import { assign } from '../advice.js';

/** What Gong, or the gateway before it, says about the first read with a new key. */
interface GongError {
    code?: string;
    errors?: string[];
}

/**
 * Whether the first read with a key worked.
 * @returns nothing when it did
 * @throws {Refusal} that explains why not and what to do: wrong key, missing scope, other address, permission
 */
export function proveRead({ status, body }: GongResponse): void {
    if (status < 300) return;
    const { code, errors = [] } = parse(body);
    const said = errors.join(' ');
    const scope = missingScope(said);
    if (scope) throw new KeyRefused(scopesRefusal([scope]));
    if (code === 'GONG_UNAUTHORIZED') throw new KeyRefused(keyRefusal(said));
    if (code === 'NOT_ALLOWED') {
        throw new GatewayRefused(
            'NOT_ALLOWED',
            3,
            `The gateway does not let this user read from Gong: ${said}`,
            assign('Gong_Admin')
        );
    }
    if (status === 403) throw new KeyRefused(addressRefusal(said));
    if (code === 'CALLOUT_FAILED') {
        throw new KeyRefused({
            message: `Salesforce could not call Gong: ${said}`,
            actions: [
                'Check the address of the Named Credential: Setup › Named Credentials › Gong › URL.',
                `For access to the principal of the External Credential: ${assign('Gong_Credential')}`
            ]
        });
    }
    throw new Refusal(
        code ?? `HTTP_${status}`,
        status === 429 ? 5 : 1,
        `Gong answered ${status}: ${said || body}`,
        'Run the same command later.'
    );
}

/** A key that is stored, and that Gong does not take as it is. */
class KeyRefused extends GongUnauthorized {
    override readonly actions: readonly string[];

    constructor({ message, actions }: KeyRefusal) {
        super(message);
        this.actions = actions;
    }
}

function parse(body: string): GongError {
    try {
        return JSON.parse(body) as GongError;
    } catch {
        return {};
    }
}
