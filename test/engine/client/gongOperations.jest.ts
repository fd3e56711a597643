import {
    GatewayRefused,
    GongConflict,
    GongUnauthorized,
    RequestTooLarge
} from '../../../scripts/gong/client/errors.js';
import { gong } from '../../../scripts/gong/client/gong.js';
import type { GongRequest, GongResponse } from '../../../scripts/gong/client/transport.js';
import { Clock } from '../support/clock.js';
import { json } from '../support/gong.js';

const ask = (answer: GongResponse): Promise<unknown> => {
    const clock = new Clock();
    const request: GongRequest = { method: 'PUT', path: '/v2/calls/7/media' };
    return gong({ gong: () => Promise.resolve(answer), now: clock.now, sleep: clock.sleep }).request(request);
};
const refusal = (answer: GongResponse): Promise<unknown> =>
    ask(answer).then(
        () => {
            throw new Error('nothing was refused');
        },
        (error: unknown) => error
    );

it('every status of success is one', async () => {
    expect(await ask(json(201, { callId: '7' }))).toEqual({ callId: '7' });
    expect(await ask(json(202, { requestId: 'r' }))).toEqual({ requestId: 'r' });
    expect(await ask({ status: 204, body: '' })).toEqual({});
});

it('ids that are JSON numbers keep all their digits', async () => {
    const body =
        '{"integrationId":1234567890123456789, "ids":[-9223372036854775808,12] ,"text":"a: 1234567890123456789 \\" ,1234567890123456789","pi":3.14159265358979323846,"big":1e21}';
    expect(await ask({ status: 200, body })).toEqual({
        integrationId: '1234567890123456789',
        ids: ['-9223372036854775808', 12],
        text: 'a: 1234567890123456789 " ,1234567890123456789',
        pi: Math.PI,
        big: 1e21
    });
});

it.each([
    'No calls found corresponding to the provided filters',
    'No calls found for the specified period',
    'No stats found for the specified period',
    'No folders found',
    'Answered scorecards not found',
    'Scorecards not found'
])('a 404 with "%s" is an empty result', async (sentence) => {
    expect(await ask(json(404, { errors: [sentence] }))).toBeUndefined();
});

it.each(['Call ID 7 was not found', 'User not found', 'Workspace ID 7 was not found', 'The resource was not found.'])(
    'a 404 with "%s" is an error',
    async (sentence) => {
        expect(await refusal(json(404, { errors: [sentence] }))).toMatchObject({ message: sentence });
    }
);

it('what is known already is a conflict', async () => {
    const error = await refusal(json(409, { errors: ['Event was already reported in the past.'] }));
    expect(error).toBeInstanceOf(GongConflict);
    expect(error).toMatchObject({ message: expect.stringContaining('already reported'), exitCode: 1 });
});

it('a missing scope is named, and so is where to give it', async () => {
    const errors = ["You don't have permission to use 'api:calls:create' in your app.", 'Check the access key.'];
    for (const answer of [json(401, { errors }), json(502, { errors, code: 'GONG_UNAUTHORIZED' })]) {
        const error = (await refusal(answer)) as GongUnauthorized;
        expect(error).toBeInstanceOf(GongUnauthorized);
        expect(error.scope).toBe('api:calls:create');
        expect(error.actions[0]).toMatch(/the scope api:calls:create in Gong/);
    }
    expect(new GongUnauthorized('No.').scope).toBeUndefined();
    expect(new GongUnauthorized('No.', 'api:logs:read').actions[0]).toMatch(/api:logs:read/);
});

it('a request that is too large for Apex is told from an answer that is', async () => {
    expect(await refusal(json(413, { errors: ['Too large.'], code: 'REQUEST_TOO_LARGE' }))).toBeInstanceOf(
        RequestTooLarge
    );
});

it.each([
    ['You need the custom permission Gong_Write for this operation of Gong.', /Gong Admin/],
    ['You need the custom permission Gong_Ask_Sync for this operation of Gong.', /Gong Sync/],
    ['You need the custom permission Gong_Ask_Content for this operation of Gong.', /Gong Content/],
    ['You need the custom permission Gong_Ask_Audit for this operation of Gong.', /Gong Audit/],
    ['This operation of Gong is not open to Salesforce.', /docs\/operations\.md/]
])('who may not is told what would help: %s', async (sentence, action) => {
    const error = (await refusal(json(403, { errors: [sentence], code: 'NOT_ALLOWED' }))) as GatewayRefused;
    expect(error).toBeInstanceOf(GatewayRefused);
    expect(error.message).toBe(sentence);
    expect(error.actions[0]).toMatch(action);
});
