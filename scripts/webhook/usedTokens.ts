import { createHash } from 'node:crypto';

/** Of about 150 bytes each; at 200 events a second and Gong's minutes of life the oldest have long expired. */
const MOST = 200_000;

/** Remembers tokens until they expire, so that none is worth anything twice. */
export class UsedTokens {
    /** Digest to the second of expiry, oldest first. */
    private readonly used = new Map<string, number>();

    has(token: string): boolean {
        return this.used.has(digest(token));
    }

    /** @param expires seconds since 1970 after which the token is refused anyway */
    add(token: string, expires: number, nowSeconds: number): void {
        for (const [key, until] of this.used) {
            if (until >= nowSeconds && this.used.size < MOST) break;
            this.used.delete(key);
        }
        this.used.set(digest(token), expires);
    }
}

/** The signature is decoded first, because the same one can be written in several ways. */
function digest(token: string): string {
    const dot = token.lastIndexOf('.');
    const hash = createHash('sha256').update(token.slice(0, dot));
    return hash.update(Buffer.from(token.slice(dot + 1), 'base64url')).digest('base64');
}
