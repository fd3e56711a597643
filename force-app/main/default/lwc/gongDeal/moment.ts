/** Only what a browser may open: a row may have been written by anybody. */
export function webAddress(url: string | undefined): string | undefined {
    return url !== undefined && /^https?:\/\/\S+$/i.test(url) ? url : undefined;
}

/** How much is played before and after the moment, in seconds, as in the links that Gong itself makes. */
const BEFORE = 2;
const AFTER = 10;

/**
 * The address that plays a call from a moment on. Undefined where the call has no web address.
 * @param second of the recording
 */
export function momentOf(url: string | undefined, second: number): string | undefined {
    if (webAddress(url) === undefined) return undefined;
    const [address = '', ...fragment] = url!.split('#');
    const share = [{ type: 'SHARE', from: Math.max(second - BEFORE, 0), to: second + AFTER }];
    const query = `${address.includes('?') ? '&' : '?'}highlights=${encodeURIComponent(JSON.stringify(share))}`;
    return [address + query, ...fragment].join('#');
}
