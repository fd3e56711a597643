import { type Call, type LocalGong, type LocalGongOptions, startLocalGong } from '../../../tools/local/gong/index.js';

export interface Answer {
    status: number;
    headers: Headers;
    /* eslint-disable-next-line @typescript-eslint/no-explicit-any -- what comes back is what is under test */
    json: any;
}

export interface Caller {
    gong: LocalGong;
    get(path: string): Promise<Answer>;
    post(path: string, body: unknown): Promise<Answer>;
    put(path: string, body: unknown): Promise<Answer>;
}

/** Starts a local Gong for the time of one piece of work, with a caller that has its key. */
export async function withGong(
    options: Partial<LocalGongOptions>,
    work: (caller: Caller) => Promise<void>
): Promise<void> {
    const gong = await startLocalGong({ perSecond: 1000, ...options, world: options.world ?? { calls: [] } });
    const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
        const response = await fetch(gong.url + path, {
            method,
            headers: { authorization: keyOf(gong), ...(body !== undefined && { 'content-type': 'application/json' }) },
            ...(body !== undefined && { body: JSON.stringify(body) })
        });
        return { status: response.status, headers: response.headers, json: await response.json() };
    };
    const get = (path: string) => send('GET', path);
    const post = (path: string, body: unknown) => send('POST', path, body);
    const put = (path: string, body: unknown) => send('PUT', path, body);
    try {
        await work({ gong, get, post, put });
    } finally {
        await gong.close();
    }
}

export function keyOf({ accessKey, secret }: { accessKey: string; secret: string }): string {
    return `Basic ${Buffer.from(`${accessKey}:${secret}`).toString('base64')}`;
}

/** A call with an id and a start, and whatever else. */
export function aCall(id: string, started: string, more: Partial<Call> = {}): Call {
    return { ...more, metaData: { id, started, workspaceId: '1', primaryUserId: '7', ...more.metaData } };
}

/** So many calls, one an hour from the start of February 2026. */
export function hourlyCalls(count: number): Call[] {
    return Array.from({ length: count }, (_, i) =>
        aCall(`${1000 + i}`, new Date(Date.UTC(2026, 1, 1, i)).toISOString())
    );
}
