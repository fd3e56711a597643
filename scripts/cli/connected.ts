import type { Connection, Org } from '@salesforce/core';
import { gong } from '../gong/client/gong.js';
import type { Gong } from '../gong/client/gong.js';
import { CHECK_READS, preflight } from '../checks/preflight.js';
import { nodePorts } from '../org/ports.js';

/**
 * The login that a command works with, once the org's connection to Gong has passed the blocking checks: for every
 * command that touches calls. It costs one API call of the org, and a request to Gong once a day.
 * @throws {Blocked} with the finding, exit code 4
 */
export async function connected(org: Org): Promise<Connection> {
    const connection = org.getConnection();
    await preflight(connection);
    return connection;
}

/**
 * Gong through an org, for commands that look at what they were given first: the checks run before the first request that
 * is not one of the check's own reads. A request is refused as {@link connected} refuses.
 */
export function connectedGong(org: Org): Gong {
    const connection = org.getConnection();
    const client = gong(nodePorts(connection));
    let passed: Promise<void> | undefined;
    return {
        get requests() {
            return client.requests;
        },
        async request(request) {
            const isCheckRead = request.method === 'GET' && CHECK_READS.includes(request.path);
            if (!isCheckRead) await (passed ??= preflight(connection));
            return client.request(request);
        }
    };
}
