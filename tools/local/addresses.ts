import { accessSync, constants, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Where the local world is and what lets one in, for programs. */
export interface Addresses {
    readonly org: { readonly url: string; readonly accessToken: string };
    readonly gong: { readonly url: string; readonly accessKey: string; readonly secret: string };
    /** Null when there is none. */
    readonly page: string | null;
    readonly webhook: string;
}

/**
 * A file that is there while all of the world is up, and only then: an older one goes at once.
 * @throws {Error} with `code` when it cannot be written there
 */
export function addressFile(path: string): { write(addresses: Addresses): void; remove(): void } {
    const remove = (): void => rmSync(path, { force: true });
    remove();
    accessSync(dirname(resolve(path)), constants.W_OK);
    return {
        write(addresses) {
            const draft = `${path}.${process.pid}`;
            writeFileSync(draft, `${JSON.stringify(addresses, null, 2)}\n`, { mode: 0o600 });
            renameSync(draft, path);
        },
        remove
    };
}
