const KEYS = 'Gong › Admin center › Settings › Ecosystem › API';
const STORE = 'Then run "gong connect" again.';

/** Why Gong does not take an access key, and what to do. */
export interface KeyRefusal {
    readonly message: string;
    readonly actions: readonly string[];
}

/** The scope that Gong says a key lacks; the key itself is good, and may read other things. */
export const missingScope = (said: string): string | undefined => /use '(api:[^']+)'/.exec(said)?.[1];

export function scopesRefusal(scopes: readonly string[]): KeyRefusal {
    const many = scopes.length > 1;
    return {
        message: `The key works, but it lacks the scope${many ? 's' : ''} ${scopes.join(', ')}.`,
        actions: [
            `Add the scope${many ? 's' : ''} in ${KEYS}, or make a new key with all scopes that docs/install.md lists. Only a technical administrator of Gong can. ${STORE}`
        ]
    };
}

/** A key with a list of addresses that it may be used from, which those of Salesforce are not on. */
export const addressRefusal = (said: string): KeyRefusal => ({
    message: `Gong refuses requests from Salesforce's addresses: ${said}`,
    actions: [
        `The key has an IP allow-list (${KEYS}). Take the list away or add the addresses of your org's instance: see help.salesforce.com, "Salesforce IP addresses and domains to allow". ${STORE}`
    ]
});

/** Any other refusal, by Gong's words: it has no codes. */
export function keyRefusal(said: string): KeyRefusal {
    if (/\bIP\b/.test(said)) return addressRefusal(said);
    if (/expired/i.test(said)) {
        return {
            message: `The access key has expired: ${said}`,
            actions: [`Make a new one in ${KEYS}, as a technical administrator of Gong. ${STORE}`]
        };
    }
    if (/administrator/i.test(said)) {
        return {
            message: `The access key is not one of a technical administrator of Gong: ${said}`,
            actions: [`Let a technical administrator make one in ${KEYS}: other roles do not have that page. ${STORE}`]
        };
    }
    return {
        message: `Gong does not accept the access key: ${said}`,
        actions: [
            'Look for a mixed-up key and secret, or a missing character.',
            `Gong shows a secret once. If it is lost, make a new pair in ${KEYS}, as a technical administrator of Gong: other roles do not have that page. ${STORE}`,
            "If your company has a Gong address of its own (that page shows it), give it with --host: another region's Gong does not know the key.",
            'A key that was stored seconds ago can take a minute to be used. Run "gong connect --keep" to try it again.'
        ]
    };
}
