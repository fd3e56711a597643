/** Advice that several places give, worded once: a sentence with a command to paste. */

type PermissionSet =
    'Gong_Admin' | 'Gong_Audit' | 'Gong_Content' | 'Gong_Credential' | 'Gong_Main_Competitors' | 'Gong_Sync';

/** The permission set that brings each custom permission of the gateway. */
export const SET_OF = {
    Gong_Ask_Sync: 'Gong_Sync',
    Gong_Ask_Content: 'Gong_Content',
    Gong_Ask_Audit: 'Gong_Audit',
    Gong_Write: 'Gong_Admin'
} as const satisfies Record<string, PermissionSet>;

export type Permission = keyof typeof SET_OF;

/**
 * Says how a permission set is assigned. The command is for an administrator: it names the user who gets the set.
 * @param user who it is, in words; @default the connected user
 */
export const assign = (set: PermissionSet, user = 'the connected user'): string =>
    `Assign the permission set ${set.replaceAll('_', ' ')} to ${user}: "sf org assign permset --name ${set} --on-behalf-of USERNAME --target-org ALIAS".`;

export const INTEGRATION_USER = 'the integration user';

/** What to do where the package, or a part of it, is missing. */
export const DEPLOY = 'Deploy the package: "npm run deploy -- --target-org ALIAS".';
