import { Refusal } from '../refusal.js';

/** An option of the receiver that cannot be used, or one that is missing. */
export class BadOption extends Refusal {
    override name = 'BadOption';
    constructor(message: string, ...actions: string[]) {
        super('BAD_OPTION', 2, message, ...actions);
    }
}

/** A request that is refused, with the line that is answered. */
export class Refused extends Error {
    override name = 'Refused';
    readonly statusCode: number;
    /** What only the log says. */
    readonly why: string;

    constructor(statusCode: number, message: string, why = message) {
        super(message);
        this.statusCode = statusCode;
        this.why = why;
    }
}

/** Whoever asks learns nothing about what is wrong; the log says it. */
export class Unauthorized extends Refused {
    override name = 'Unauthorized';
    constructor(why: string) {
        super(401, 'Not authorized.', why);
    }
}
