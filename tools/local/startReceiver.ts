import { createPublicKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { preflight } from '../../scripts/checks/preflight.js';
import type { Session } from '../../scripts/org/http.js';
import type { Log } from '../../scripts/webhook/log.js';
import { serve } from '../../scripts/webhook/serve.js';
import type { Serving } from '../../scripts/webhook/serve.js';
import { newWebhookKey } from './gong/index.js';

/** What docs/webhook.md writes in its example. */
const PORT = 8787;

/**
 * A receiver like that of `gong serve`, for events that are signed with the private key in a file. It does not sync on a
 * schedule, so that what changes is what an event brought.
 * @param keyFile made when it does not exist
 */
export async function startReceiver(session: Session, keyFile: string, log: Log): Promise<Serving> {
    if (!existsSync(keyFile)) {
        mkdirSync(dirname(keyFile), { recursive: true });
        const pem = newWebhookKey().privateKey.export({ type: 'pkcs8', format: 'pem' });
        writeFileSync(keyFile, pem, { mode: 0o600 });
    }
    const publicKey = createPublicKey(readFileSync(keyFile)).export({ type: 'spki', format: 'pem' }).toString();
    const port = await freePort(PORT);
    return serve({
        session,
        log,
        port,
        url: `http://127.0.0.1:${port}/gong`,
        publicKeys: [publicKey],
        everyMinutes: 0,
        preflight: () => preflight(session)
    });
}

/** The port, or any free one when it is in use: the signed address has to be known before the receiver listens. */
function freePort(wanted: number): Promise<number> {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.once('error', (error: NodeJS.ErrnoException) =>
            error.code === 'EADDRINUSE' && wanted !== 0 ? resolve(freePort(0)) : reject(error)
        );
        server.listen(wanted, '127.0.0.1', () => {
            const { port } = server.address() as AddressInfo;
            server.close(() => resolve(port));
        });
    });
}
