import { setTimeout } from 'node:timers/promises';
import type { Ports, Progress } from '../engine/index.js';
import { ApiUsage } from './apiUsage.js';
import { throughGateway } from './gateway.js';
import { OrgHttp } from './http.js';
import type { Session } from './http.js';
import { orgRows } from './rows.js';

/** The engine's ports for Node: rows over the REST API, Gong through the gateway of the same org. */
export function nodePorts(
    session: Session,
    progress?: (progress: Progress) => void,
    sleep: (milliseconds: number) => Promise<unknown> = setTimeout,
    usage: ApiUsage = new ApiUsage()
): Ports {
    const http = new OrgHttp(session, sleep, usage);
    // counted apart, because a request to Gong is reported as such
    const gateway = new OrgHttp(session, sleep, usage);
    return {
        org: orgRows(http),
        gong: (request) => throughGateway(gateway, request),
        now: Date.now,
        sleep: async (milliseconds) => void (await sleep(milliseconds)),
        ...(progress && { progress })
    };
}
