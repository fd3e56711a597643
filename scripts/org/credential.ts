import { OrgRefused } from './errors.js';
import type { OrgHttp } from './http.js';

/** What a Gong administrator makes in Gong: shown once, the secret never again. */
export interface KeyPair {
    readonly accessKey: string;
    readonly secret: string;
}

const CREDENTIAL = '/named-credentials/credential';
const SETUP = '/named-credentials/named-credential-setup/Gong';
/** The External Credential Gong and its principal, as they are deployed. */
const PRINCIPAL = { externalCredential: 'Gong', principalName: 'GongApi', principalType: 'NamedPrincipal' };

/** A Named Credential, as far as it is changed here; the rest goes back as it came. */
interface NamedCredential {
    calloutUrl: string;
    [property: string]: unknown;
}

/**
 * Whether the External Credential has a key. What key it is nobody can read.
 * @throws {OrgRefused} without the package or the permission
 */
export async function hasKey(http: OrgHttp): Promise<boolean> {
    const { credentials } = await http.data<{ credentials?: object | null }>(
        'GET',
        `${CREDENTIAL}?${new URLSearchParams(PRINCIPAL)}`
    );
    return Object.keys(credentials ?? {}).length > 0;
}

/**
 * Stores the key in the External Credential, in place of the one that is there.
 * @throws {OrgRefused} without the package or the permission
 */
export async function storeKey(http: OrgHttp, key: KeyPair): Promise<'created' | 'replaced'> {
    const body = {
        ...PRINCIPAL,
        authenticationProtocol: 'Custom',
        credentials: {
            AccessKey: { value: key.accessKey, encrypted: true },
            AccessKeySecret: { value: key.secret, encrypted: true }
        }
    };
    const replace = await hasKey(http);
    try {
        await http.data(replace ? 'PUT' : 'POST', CREDENTIAL, body);
        return replace ? 'replaced' : 'created';
    } catch (error) {
        if (!(error instanceof OrgRefused) || replace) throw error;
        // a credential that was emptied in Setup is still one: it can only be replaced
        await http.data('PUT', CREDENTIAL, body).catch(() => {
            throw error;
        });
        return 'replaced';
    }
}

/** Where the Named Credential sends requests: `https://api.gong.io`. */
export async function gongHost(http: OrgHttp): Promise<string> {
    return (await http.data<NamedCredential>('GET', SETUP)).calloutUrl;
}

/** Sends requests to another host of Gong; nothing is written when it is that host already. */
export async function setGongHost(http: OrgHttp, host: string): Promise<void> {
    const { calloutUrl, ...rest } = await http.data<NamedCredential>('GET', SETUP);
    if (calloutUrl !== host) await http.data('PUT', SETUP, { ...inputOf(rest), calloutUrl: host });
}

/** What may be sent of an answer: the API refuses its own nulls and derived values. */
function inputOf(answer: Record<string, unknown>): Record<string, unknown> {
    const names = ['developerName', 'masterLabel', 'type', 'calloutOptions', 'customHeaders', 'parameters'];
    const input = Object.fromEntries(names.flatMap((name) => (answer[name] ? [[name, answer[name]]] : [])));
    const externalCredentials = (answer['externalCredentials'] as { developerName: string }[]).map(
        ({ developerName }) => ({ developerName })
    );
    return { ...input, externalCredentials };
}
