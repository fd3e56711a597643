import { Refusal } from '../refusal.js';

export class BadSettings extends Refusal {
    override name = 'BadSettings';
    constructor(message: string, ...actions: string[]) {
        super('BAD_SETTINGS', 4, message, ...actions);
    }
}

export class BadField extends Refusal {
    override name = 'BadField';
    constructor(message: string, ...actions: string[]) {
        super('BAD_FIELD', 4, message, ...actions);
    }
}

export class TrackerNotFound extends Refusal {
    override name = 'TrackerNotFound';
    constructor(message: string, ...actions: string[]) {
        super('TRACKER_NOT_FOUND', 4, message, ...actions);
    }
}

/** Stored calls did not come, and Gong gives no other call of their workspace: nothing tells that they are gone. */
export class CannotSee extends Refusal {
    override name = 'CannotSee';
    constructor(missing: number, workspaceId: string | undefined) {
        const where = workspaceId === undefined ? '' : ` in the workspace ${workspaceId}`;
        super(
            'CANNOT_SEE',
            4,
            `Gong gives ${missing === 1 ? 'a stored call' : `${missing.toLocaleString('en')} stored calls`} no more, and no other call${where} either: the access key may see none, so nothing was removed.`,
            'In Gong › Admin center › Settings › Ecosystem › API, let a technical administrator who may see all calls make the access key, with the scope api:calls:read:extensive; store it with "gong connect --target-org ALIAS".',
            'If it is right that Gong has no calls, take them out: gong erase --target-org ALIAS --call-id ID'
        );
    }
}

/** More calls are gone than one run removes without being told to. */
export class TooManyRemovals extends Refusal {
    override name = 'TooManyRemovals';
    constructor(most: number, left: number) {
        const [removed, more] = [most, left].map((n) => n.toLocaleString('en'));
        super(
            'TOO_MANY_REMOVALS',
            4,
            `Gong does not have ${more} more of the stored calls; one run removes at most ${removed}.`,
            'See which with "gong sync --target-org ALIAS --confirm --dry-run".',
            `If it is right, remove them with "gong sync --target-org ALIAS --confirm --removals ${most + left}".`
        );
    }
}

/** To go on would take the requests that an admin keeps for other integrations. */
export class ReserveReached extends Refusal {
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

/** So many rows fail that the cause is not in the rows. */
export class TooManyFailures extends Refusal {
    override name = 'TooManyFailures';
    constructor(failed: number, last: string) {
        super(
            'TOO_MANY_FAILURES',
            1,
            `The run stopped after ${failed} failed calls, the last because: ${last}`,
            'Fix the problem named above, then run again: nothing is lost, the calls are read again.'
        );
    }
}
