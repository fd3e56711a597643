import { addRow } from '../seed.js';
import { fieldOf, objectOf } from '../schema/types.js';
import type { Row } from '../tables.js';
import { formatDateTime, parseDateTime, stored } from '../values.js';
import type { OrgState } from '../orgState.js';
import { refusal, type GatewayAnswer } from './answer.js';
import { DAY } from '../../time.js';

const SETTINGS = 'Gong_Settings__c';
/** As much of the org as a verdict is read from. */
type VerdictWorld = Pick<OrgState, 'schema' | 'tables' | 'orgId' | 'now'>;
/** How long a verdict holds, as in the Apex class GongVerdict. */
const GOOD_FOR_DAYS = 7;

/** What the check found about a user. */
export interface Verdict {
    verdict: string;
    email?: string | null | undefined;
    workspaceId?: string | null | undefined;
    message?: string | null | undefined;
}

/** What stands in the settings about a caller: the row whose verdict counts, and the workspace that is set. */
export interface Standing {
    row: Row | undefined;
    workspaceId: string | undefined;
    domains: string | undefined;
    /** Seconds since the check. */
    ageSeconds: number | undefined;
}

export function standingOf(world: VerdictWorld, user: Row): Standing {
    const [own, profile, organization] = [user.Id, user.ProfileId, world.orgId].map((owner) => rowOf(world, owner));
    const row = own?.Verdict__c ? own : organization;
    const at = parseDateTime(String(row?.Verdict_At__c));
    // a hierarchy setting's value is that of the nearest row that has one
    const workspaceId = [own, profile, organization].map((layer) => layer?.Workspace_Id__c).find((value) => value);
    return {
        row,
        workspaceId: workspaceId ? String(workspaceId) : undefined,
        domains: organization?.Gong_Domains__c ? String(organization.Gong_Domains__c) : undefined,
        ageSeconds: at === undefined ? undefined : Math.floor((world.now() - at) / 1000)
    };
}

/** Why Gong may not be asked for this caller: a 403 DOMAIN_CONFLICT or DOMAIN_NOT_CHECKED; undefined when it may. */
export function verdictRefusal(world: VerdictWorld, user: Row): GatewayAnswer | undefined {
    const standing = standingOf(world, user);
    const stranger = whyNotTheirs(user, standing.row);
    if (!stranger && standing.row?.Verdict__c === 'conflict') {
        const sentence =
            standing.row.Verdict_Message__c ??
            'The connecting user is on an email domain of the Gong workspace. Connect with a user on another domain.';
        return refusal(403, 'DOMAIN_CONFLICT', String(sentence));
    }
    const why = stranger ?? whyNotGood(world, standing);
    return why === undefined
        ? undefined
        : refusal(403, 'DOMAIN_NOT_CHECKED', `${why} Run the domain check: Gong Setup in Salesforce, or gong check.`);
}

function whyNotTheirs(user: Row, row: Row | undefined): string | undefined {
    if (!row?.Verdict__c) return 'The email domain of this connection has not been checked yet.';
    if (row.Verdict_User__c !== user.Id) return 'The email domain was checked for another user.';
    if (!user.Email || String(row.Verdict_Email__c).toLowerCase() !== String(user.Email).toLowerCase())
        return 'The email domain was checked when the user had another address.';
    return undefined;
}

function whyNotGood(world: VerdictWorld, { row, workspaceId, ageSeconds }: Standing): string | undefined {
    if (row?.Verdict__c !== 'ok')
        return String(row?.Verdict_Message__c ?? 'The stored verdict on the email domain is unknown.');
    if (row.Verdict_Org__c !== world.orgId)
        return 'The email domain was checked in another org, of which this one is a copy.';
    if ((row.Verdict_Workspace__c ?? '') !== (workspaceId ?? ''))
        return 'The email domain was checked for another Gong workspace.';
    if (ageSeconds === undefined || ageSeconds * 1000 > GOOD_FOR_DAYS * DAY)
        return `The email domain was last checked more than ${GOOD_FOR_DAYS} days ago.`;
    return undefined;
}

/**
 * Writes a verdict on a user into the settings of these owners.
 * @throws OrgError when a value does not fit its field
 */
export function recordVerdict(world: OrgState, user: Row, owners: readonly string[], given: Verdict): void {
    const values: Record<string, string | null> = {
        Verdict__c: given.verdict,
        Verdict_At__c: formatDateTime(world.now()),
        Verdict_User__c: user.Id,
        Verdict_Email__c: blankIsNull(given.email),
        Verdict_Org__c: world.orgId,
        Verdict_Workspace__c: blankIsNull(given.workspaceId),
        Verdict_Message__c: blankIsNull(given.message)
    };
    const type = objectOf(world.schema, SETTINGS);
    for (const [name, value] of Object.entries(values)) {
        const field = type && fieldOf(type, name);
        if (field) stored(field, value);
    }
    for (const owner of owners) {
        const row = rowOf(world, owner) ?? addRow(world, SETTINGS, { SetupOwnerId: owner });
        world.tables.put(SETTINGS, { ...row, ...values });
    }
}

/** The platform stores no text of nothing but spaces, and none around others. */
const blankIsNull = (text: string | null | undefined): string | null => text?.trim() || null;

function rowOf({ schema, tables }: VerdictWorld, owner: unknown): Row | undefined {
    if (!objectOf(schema, SETTINGS)) return undefined;
    return tables.all(SETTINGS).find(({ SetupOwnerId }) => SetupOwnerId === owner);
}
