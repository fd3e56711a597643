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
