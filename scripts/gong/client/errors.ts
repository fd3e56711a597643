import { Refusal } from '../../refusal.js';

/** The gateway refuses: the domain rule is broken or was not checked, or a permission is missing. */
export class GatewayRefused extends Refusal {
    override name = 'GatewayRefused';
}

/** Gong refuses the credential: wrong, expired, limited to other addresses, or without the scope. */
export class GongUnauthorized extends Refusal {
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
export class GongThrottled extends Refusal {
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

/** Gong cannot be reached or does not answer sensibly, after several tries. */
export class GongUnavailable extends Refusal {
    override name = 'GongUnavailable';
    constructor(message: string) {
        super('GONG_UNAVAILABLE', 1, message, 'Run the same command later: it goes on where this run stopped.');
    }
}

/** The answer does not fit through Apex (6 MB): ask for less. Handled by halving, seen only for a single call. */
export class ResponseTooLarge extends Refusal {
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
export class RequestTooLarge extends Refusal {
    override name = 'RequestTooLarge';
    constructor() {
        super('REQUEST_TOO_LARGE', 1, 'The request is larger than the 6 MB that Salesforce can pass on.');
    }
}

/** The cursor is no longer good: the window has to be read from its start. */
export class CursorExpired extends Refusal {
    override name = 'CursorExpired';
    constructor(message: string) {
        super('CURSOR_EXPIRED', 1, message, 'Run the same command again.');
    }
}

/** Gong refused the request itself. */
export class GongRefused extends Refusal {
    override name = 'GongRefused';
    constructor(message: string, code = 'GONG_REFUSED', ...actions: string[]) {
        super(code, 1, message, ...(actions.length > 0 ? actions : ['Fix the problem named above, then run again.']));
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
