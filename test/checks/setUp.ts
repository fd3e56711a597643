import type { CheckId, Finding } from '../../scripts/checks/finding.js';
import { runChecks } from '../../scripts/checks/runChecks.js';
import type { Call } from '../../tools/local/gong/index.js';
import type { LocalOrgOptions } from '../../tools/local/org/index.js';
import { OrgHttp } from '../../scripts/org/http.js';
import { call, OPPORTUNITIES, session, testWorld, type TestWorld } from '../support/world.js';

export const TRACKER = {
    trackerId: '1',
    trackerName: 'Competitors',
    workspaceId: '5',
    affiliation: 'NonCompany',
    languageKeywords: [{ language: 'mul', keywords: ['SAP'], includeRelatedForms: false }]
};

/** A set-up in which nothing is wrong but that no sync has run. */
export async function healthy(
    calls: readonly Call[] = [call(1, [1], 'SAP')],
    options: Partial<LocalOrgOptions> & { perSecond?: number } = {}
): Promise<TestWorld> {
    const world = await testWorld(calls, { verdict: undefined, ...options });
    Object.assign(world.gong.world, {
        users: [{ id: '7', emailAddress: 'ann@acme.com', emailAliases: [], active: true }],
        workspaces: [{ id: '5', name: 'Sales' }],
        keywordTrackers: [TRACKER]
    });
    return world;
}

export async function check(world: TestWorld): Promise<Record<CheckId, Finding>> {
    const findings = await runChecks(new OrgHttp(session(world.org)), world.ports);
    return Object.fromEntries(findings.map((finding) => [finding.id, finding])) as Record<CheckId, Finding>;
}

export const settings = (row: Record<string, unknown>): Partial<LocalOrgOptions> => ({
    data: {
        Opportunity: OPPORTUNITIES.map((Id) => ({ Id })),
        Organization: [{ Id: '00DLc0000000001MAA' }],
        Gong_Settings__c: [{ SetupOwnerId: '00DLc0000000001MAA', ...row }]
    }
});
