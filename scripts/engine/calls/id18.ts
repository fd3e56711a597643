const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The 18-character form of a Salesforce id: the 15 characters that are case sensitive, followed by a check sum of
 * three characters with one bit for each capital letter. The check sum is made anew, also for ids that bring one.
 * @returns undefined when the text is no Salesforce id.
 */
export function id18(text: string): string | undefined {
    if (!/^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(text)) return undefined;
    let id = text.slice(0, 15);
    for (let part = 0; part < 3; part++) {
        let bits = 0;
        for (let i = 0; i < 5; i++) if (/[A-Z]/.test(text.charAt(part * 5 + i))) bits |= 1 << i;
        id += CHECK.charAt(bits);
    }
    return id;
}
