/** What the gateway answers: the status that is meant, and what goes with it. */
export interface GatewayAnswer {
    status: number;
    headers: Record<string, string>;
    body: Buffer;
}

/** The statuses an Apex REST response can have; for any other one the platform answers a 500 of its own. */
const SENDABLE = new Set([
    ...[200, 201, 202, 204, 206, 300, 301, 302, 304, 400, 401, 403, 404, 405, 406],
    ...[409, 410, 412, 413, 414, 415, 417, 500, 503]
]);

/** A refusal in Gong's error shape, with a code for programs. */
export function refusal(status: number, code: string, ...errors: string[]): GatewayAnswer {
    const body = Buffer.from(JSON.stringify({ requestId: 'local-org', errors, code }));
    return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body };
}

/** The answer as Apex REST can send it: a status it cannot send travels in the nearest one, and in X-Gong-Status as it is. */
export function sendable(answer: GatewayAnswer): GatewayAnswer {
    const headers = { ...answer.headers, 'x-gong-status': String(answer.status) };
    return { ...answer, status: nearest(answer.status), headers };
}

function nearest(status: number): number {
    if (SENDABLE.has(status)) return status;
    if (status >= 200 && status < 300) return 200;
    return status >= 400 && status < 500 && status !== 429 ? 400 : 503;
}
