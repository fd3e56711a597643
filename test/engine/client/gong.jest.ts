import {
    CursorExpired,
    GatewayRefused,
    GongNotFound,
    GongRefused,
    GongThrottled,
    GongUnauthorized,
    GongUnavailable,
    ResponseTooLarge
} from '../../../scripts/gong/client/errors.js';
import { Refusal } from '../../../scripts/refusal.js';
import { gong } from '../../../scripts/gong/client/gong.js';
import type { GongRequest, GongResponse } from '../../../scripts/gong/client/transport.js';
import { Clock } from '../support/clock.js';
import { json, throttled } from '../support/gong.js';

const REQUEST: GongRequest = { method: 'GET', path: '/v2/users' };
const FINE = json(200, { users: [] });

/** Answers one after the other, the last one again and again; an Error is thrown. */
function setUp(...answers: (GongResponse | Error)[]) {
    const clock = new Clock();
    const sent: number[] = [];
    const send = (): Promise<GongResponse> => {
        sent.push(clock.time);
        const answer = answers[Math.min(sent.length, answers.length) - 1]!;
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    };
    return { clock, sent, client: gong({ gong: send, now: clock.now, sleep: clock.sleep }) };
}
const after = (clock: Clock): number => clock.time - new Clock().time;

it('an answer is given as it is', async () => {
    const { client } = setUp(FINE);
    expect(await client.request(REQUEST)).toEqual({ users: [] });
    expect(client.requests).toBe(1);
});

it('an empty window is no error', async () => {
    const sentence = 'No calls found corresponding to the provided filters';
    expect(await setUp(json(404, { errors: [sentence] })).client.request(REQUEST)).toBeUndefined();
});

describe('trying again', () => {
    it.each<[string, GongResponse | Error]>([
        ['no answer', new Error('ECONNRESET')],
        ['a 500', json(500, {})],
        ['a 502 of the gateway', json(502, { errors: ['x'], code: 'CALLOUT_FAILED' })],
        ['a 503 in HTML', { status: 503, body: '<html>' }],
        ['a 504 of the gateway', json(504, { errors: ['x'], code: 'TIMEOUT' })],
        ['a 408', json(408, {})],
        ['a 429', throttled()],
        ['an answer that is cut off', { status: 200, body: '{"users": [' }],
        ['an answer that is no object', { status: 200, body: '[]' }],
        ['an empty answer', { status: 200, body: '' }]
    ])('helps after %s', async (_, problem) => {
        const { client, clock } = setUp(problem, FINE);
        expect(await client.request(REQUEST)).toEqual({ users: [] });
        expect(client.requests).toBe(2);
        expect(after(clock)).toBe(500);
    });

    it('takes longer and longer, and ends', async () => {
        const { client, clock } = setUp(json(500, {}));
        await expect(client.request(REQUEST)).rejects.toThrow(GongUnavailable);
        await expect(client.request(REQUEST)).rejects.toThrow(/GET \/v2\/users \(6 tries, the last: status 500\)/);
        expect(clock.sleeps.slice(0, 5)).toEqual([500, 1000, 2000, 4000, 8000]);
        expect(client.requests).toBe(12);
    });

    it('says why there was no answer', async () => {
        await expect(setUp(new Error('ECONNRESET')).client.request(REQUEST)).rejects.toThrow(/ECONNRESET/);
        await expect(setUp({ status: 200, body: '<html>' }).client.request(REQUEST)).rejects.toThrow(/not JSON/);
    });

    it('does not help when the host knows better', async () => {
        const lost = new Refusal('SESSION_EXPIRED', 3, 'The login is no longer good.');
        const { client } = setUp(lost, FINE);
        await expect(client.request(REQUEST)).rejects.toBe(lost);
        expect(client.requests).toBe(1);
    });
});

describe('Retry-After', () => {
    it.each([
        ['seconds', '2', 2000],
        ['seconds with spaces', ' 2 ', 2000],
        ['a fraction', '1.5', 1500],
        ['as long as a minute', '60', 60_000],
        ['a date', 'Tue, 05 May 2026 12:00:07 GMT', 7000],
        ['a date that has passed', 'Tue, 05 May 2026 11:00:00 GMT', 500],
        ['nonsense', 'soon', 500],
        ['a negative number', '-5', 500],
        ['nothing', '', 500],
        ['no such header', undefined, 500]
    ])('is honoured when it is %s', async (_, retryAfter, pause) => {
        const { client, clock } = setUp(throttled(retryAfter), FINE);
        await client.request(REQUEST);
        expect(after(clock)).toBe(pause);
    });

    it('of 0 is no pause but Gong’s pace', async () => {
        const { client, clock } = setUp(throttled('0'), FINE);
        await client.request(REQUEST);
        expect(after(clock)).toBeLessThan(500);
    });

    it.each(['61', '7200', 'Wed, 06 May 2026 00:00:00 GMT'])('of %s stops the run at once', async (retryAfter) => {
        const { client, clock } = setUp(throttled(retryAfter), FINE);
        await expect(client.request(REQUEST)).rejects.toThrow(GongThrottled);
        expect(client.requests).toBe(1);
        expect(clock.sleeps).toEqual([]);
    });

    it('without an end is being throttled for good', async () => {
        const { client } = setUp(throttled('7'));
        await expect(client.request(REQUEST)).rejects.toMatchObject({
            code: 'GONG_THROTTLED',
            exitCode: 5,
            message: "Gong's request limit is reached and it asks to come back in 7 seconds."
        });
        expect(client.requests).toBe(6);
    });
});

