import { OrgError } from './errors.js';
import type { OrgState } from './orgState.js';
import { ADMINISTRATOR, API_ONLY, STANDARD_USER } from './permissions.js';
import type { Row, Value } from './tables.js';

const INTEGRATION = 'Salesforce Integration';
const INTEGRATION_PSL = 'SalesforceAPIIntegrationPsl';
/** Profiles of every org, with the user licence that each belongs to. */
const PROFILES = [
    [ADMINISTRATOR, 'Salesforce'],
    [STANDARD_USER, 'Salesforce'],
    [API_ONLY, INTEGRATION]
] as const;

/** The user licences, the permission set licence of integration users, and the profiles, in the order of the profiles. */
export function seedLicenses(add: (object: string, row: Record<string, unknown>) => Row): Row[] {
    const names = [...new Set(PROFILES.map(([, license]) => license))];
    const licenses = new Map(names.map((Name) => [Name, add('UserLicense', { Name, MasterLabel: Name }).Id]));
    add('PermissionSetLicense', {
        DeveloperName: INTEGRATION_PSL,
        MasterLabel: 'Salesforce API Integration',
        TotalLicenses: 5
    });
    return PROFILES.map(([Name, license]) =>
        add('Profile', { Name, UserType: 'Standard', UserLicenseId: licenses.get(license) })
    );
}

/**
 * An integration user's licence alone allows no permission on objects: a permission set with one needs the permission set
 * licence first.
 * @throws OrgError as the platform refuses the assignment
 */
export function checkLicense({ tables, schema }: OrgState, row: Record<string, Value>): void {
    const set = tables.get('PermissionSet', String(row.PermissionSetId));
    const user = tables.get('User', String(row.AssigneeId));
    const license = tables.get('UserLicense', String(tables.get('Profile', String(user?.ProfileId))?.UserLicenseId));
    const gives = schema.permissionSets.find(({ name }) => name === set?.Name);
    if (license?.Name !== INTEGRATION || !gives || gives.objects.size === 0) return;
    const psl = tables.all('PermissionSetLicense').find(({ DeveloperName }) => DeveloperName === INTEGRATION_PSL);
    const has = tables
        .all('PermissionSetLicenseAssign')
        .some(
            ({ AssigneeId, PermissionSetLicenseId }) => AssigneeId === user?.Id && PermissionSetLicenseId === psl?.Id
        );
    if (has) return;
    const message = `Can't assign permission set ${String(set?.Name)} to user ${String(user?.Name)}. The user license doesn't allow the permission: Read ${[...gives.objects.keys()][0]}`;
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', message, { fields: ['PermissionSetId'] });
}
