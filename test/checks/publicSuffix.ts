import { readFileSync } from 'node:fs';

/** A host, and in punycode the domain that was registered, as the public-suffix list's own test data says. */
export interface Vector {
    readonly host: string;
    readonly owner: string | undefined;
}

/** The labels that the test data gives both in their script and "same as above, but punycoded". */
export const PUNYCODE: Readonly<Record<string, string>> = {
    食狮: 'xn--85x722f',
    公司: 'xn--55qx5d',
    中国: 'xn--fiqs8s'
};

export const inPunycode = (host: string): string =>
    host.replace(/食狮|公司|中国/g, (label) => PUNYCODE[label] ?? label);

const text = readFileSync(new URL('../fixtures/public-suffix/tests.txt', import.meta.url), 'utf8');

export const VECTORS: readonly Vector[] = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map((line) => line.split(' ') as [string, string])
    .filter(([host]) => host !== 'null')
    .map(([host, owner]) => ({ host, owner: owner === 'null' ? undefined : inPunycode(owner) }));
