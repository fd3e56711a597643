import { domainToASCII, domainToUnicode } from 'node:url';
import { getDomain } from 'tldts';

/** What separates parts of an address, of a URL, or a list: with one of these inside, a text is no domain. */
const NOT_IN_A_DOMAIN = /[\s/\\?#%:@[\]<>()",;|^`{}*]/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** No top-level domain is a number. */
const IP_ADDRESS = /(^|\.)\d+$/;
const LONGEST = 253;
/** What a sandbox refresh appends to every address, and the domain that it formerly moved them to. */
const SANDBOX_SUFFIX = '.invalid';
const FORMER_SANDBOX_DOMAIN = 'example.com';

/**
 * The domain of an email address as somebody registered it, in lower case and punycode: `acme.com` for
 * `Ann+crm@EU.Acme.com.`. What a sandbox refresh did to the address is undone first (`a@acme.com.invalid`,
 * `a=acme.com@example.com`).
 * @returns undefined when it cannot be told: no address, no such domain, or a public suffix that belongs to nobody
 */
export function domainOfAddress(address: unknown): string | undefined {
    if (typeof address !== 'string') return undefined;
    const [, local, host] = /^([^@]+|".*")@([^@]+)$/s.exec(address.trim()) ?? [];
    if (local === undefined || host === undefined) return undefined;
    const plain = withoutSandboxSuffix(asciiHost(host));
    const [, former] = /=([^=]*\.[^=]*)$/.exec(local) ?? [];
    if (plain === FORMER_SANDBOX_DOMAIN && former !== undefined) return domainOfAddress(`former@${former}`);
    return plain && registrable(plain);
}

/**
 * The domain that an admin listed: the one that was registered, or else the suffix itself, since a company can own one
 * (`gov.scot`). A leading `@` is forgiven.
 * @returns undefined when it is no domain
 */
export function listedDomain(text: string): string | undefined {
    const host = asciiHost(text.trim().replace(/^@/, ''));
    // a single label is a typing error, not a top-level domain of one's own
    return host?.includes('.') ? (registrable(host) ?? host) : undefined;
}

/** Whether somebody on `domain` is on `listed`: only below a listed suffix can the two differ. */
export const isOn = (domain: string, listed: string): boolean => domain === listed || domain.endsWith(`.${listed}`);

/** Lower case, punycode, without the dot of the root; undefined for what is no name of a host. */
function asciiHost(host: string): string | undefined {
    if (NOT_IN_A_DOMAIN.test(host)) return undefined;
    const ascii = domainToASCII(host).replace(/\.$/, '');
    const isName = ascii.length <= LONGEST && ascii.split('.').every(isLabel);
    return isName && !IP_ADDRESS.test(ascii) ? ascii : undefined;
}

/** Punycode must stand for something: some versions of Node pass on what cannot be decoded, others refuse it. */
const isLabel = (label: string): boolean =>
    LABEL.test(label) && (!label.startsWith('xn--') || /\P{ASCII}/u.test(domainToUnicode(label)));

function withoutSandboxSuffix(host: string | undefined): string | undefined {
    let plain = host;
    // a sandbox of a sandbox has it twice
    while (plain?.endsWith(SANDBOX_SUFFIX)) plain = plain.slice(0, -SANDBOX_SUFFIX.length);
    return plain;
}

/**
 * By the whole public-suffix list, its private part included: `acme.uk.com` and `other.uk.com` are two companies, and
 * the list's own test data says so. A domain that the list does not know ends in a suffix of one label.
 */
function registrable(host: string): string | undefined {
    return getDomain(host, { allowPrivateDomains: true, extractHostname: false }) ?? undefined;
}
