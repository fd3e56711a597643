import { isUtf8 } from 'node:buffer';

export type Json = Record<string, unknown>;

/** The object that a body is as JSON in UTF-8; undefined for everything else. */
export function objectIn(body: Buffer): Json | undefined {
    try {
        const read: unknown = isUtf8(body) ? JSON.parse(body.toString('utf8')) : undefined;
        return isObject(read) ? read : undefined;
    } catch {
        return undefined;
    }
}

export const isObject = (given: unknown): given is Json =>
    typeof given === 'object' && given !== null && !Array.isArray(given);
