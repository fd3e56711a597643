/** Advice that several places give, worded once: a sentence with a command to paste. */

type PermissionSet = 'Gong_Admin' | 'Gong_Main_Competitors' | 'Gong_Sync';

/**
 * Says how a permission set is assigned. The command is for an administrator: it names the user who gets the set.
 * @param user who it is, in words; @default the connected user
 */
export const assign = (set: PermissionSet, user = 'the connected user'): string =>
    `Assign the permission set ${set.replaceAll('_', ' ')} to ${user}: "sf org assign permset --name ${set} --on-behalf-of USERNAME --target-org ALIAS".`;

export const INTEGRATION_USER = 'the integration user';

/** What to do where the package, or a part of it, is missing. */
export const DEPLOY = 'Deploy the package: "npm run deploy -- --target-org ALIAS".';
