import { gong } from '../gong/client/gong.js';
import type { Gong } from '../gong/client/gong.js';
import { CHECK_READS, preflight } from '../checks/preflight.js';
import type { Session } from '../org/http.js';
import { nodePorts } from '../org/ports.js';

/**
 * Gong through an org, for commands that look at what they were given first: the checks run before the first request that
 * is not one of the check's own reads. A request is refused as {@link preflight} refuses.
 */
export function connectedGong(session: Session): Gong {
    const client = gong(nodePorts(session));
    let passed: Promise<void> | undefined;
    return {
        get requests() {
            return client.requests;
        },
        async request(request) {
            const isCheckRead = request.method === 'GET' && CHECK_READS.includes(request.path);
            if (!isCheckRead) await (passed ??= preflight(session));
            return client.request(request);
        }
    };
}
