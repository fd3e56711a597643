import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { BadOption } from './errors.js';

/** Shorter RSA keys can be broken, and Gong makes none. */
const SHORTEST_BITS = 2048;
const PEM = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g;

/**
 * The public keys of a text: PEM blocks one after the other, or bare base64 as Gong shows it, several with commas.
 * @throws {BadOption} for what is no public RSA key
 */
export function readKeys(text: string): KeyObject[] {
    const pems = text.match(PEM);
    if (pems) return pems.map((pem) => publicKey(pem));
    const bare = text.split(',').map((key) => key.replace(/\s+/g, ''));
    return bare
        .filter((key) => key !== '')
        .map((key) => publicKey(`-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----`));
}

function publicKey(pem: string): KeyObject {
    if (pem.includes('PRIVATE KEY')) throw new BadOption('A private key was given where the public key belongs.');
    let key;
    try {
        key = createPublicKey(pem);
    } catch {
        throw new BadOption('A public key is neither PEM nor base64.', ...HOW);
    }
    if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_BITS) {
        throw new BadOption(`A public key is not an RSA key of at least ${SHORTEST_BITS} bits.`, ...HOW);
    }
    return key;
}

const HOW = ['Copy the public key from the webhook rule in Gong, or save it to a file and name the file.'];
