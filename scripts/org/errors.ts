import { Refusal } from '../refusal.js';
import { assign, DEPLOY } from '../advice.js';

/** The login is no longer good and cannot be renewed. */
export class SessionExpired extends Refusal {
    override name = 'SessionExpired';
    constructor() {
        super(
            'SESSION_EXPIRED',
            3,
            'Salesforce no longer accepts the login of this org.',
            'Log in again: "sf org login web --alias ALIAS".'
        );
    }
}

/** Salesforce does not let a server log in. */
export class LoginRefused extends Refusal {
    override name = 'LoginRefused';
    constructor(reason: string) {
        super(
            'LOGIN_REFUSED',
            3,
            `Salesforce refuses the login: ${reason}.`,
            "Check the connected app's consumer key, its certificate, and that the user is pre-authorized for it (Setup › App Manager › Manage › Permission Sets)."
        );
    }
}

/** The org's API calls of the day are spent. */
export class OrgLimitReached extends Refusal {
    override name = 'OrgLimitReached';
    constructor() {
        super(
            'REQUEST_LIMIT_EXCEEDED',
            5,
            "The org's API calls of the last 24 hours are spent.",
            'See Setup › Company Information › API Requests, and run the same command later: it goes on where this run stopped.'
        );
    }
}

/** Salesforce cannot be reached, or does not answer sensibly, after several tries. */
export class OrgUnavailable extends Refusal {
    override name = 'OrgUnavailable';
    constructor(message: string) {
        super('ORG_UNAVAILABLE', 1, message, 'Run the same command later: it goes on where this run stopped.');
    }
}

const ADVICE: Readonly<Record<string, readonly string[]>> = {
    INVALID_TYPE: [DEPLOY, assign('Gong_Sync')],
    INVALID_FIELD: [DEPLOY, assign('Gong_Sync')],
    API_DISABLED_FOR_ORG: ['Give the connected user the permission "API Enabled".'],
    INSUFFICIENT_ACCESS: [assign('Gong_Sync')]
};

/** Salesforce refused a whole request. */
export class OrgRefused extends Refusal {
    override name = 'OrgRefused';
    constructor(code: string, message: string) {
        const advice = ADVICE[code] ?? ['Fix the problem named above, then run again.'];
        super(code, 1, `Salesforce refused: ${message.trim().replace(/\s+/g, ' ') || code}`, ...advice);
    }
}

/** The gateway is not deployed, or the connected user may not use it. */
export class GatewayClosed extends Refusal {
    override name = 'GatewayClosed';
    constructor(message: string) {
        super('GATEWAY_CLOSED', 3, message, DEPLOY, assign('Gong_Sync'));
    }
}

/**
 * Says what is missing when the credentials of an org cannot be read or written.
 * @throws the error, in plain words where the reason is known
 */
export function explainSetup(error: unknown): never {
    if (!(error instanceof OrgRefused)) throw error;
    if (/INSUFFICIENT_ACCESS|FORBIDDEN|HTTP 403/.test(error.code)) {
        throw new Refusal(
            error.code,
            3,
            'You may not store credentials in this org.',
            'Ask for the permission "Manage Named Credentials" (or "Customize Application"), or let an administrator run this command.'
        );
    }
    if (/NOT_FOUND|HTTP 404/.test(error.code)) {
        throw new Refusal(
            error.code,
            3,
            'This org has no External Credential "Gong" with the principal "GongApi".',
            DEPLOY
        );
    }
    throw error;
}
