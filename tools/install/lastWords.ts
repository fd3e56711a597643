/** How an installation ended. */
export interface Installed {
    readonly alias: string;
    /** Whether the login that deployed may write what a sync writes. */
    readonly canSync: boolean;
    readonly integrationUser: string | undefined;
    readonly runningUser: string;
    readonly instanceUrl: string;
    /** The whole command with an integration user. */
    again(username: string): string;
}

const SYNC_ALIAS = 'gong-sync';

/** What is left to do by hand, and as whom the sync is run: what an admin reads last. */
export function lastWords(installed: Installed): string {
    return [
        '',
        'Installed. Left to do by hand:',
        '  1. Show the card to reps: Setup › Lightning App Builder › Gong Opportunity › Activation.',
        '     (Or open your own Opportunity page there and drag the component "Gong Calls" onto it.)',
        '  2. Give reps the permission set Gong User: Setup › Permission Sets › Gong User › Manage Assignments.',
        ...syncing(installed).map((line, index) => (index === 0 ? `  3. ${line}` : `     ${line}`))
    ].join('\n');
}

function syncing({ alias, canSync, integrationUser, runningUser, instanceUrl, again }: Installed): string[] {
    const first = (as: string): string => `npx gong sync --days 90 --dry-run --target-org ${as}`;
    if (integrationUser !== undefined && integrationUser !== runningUser)
        return [
            `Log in as ${integrationUser}, who runs the sync, check, and sync for the first time:`,
            `sf org login web --alias ${SYNC_ALIAS} --instance-url ${instanceUrl}`,
            `npx gong check --target-org ${SYNC_ALIAS}`,
            first(SYNC_ALIAS),
            '(A user with "API Only" cannot log in on a page: docs/install.md has the way with a certificate.)'
        ];
    if (canSync) return ['Sync for the first time:', first(alias)];
    return [
        `${runningUser} cannot sync yet: this login may set up and look, and may not write calls.`,
        'Choose the user who runs the sync, on an email domain that your Gong workspace does not use, and run:',
        again('USERNAME')
    ];
}
