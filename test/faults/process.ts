import { home } from '../support/home.js';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AuthInfo } from '@salesforce/core';
import { startLocalGong } from '../../tools/local/gong/index.js';
import type { Call, LocalGong } from '../../tools/local/gong/index.js';
import { readSchema, startLocalOrg } from '../../tools/local/org/index.js';
import type { LocalOrg, Schema } from '../../tools/local/org/index.js';
import { OPPORTUNITIES } from '../support/world.js';

const GONG = fileURLToPath(new URL('../../bin/gong.js', import.meta.url));

/** A Gong and an org on the real clock, and the login of `username` that command lines find. */
export interface Place {
    readonly gong: LocalGong;
    readonly org: LocalOrg;
    readonly username: string;
    close(): Promise<void>;
}

let schema: Schema | undefined;
let places = 0;

/** Three Opportunities, in one of which a rep has typed a name. */
export async function openPlace(calls: readonly Call[]): Promise<Place> {
    const username = `sync${++places}@integration.example`;
    const gong = await startLocalGong({ world: { calls: [...calls] }, perSecond: 1_000_000 });
    const org = await startLocalOrg({
        schema: (schema ??= readSchema(['force-app', 'main-competitors'])),
        data: {
            User: [{ LastName: 'Sync', Username: username, Email: username }],
            Opportunity: OPPORTUNITIES.map((Id, i) => ({
                Id,
                Name: `Deal ${i + 1}`,
                ...(i === 0 && { MainCompetitors__c: 'Typed' })
            }))
        },
        gong: { url: gong.url, accessKey: gong.accessKey, secret: gong.secret },
        verdict: 'ok'
    });
    const login = await AuthInfo.create({
        accessTokenOptions: { instanceUrl: org.url, loginUrl: org.url, accessToken: org.accessToken }
    });
    await login.save();
    const close = async (): Promise<void> => {
        await org.close();
        await gong.close();
    };
    return { gong, org, username, close };
}

export interface Ended {
    /** Null for a process that was killed. */
    readonly exitCode: number | null;
    readonly printed: string;
}

/** Starts the real command line. */
export function startCli(place: Place, ...argv: string[]): { child: ChildProcess; ended: Promise<Ended> } {
    const env = { ...process.env, HOME: home, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [GONG, ...argv, '--target-org', place.username], { env });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
        stream.on('data', (some: Buffer) => (printed += some.toString()));
    const ended = new Promise<Ended>((resolve) => child.on('close', (exitCode) => resolve({ exitCode, printed })));
    return { child, ended };
}
