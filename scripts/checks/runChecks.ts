import type { Ports } from '../engine/index.js';
import type { OrgHttp } from '../org/http.js';
import { access } from './access.js';
import { calls } from './calls.js';
import { credential } from './credential.js';
import { attempt, readFacts, type Facts } from './facts.js';
import { fields } from './fields.js';
import { CHECKS, finding, noteOf, type CheckId, type Finding } from './finding.js';
import { freshness } from './freshness.js';
import { trackers } from './trackers.js';

const RUN: Readonly<Record<CheckId, (facts: Facts) => Finding | Promise<Finding>>> = {
    credential,
    'email-domain': emailDomain,
    trackers,
    calls,
    fields,
    access,
    freshness
};

/**
 * All checks, one finding each, in the order of {@link CHECKS}. The domain check's verdict is stored in the org.
 * @throws {Refusal} when the org itself cannot be asked
 */
export async function runChecks(http: OrgHttp, ports: Pick<Ports, 'gong' | 'now' | 'sleep'>): Promise<Finding[]> {
    const facts = await readFacts(http, ports);
    const findings: Finding[] = [];
    for (const id of CHECKS) findings.push(await RUN[id](facts));
    return findings;
}

/** What could not be checked is no pass. */
async function emailDomain(facts: Facts): Promise<Finding> {
    const { value, error } = await attempt(facts.emailDomain);
    return value ?? finding('email-domain', [noteOf('block', error)]);
}