it.each<[string, GongResponse, new (...args: never[]) => Refusal, number]>([
    ['a wrong access key', json(401, { errors: ['Bad key'] }), GongUnauthorized, 3],
    ['a wrong access key, through the gateway', json(502, { code: 'GONG_UNAUTHORIZED' }), GongUnauthorized, 3],
    ['an address that is not allowed', json(403, {}), GongUnauthorized, 3],
    ['the domain rule', json(403, { code: 'DOMAIN_CONFLICT' }), GatewayRefused, 4],
    ['a domain not checked yet', json(403, { code: 'DOMAIN_NOT_CHECKED' }), GatewayRefused, 4],
    ['a missing permission', json(403, { code: 'NOT_ALLOWED' }), GatewayRefused, 3],
    [
        'a credential that is missing or not open to the user',
        json(502, {
            code: 'CALLOUT_FAILED',
            errors: ["Gong could not be reached: We couldn't access the credential(s)."]
        }),
        GatewayRefused,
        3
    ],
    ['an answer too large', json(413, {}), ResponseTooLarge, 1],
    ['an expired cursor', json(400, { errors: ['The cursor has expired'] }), CursorExpired, 1],
    ['a bad request', json(400, { errors: ['Bad filter'] }), GongRefused, 1],
    ['an unknown id', json(404, { errors: ['Call ID 1 was not found'] }), GongNotFound, 1],
    ['a 404 without a word', { status: 404, body: '' }, GongNotFound, 1],
    ['a conflict', json(409, {}), GongRefused, 1]
])('%s is refused at once, with what to do', async (_, answer, type, exitCode) => {
    const { client } = setUp(answer, FINE);
    const error: unknown = await client.request(REQUEST).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({ exitCode });
    expect(client.requests).toBe(1);
});

/** The same numbers from 0 to 1 each time, in no order. */
function numbers(): () => number {
    let seed = 1;
    return () => (seed = (seed * 16807) % 2147483647) / 2147483647;
}

describe('the pace', () => {
    /** The moments at which requests arrive at Gong, each taking so long to get there and back. */
    async function arrivals(ways: readonly (readonly [there: number, back: number])[]): Promise<number[]> {
        const clock = new Clock();
        const arrived: number[] = [];
        const client = gong({
            gong: async () => {
                const [there, back] = ways[arrived.length]!;
                await clock.sleep(there);
                arrived.push(clock.time);
                await clock.sleep(back);
                return FINE;
            },
            now: clock.now,
            sleep: clock.sleep
        });
        while (arrived.length < ways.length) await client.request(REQUEST);
        return arrived;
    }
    const seconds = (times: readonly number[]): number[] => times.slice(3).map((time, i) => time - times[i]!);

    it.each([
        ['at once', 0, 0],
        ['quickly', 20, 20],
        ['slowly', 150, 150],
        ['after a second', 500, 500]
    ])('no second sees a fourth request when Gong answers %s', async (_, there, back) => {
        const times = await arrivals(Array.from({ length: 20 }, () => [there, back] as const));
        expect(Math.min(...seconds(times))).toBeGreaterThanOrEqual(1000);
    });

    it('nor when a new connection takes its time', async () => {
        const ways = Array.from({ length: 20 }, (_, i) => [i % 7 === 2 ? 400 : 20, 20] as const);
        expect(Math.min(...seconds(await arrivals(ways)))).toBeGreaterThanOrEqual(1000);
    });

    it('nor when the first connections all take their time', async () => {
        const ways = Array.from({ length: 20 }, (_, i) => [i < 3 ? 60 : 20, 20] as const);
        expect(Math.min(...seconds(await arrivals(ways)))).toBeGreaterThanOrEqual(1000);
    });

    it('hardly ever when no two ways are alike', async () => {
        const random = numbers();
        const ways = Array.from({ length: 1000 }, () => [20 + 30 * random(), 20 + 30 * random()] as const);
        const early = seconds(await arrivals(ways)).filter((time) => time < 1000);
        expect(early.length).toBeLessThanOrEqual(5);
    });

    it('requests that are made at once go one after the other at the pace', async () => {
        const clock = new Clock();
        const sent: number[] = [];
        const send = () => {
            sent.push(clock.time);
            return Promise.resolve(FINE);
        };
        const client = gong({ gong: send, now: clock.now, sleep: clock.sleep });
        await Promise.all(Array.from({ length: 20 }, () => client.request(REQUEST)));
        expect(Math.min(...seconds(sent))).toBeGreaterThanOrEqual(1000);
        expect(sent.at(-1)! - sent[0]!).toBeLessThan(7000);
    });

    it('after a slow first answer two go at once, never three', async () => {
        const clock = new Clock();
        const sent: number[] = [];
        const client = gong({
            gong: async () => {
                sent.push(clock.time);
                if (sent.length === 1) await clock.sleep(800);
                return FINE;
            },
            now: clock.now,
            sleep: clock.sleep
        });
        for (let i = 0; i < 10; i++) await client.request(REQUEST);
        expect(sent[2]! - sent[1]!).toBe(0);
        expect(sent[3]! - sent[2]!).toBeGreaterThan(0);
        expect(Math.min(...seconds(sent))).toBeGreaterThanOrEqual(1000);
    });

    it('one quick answer does not make all others seem late', async () => {
        const ways = Array.from({ length: 100 }, (_, i) => (i === 5 ? ([5, 5] as const) : ([20, 300] as const)));
        const times = await arrivals(ways);
        expect(times.at(-1)! - times[0]!).toBeLessThan(37_000);
    });

    it('a hundred requests take hardly longer than Gong’s limit makes them', async () => {
        const times = await arrivals(Array.from({ length: 100 }, () => [20, 20] as const));
        expect(times.at(-1)! - times[0]!).toBeLessThan(34_500);
    });
});
