/** Why a run ends before its time: one sentence on what happened, what to do, and the exit code of DESIGN's Rule 10. */
export class SyncError extends Error {
    override name = 'SyncError';
    readonly code: string;
    readonly actions: readonly string[];
    /** 2 usage, 3 login or credential, 4 blocked by a check, 5 rate limited for good; 1 everything else. */
    readonly exitCode: 1 | 2 | 3 | 4 | 5;

    constructor(code: string, exitCode: SyncError['exitCode'], message: string, ...actions: string[]) {
        super(message);
        this.code = code;
        this.exitCode = exitCode;
        this.actions = actions;
    }
}

export class BadSettings extends SyncError {
    override name = 'BadSettings';
    constructor(message: string, ...actions: string[]) {
        super('BAD_SETTINGS', 4, message, ...actions);
    }
}

export class BadField extends SyncError {
    override name = 'BadField';
    constructor(message: string, ...actions: string[]) {
        super('BAD_FIELD', 4, message, ...actions);
    }
}

export class TrackerNotFound extends SyncError {
    override name = 'TrackerNotFound';
    constructor(message: string, ...actions: string[]) {
        super('TRACKER_NOT_FOUND', 4, message, ...actions);
    }
}

/** The gateway refuses: the domain rule is broken or was not checked, or a permission is missing. */
export class GatewayRefused extends SyncError {
    override name = 'GatewayRefused';
}

/** Gong refuses the credential: wrong, expired, limited to other addresses, or without the scope. */
export class GongUnauthorized extends SyncError {
    override name = 'GongUnauthorized';
    /** The scope that the access key lacks, such as `api:calls:create`, where that is the reason or may be. */
    readonly scope: string | undefined;

    /** @param scope what the operation needs; by default the one that Gong names */
    constructor(message: string, scope: string | undefined = /'(api:[\w:-]+)'/.exec(message)?.[1]) {
        super(
            'GONG_UNAUTHORIZED',
            3,
            message,
            ...(scope
                ? [`Give the access key the scope ${scope} in Gong › Admin center › Settings › Ecosystem › API.`]
                : []),
            'Make a new access key in Gong › Admin center › Settings › Ecosystem › API as a technical administrator, and store it with "gong connect".'
        );
        this.scope = scope;
    }
}

/** Gong asks for a pause that is longer than a run waits, usually because the day's 10,000 requests are spent. */
export class GongThrottled extends SyncError {
    override name = 'GongThrottled';
    constructor(seconds: number) {
        super(
            'GONG_THROTTLED',
            5,
            `Gong's request limit is reached and it asks to come back in ${seconds} seconds.`,
            'Run the same command later: it goes on where this run stopped.'
        );
    }
}

/** To go on would take the requests that an admin keeps for other integrations. */
export class ReserveReached extends SyncError {
    override name = 'ReserveReached';
    constructor(of: 'Gong' | 'Salesforce', reserve: number, used: number, limit: number) {
        const [kept, total, spent] = [reserve, limit, used].map((n) => n.toLocaleString('en'));
        const [setting, said] =
            of === 'Gong'
                ? ['Gong Requests Reserve', `syncs have sent ${spent} of Gong's ${total} requests in the last 24 hours`]
                : ['Salesforce API Reserve', `${spent} of the org's ${total} API calls of the last 24 hours are used`];
        super(
            of === 'Gong' ? 'GONG_RESERVE' : 'ORG_RESERVE',
            5,
            `Stopped to leave ${kept} to other integrations, as Gong Settings › ${setting} says: ${said}.`,
            'Run the same command later: it goes on where this run stopped. To let it go on now, lower the reserve in Gong Settings.'
        );
    }
}

/** Gong cannot be reached or does not answer sensibly, after several tries. */
export class GongUnavailable extends SyncError {
    override name = 'GongUnavailable';
    constructor(message: string) {
        super('GONG_UNAVAILABLE', 1, message, 'Run the same command later: it goes on where this run stopped.');
    }
}

/** The answer does not fit through Apex (6 MB): ask for less. Handled by halving, seen only for a single call. */
export class ResponseTooLarge extends SyncError {
    override name = 'ResponseTooLarge';
    constructor() {
        super(
            'RESPONSE_TOO_LARGE',
            1,
            "Gong's answer is larger than Salesforce can pass on.",
            'Ask for less at once: a shorter span of time, or fewer calls.'
        );
    }
}

/** The request does not fit through Apex (6 MB). */
export class RequestTooLarge extends SyncError {
    override name = 'RequestTooLarge';
    constructor() {
        super('REQUEST_TOO_LARGE', 1, 'The request is larger than the 6 MB that Salesforce can pass on.');
    }
}

/** The cursor is no longer good: the window has to be read from its start. */
export class CursorExpired extends SyncError {
    override name = 'CursorExpired';
    constructor(message: string) {
        super('CURSOR_EXPIRED', 1, message, 'Run the same command again.');
    }
}

/** Gong refused the request itself. */
export class GongRefused extends SyncError {
    override name = 'GongRefused';
    constructor(message: string, code = 'GONG_REFUSED', ...actions: string[]) {
        super(
            code,
            1,
            message,
            ...(actions.length > 0 ? actions : ['Mend what the message says and run the same command again.'])
        );
    }
}

/** Gong has what it was to make or to take down already, or its settings forbid it. */
export class GongConflict extends GongRefused {
    override name = 'GongConflict';
    constructor(message: string, ...actions: string[]) {
        super(message, 'GONG_CONFLICT', ...actions);
    }
}

/** Gong does not know an id that it was asked for. */
export class GongNotFound extends GongRefused {
    override name = 'GongNotFound';
}

/** So many rows fail that the cause is not in the rows. */
export class TooManyFailures extends SyncError {
    override name = 'TooManyFailures';
    constructor(failed: number, last: string) {
        super(
            'TOO_MANY_FAILURES',
            1,
            `The run stopped after ${failed} failed calls, the last because: ${last}`,
            'Mend the cause and run the same command again: nothing is lost, the calls are read again.'
        );
    }
}
