/** How the page's server answers the card. */
export interface State {
    readonly name: string;
    /** As the chooser calls it. */
    readonly label: string;
}

/** What the chooser offers: everything the card can look like that depends on the answer. */
export const STATES: readonly State[] = [
    { name: 'live', label: 'Live' },
    { name: 'loading', label: 'Loading' },
    { name: 'empty', label: 'No calls yet' },
    { name: 'never', label: 'Never synced' },
    { name: 'error', label: 'Error' },
    { name: 'noAccess', label: 'No access' },
    { name: 'partial', label: 'Some fields hidden' },
    { name: 'blocked', label: 'Domain rule, admin' },
    { name: 'blockedEmpty', label: 'Domain rule, rep, no calls' }
];

/** What the platform answers with instead of the controller's result: HTTP status and body. */
export function refusedBy(state: string): { status: number; message: string } | undefined {
    if (state === 'error') return { status: 500, message: 'System.LimitException: Apex CPU time limit exceeded' };
    if (state === 'noAccess') {
        const message = "You do not have access to the Apex class named 'GongCallsController'.";
        return { status: 403, message };
    }
    return undefined;
}

/** The first screen as the state has it. */
export function changedBy(state: string, screen: Record<string, unknown>): Record<string, unknown> {
    const none = { calls: [], hits: [], first: [] };
    switch (state) {
        case 'empty':
            return { ...screen, ...none };
        case 'never':
            return { ...screen, ...none, lastSynced: null };
        case 'partial':
            return { ...screen, partial: true };
        case 'blocked':
            return { ...screen, admin: true, ready: false, blocked: CONFLICT };
        case 'blockedEmpty':
            return { ...screen, ...none, admin: false, ready: false, blocked: null };
        default:
            return screen;
    }
}

const CONFLICT =
    'gong@northwind-metering.example is on northwind-metering.example, a domain of the Gong workspace. Connect with a user on another domain.';
