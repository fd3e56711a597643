import { text } from 'node:stream/consumers';
import { Refusal } from '../refusal.js';
import type { KeyPair } from '../org/credential.js';

/** Asks a person for something that must not be seen. */
export type Ask = (question: string) => Promise<string>;

/**
 * The access key and its secret: asked for where a person sits, else the two lines of standard input.
 * @throws {Refusal} when one of them is missing
 */
export async function readKey(ask: Ask, input: NodeJS.ReadStream = process.stdin): Promise<KeyPair> {
    const [accessKey = '', secret = '', ...more] = input.isTTY
        ? [await ask('Gong access key'), await ask('Gong access key secret')].map((each) => each.trim())
        : lines(await text(input));
    if (accessKey && secret && more.length === 0 && !/\s/.test(accessKey + secret)) return { accessKey, secret };
    throw new Refusal(
        'NO_KEY',
        2,
        'An access key and its secret are needed: two values without spaces.',
        'Run the command in a terminal and type them (they stay hidden), or give them on standard input, a line each.'
    );
}

const lines = (all: string): string[] =>
    all
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);

/**
 * The address of a Gong as the Named Credential takes it.
 * @param host `https://us-12345.api.gong.io`, with or without the scheme
 * @throws {Refusal} for what is not Gong's: the key would be sent there
 */
export function gongAddress(host: string): string {
    const [, name] = /^(?:https:\/\/)?((?:[a-z0-9-]+\.)*gong\.io)\/?$/i.exec(host.trim()) ?? [];
    if (name) return `https://${name.toLowerCase()}`;
    throw new Refusal(
        'BAD_HOST',
        2,
        `"${host}" is not an address of Gong's API.`,
        'Copy the address from Gong › Admin center › Settings › Ecosystem › API: it looks like https://us-12345.api.gong.io.'
    );
}
