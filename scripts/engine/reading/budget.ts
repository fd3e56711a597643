import { ReserveReached } from '../errors.js';
import type { Org, Ports } from '../ports.js';
import type { Settings } from '../settings/settings.js';

/** What Gong answers a company in a day. */
export const GONG_A_DAY = 10_000;
/**
 * API calls kept back to settle what has been read already and to record the run. Three batches may be on their way: one
 * written, one prepared, one read. Each takes seven calls as a rule, and at most some fifteen with all that may differ.
 */
const TO_SETTLE = 50;
/** In the last tenth of what a run may spend its requests go a second further apart, so that others still get theirs. */
const LAST_PART = 0.1;
const SLOWER_MS = 1000;

/**
 * Keeps the reserves that an admin has set for other integrations: to be awaited before each request to Gong, which is
 * an API call of the org, too. Without a reserve nothing is kept.
 * @param spent requests to Gong that the org's runs have recorded in the last 24 hours
 * @throws {ReserveReached} instead of spending the reserve
 */
export function budget(
    ports: Pick<Ports, 'sleep'> & { readonly org: Pick<Org, 'limit'> },
    { gongReserve, orgReserve }: Pick<Settings, 'gongReserve' | 'orgReserve'>,
    spent: number
): () => Promise<void> {
    let sent = spent;
    return async () => {
        let slow = false;
        if (gongReserve !== undefined) {
            const most = GONG_A_DAY - gongReserve;
            if (sent >= most) throw new ReserveReached('Gong', gongReserve, sent, GONG_A_DAY);
            slow = sent >= most * (1 - LAST_PART);
        }
        const { limit } = ports.org;
        if (orgReserve !== undefined && limit) {
            const most = limit.max - orgReserve - TO_SETTLE;
            if (limit.used >= most) throw new ReserveReached('Salesforce', orgReserve, limit.used, limit.max);
            slow ||= limit.used >= most * (1 - LAST_PART);
        }
        sent++;
        if (slow) await ports.sleep(SLOWER_MS);
    };
}
