import { ReserveReached, TooManyFailures } from '../../scripts/engine/errors.js';
import { GongConflict, GongRefused } from '../../scripts/gong/client/errors.js';
import { refuse } from '../../scripts/gong/client/answer.js';

it('a reserve that is reached says whose, which setting keeps it, and what is spent', () => {
    expect(new ReserveReached('Gong', 2000, 8000, 10_000)).toMatchObject({
        code: 'GONG_RESERVE',
        exitCode: 5,
        message:
            'Stopped to leave 2,000 to other integrations, as Gong Settings › Gong Requests Reserve says: ' +
            "syncs have sent 8,000 of Gong's 10,000 requests in the last 24 hours."
    });
    expect(new ReserveReached('Salesforce', 1000, 14_000, 15_000)).toMatchObject({
        code: 'ORG_RESERVE',
        exitCode: 5,
        message:
            'Stopped to leave 1,000 to other integrations, as Gong Settings › Salesforce API Reserve says: ' +
            "14,000 of the org's 15,000 API calls of the last 24 hours are used."
    });
});

it('too many failures say how many, and the last', () =>
    expect(new TooManyFailures(5001, 'No.')).toMatchObject({
        code: 'TOO_MANY_FAILURES',
        exitCode: 1,
        message: 'The run stopped after 5001 failed calls, the last because: No.'
    }));

/** What Gong's refusal with this status is. */
function refusal(status: number): unknown {
    try {
        refuse(status, { errors: ['No.'] });
    } catch (error) {
        return error;
    }
    return undefined;
}

it('a 409 is a conflict, a 422 is none', () => {
    expect(refusal(409)).toBeInstanceOf(GongConflict);
    expect(refusal(409)).toMatchObject({ code: 'GONG_CONFLICT' });
    expect(refusal(422)).toBeInstanceOf(GongRefused);
    expect(refusal(422)).not.toBeInstanceOf(GongConflict);
    expect(refusal(422)).toMatchObject({ code: 'GONG_REFUSED' });
});
