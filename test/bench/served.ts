import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sync } from '../../scripts/engine/run.js';
import type { Ports } from '../../scripts/engine/ports.js';
import type { Report } from '../../scripts/engine/telling/report.js';
import { throughGateway } from '../../scripts/org/gateway.js';
import { OrgHttp } from '../../scripts/org/http.js';
import type { Session } from '../../scripts/org/http.js';
import { nodePorts } from '../../scripts/org/ports.js';
import { orgRows } from '../../scripts/org/rows.js';
import type { Counts, Started, WorldOptions } from './server.js';

/** A local Gong and a local org in a process of their own, as they are in life. */
export interface ServedWorld extends Started {
    readonly session: Session;
    /** What was asked of them so far. */
    counts(): Promise<Counts>;
    /** Lets happen what happens between two runs. */
    happen(): Promise<Counts>;
    close(): void;
}

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url));

export function serve(options: WorldOptions): Promise<ServedWorld> {
    const child = fork(SERVER, [JSON.stringify(options)], { execArgv: ['--import', 'tsx'] });
    return new Promise((resolve, reject) => {
        child.once('exit', (code) => reject(new Error(`The local world ended with ${code}.`)));
        child.once('message', (started: Started) =>
            resolve({
                ...started,
                session: {
                    ...started.login,
                    refreshAuth: () => Promise.reject(new Error('a local session cannot be renewed'))
                },
                counts: () => ask(child, 'counts'),
                happen: () => ask(child, 'happen'),
                close: () => void child.disconnect()
            })
        );
    });
}

function ask(child: ChildProcess, word: string): Promise<Counts> {
    return new Promise((resolve) => {
        child.once('message', (answer) => resolve(answer as Counts));
        child.send(word);
    });
}

/** Everything that the world has, in one backfill. */
export function backfill(world: ServedWorld, ports: Ports = nodePorts(world.session)): Promise<Report> {
    const { from, to } = world;
    return sync(ports, { kind: 'Backfill', host: 'bench', span: { from, to }, windowDays: 3650 });
}

/**
 * Ports over two processes, one with Gong and the gateway before it, one with the rows: Salesforce does not keep a
 * callout waiting because it is saving rows for another request, and the local org, which has one thread, would.
 */
export const twoProcessPorts = (gateway: Session, rows: Session): Ports => {
    const http = new OrgHttp(gateway);
    return { ...nodePorts(rows), org: orgRows(new OrgHttp(rows)), gong: (request) => throughGateway(http, request) };
};
