import type { Connection } from '@salesforce/core';
import { remediesFor } from './remedies.js';
import { sf } from './sf.js';
import { StepFailed } from './step.js';

/** What the sync needs, for the user who runs it. */
export const SYNC_SETS = ['Gong_Sync', 'Gong_Credential', 'Gong_Main_Competitors'];
/** What an admin needs to set up and to look. */
export const ADMIN_SETS = ['Gong_Admin', 'Gong_Credential', 'Gong_Main_Competitors'];
/** Salesforce: a user with this licence gets object permissions only after this permission set licence. */
const INTEGRATION_LICENSE = 'Salesforce Integration';
const INTEGRATION_PSL = 'SalesforceAPIIntegrationPsl';

/** A user as far as assigning goes. */
export interface Person {
    readonly Id: string;
    readonly Username: string;
    readonly IsActive: boolean;
    /** Null for users without a profile. */
    readonly Profile: { readonly UserLicense: { readonly Name: string } | null } | null;
}

/**
 * The user with that username.
 * @throws {StepFailed} when there is none, or it is inactive: nothing has been deployed by then
 */
export async function person(connection: Connection, username: string): Promise<Person> {
    const soql = `SELECT Id, Username, IsActive, Profile.UserLicense.Name FROM User WHERE Username = '${username}'`;
    const { records } = await connection.query<Person>(soql);
    const [user] = records;
    if (user?.IsActive) return user;
    throw new StepFailed(
        user ? `The user ${username} is not active.` : `This org has no user with the username ${username}.`,
        [
            'See which there are: Setup › Users › Users, the column Username. In a sandbox the sandbox’s name stands at the end of it.',
            'Make one: Setup › Users › New User, licence Salesforce Integration, with an email address that your Gong workspace’s domains do not have.'
        ],
        2
    );
}

/**
 * Gives a user permission sets, those that are missing.
 * @returns what was done, for people
 * @throws {StepFailed} naming each that was refused
 */
export async function assign(
    connection: Connection,
    user: Pick<Person, 'Id' | 'Username'>,
    sets: readonly string[]
): Promise<string> {
    const names = sets.map((name) => `'${name}'`).join(', ');
    const { records } = await connection.query<{ PermissionSet: { Name: string } }>(
        `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = '${user.Id}' AND PermissionSet.Name IN (${names})`
    );
    const has = new Set(records.map(({ PermissionSet }) => PermissionSet.Name));
    const missing = sets.filter((name) => !has.has(name));
    if (missing.length === 0) return `${sets.join(', ')}: ${user.Username} has them`;
    await give(connection, 'permset', user.Username, missing);
    return `${missing.join(', ')} to ${user.Username}`;
}

/** What the integration user needs, the permission set licence first where its licence asks for one. */
export async function assignSync(connection: Connection, user: Person): Promise<string> {
    if (user.Profile?.UserLicense?.Name !== INTEGRATION_LICENSE) return assign(connection, user, SYNC_SETS);
    await give(connection, 'permsetlicense', user.Username, [INTEGRATION_PSL]);
    return `${INTEGRATION_PSL}, ${await assign(connection, user, SYNC_SETS)}`;
}

async function give(
    connection: Connection,
    what: 'permset' | 'permsetlicense',
    username: string,
    names: readonly string[]
): Promise<void> {
    const org = connection.getUsername() ?? '';
    const flags = names.flatMap((name) => ['--name', name]);
    const answer = await sf('org', 'assign', what, '--target-org', org, '--on-behalf-of', username, ...flags);
    if (answer.status === 0) return;
    const failures = (answer.result?.failures ?? []) as Array<{ name: string; message: string }>;
    const reason = failures.map(({ message }) => `${names.join(', ')} to ${username}: ${message}`).join('\n');
    const byHand = what === 'permset' ? 'Permission Set Assignments' : 'Permission Set License Assignments';
    throw new StepFailed(reason || (answer.message ?? 'The assignment failed.'), [
        ...(failures.length > 0 ? [] : remediesFor([`${answer.name ?? ''} ${answer.message ?? ''}`], org)),
        `Assign it by hand: Setup › Users › ${username} › ${byHand}.`,
        'Assigning takes the permission "Assign Permission Sets".'
    ]);
}
