import type { GongRequest, GongResponse } from '../../../scripts/gong/client/transport.js';

type Json = Record<string, unknown>;

export const json = (status: number, body: unknown, retryAfter?: string): GongResponse => ({
    status,
    body: JSON.stringify(body),
    retryAfter
});

const refusal = (status: number, sentence: string): GongResponse =>
    json(status, { requestId: 'r1', errors: [sentence] });

export const throttled = (retryAfter?: string): GongResponse =>
    json(429, { requestId: 'r1', errors: ['API rate limit exceeded'] }, retryAfter);
export const tooLarge: GongResponse = json(413, { errors: ['The answer is too large.'], code: 'RESPONSE_TOO_LARGE' });
export const cursorExpired: GongResponse = refusal(400, 'The cursor has expired');

/** Gong's `/v2/calls/extensive` and `/v2/settings/trackers`, as documented: pages of 100, cursor in the body, 404 for none. */
export class FakeGong {
    calls: Json[] = [];
    trackers: Json[] = [{ trackerId: '7', trackerName: 'Competitors' }];
    pageSize = 100;
    readonly requests: GongRequest[] = [];
    /** Asked first, with the number of the request from 1 on: what it returns is the answer. */
    fault: (request: GongRequest, number: number) => GongResponse | undefined = () => undefined;

    readonly send = (request: GongRequest): Promise<GongResponse> => {
        this.requests.push(JSON.parse(JSON.stringify(request)) as GongRequest);
        return Promise.resolve(this.fault(request, this.requests.length) ?? this.answer(request));
    };

    /** The bodies of the requests for calls. */
    get asked(): Json[] {
        return this.requests.filter(({ method }) => method === 'POST').map(({ body }) => body as Json);
    }

    private answer({ method, path, body }: GongRequest): GongResponse {
        if (method === 'GET' && path === '/v2/settings/trackers') return json(200, { keywordTrackers: this.trackers });
        if (method !== 'POST' || path !== '/v2/calls/extensive') return refusal(404, 'Not found');
        const { cursor, filter } = body as { cursor?: string; filter: Json };
        const found = this.find(filter);
        if (typeof found === 'string') return refusal(found.startsWith('Call ID') ? 404 : 400, found);
        if (found.length === 0) return refusal(404, 'No calls found corresponding to the provided filters');
        const at = cursor === undefined ? 0 : Number(cursor.slice('after '.length));
        const calls = found.slice(at, at + this.pageSize);
        const next = at + calls.length < found.length ? { cursor: `after ${at + calls.length}` } : {};
        const records = {
            totalRecords: found.length,
            currentPageSize: calls.length,
            currentPageNumber: Math.floor(at / this.pageSize),
            ...next
        };
        return json(200, { requestId: 'r1', records, calls });
    }

    private find(filter: Json): Json[] | string {
        const meta = (call: Json): Json => call.metaData as Json;
        const ids = filter.callIds as string[] | undefined;
        if (ids) {
            if (ids.length === 0) return 'callIds must not be empty';
            const unknown = ids.find((id) => !this.calls.some((call) => meta(call).id === id));
            if (unknown !== undefined) return `Call ID ${unknown} was not found`;
            return this.calls.filter((call) => ids.includes(meta(call).id as string));
        }
        const from = Date.parse(filter.fromDateTime as string);
        const to = Date.parse(filter.toDateTime as string);
        if (!(from < to)) return 'fromDateTime must be before toDateTime';
        return this.calls.filter((call) => {
            const started = Date.parse(meta(call).started as string);
            return started >= from && started < to;
        });
    }
}
