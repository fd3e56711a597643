import { setTimeout } from 'node:timers/promises';
import { gong } from '../gong/client/gong.js';
import { OrgHttp, type Session } from '../org/http.js';
import { nodePorts } from '../org/ports.js';
import { readStanding } from '../org/verdict.js';
import { checkEmailDomain } from './emailDomain.js';
import { Blocked } from './finding.js';
import { readUsers } from './workspace.js';
import { HOUR, SECOND } from '#rules';

/**
 * A verdict is at most a day old when it is used: a server asks every hour. The gateway itself accepts one of this
 * week.
 */
const GOOD_FOR_SECONDS = (23 * HOUR) / SECOND;
/** Gong counts requests by the second, and whoever comes next does not know of ours. */
const GONG_SECOND_MS = SECOND;

/** What the gateway answers before there is a verdict, because the checks read it: `CHECK` in GongOperations.cls. */
export const CHECK_READS: readonly string[] = ['/v2/users', '/v2/workspaces', '/v2/settings/trackers'];

/**
 * Makes sure, before anything asks Gong for calls, that the connection has passed the domain check: from the org's own
 * verdict (one API call, no request to Gong) or, when that is missing, a day old, not a pass, or about another user,
 * address, org or workspace, by checking anew.
 * @throws {Blocked} with the finding, exit code 4
 * @throws {Refusal} when the org or Gong cannot be asked
 */
export async function preflight(
    session: Session,
    sleep: (milliseconds: number) => Promise<unknown> = setTimeout
): Promise<void> {
    const http = new OrgHttp(session, sleep);
    const standing = await readStanding(http);
    if (standing.refusal === null && (standing.ageSeconds ?? Infinity) < GOOD_FOR_SECONDS) return;
    const client = gong(nodePorts(session, undefined, sleep));
    const finding = await checkEmailDomain(http, standing, () => readUsers(client));
    if (finding.level === 'block') throw new Blocked(finding);
    await sleep(GONG_SECOND_MS);
}
