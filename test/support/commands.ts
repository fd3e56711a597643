import './home.js';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Config } from '@oclif/core';
import type { Command } from '@oclif/core';
import { AuthInfo } from '@salesforce/core';
import type { Faults } from '../../tools/local/faults.js';
import { startLocalGong } from '../../tools/local/gong/index.js';
import type { GongData, LocalGong } from '../../tools/local/gong/index.js';
import { readSchema, startLocalOrg } from '../../tools/local/org/index.js';
import type { LocalOrg } from '../../tools/local/org/index.js';
import { overhear } from './overhear.js';

// every command listens for signals, and here many of them run in one process
EventEmitter.defaultMaxListeners = 0;
process.setMaxListeners(0);

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const config = await Config.load(ROOT);

/** What Gong was asked. */
export interface Asked {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly body: unknown;
}

export interface Ran {
    readonly exitCode: number;
    /** Data, as printed for people. */
    readonly stdout: string;
    /** What --json prints: parsed. */
    // what a command prints is looked into freely, as a script would
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    readonly json: any;
    readonly stderr: string;
    readonly asked: readonly Asked[];
}

/** A Gong and an org that is logged in to as `local`, and commands that are run in this process. */
export interface Desk {
    readonly gong: LocalGong;
    readonly org: LocalOrg;
    /** What goes wrong at Gong from now on. */
    faults: Faults | undefined;
    run(command: Command.Class, ...argv: string[]): Promise<Ran>;
    close(): Promise<void>;
}

/** @param permissionSets of the connected user. @default all */
export async function openDesk(world: GongData, permissionSets?: readonly string[]): Promise<Desk> {
    const gong = await startLocalGong({ world, perSecond: 1_000_000 });
    const username = 'sync@integration.example';
    const org = await startLocalOrg({
        schema: await readSchema(['force-app', 'main-competitors']),
        data: { User: [{ LastName: 'Sync', Username: username, Email: username }] },
        gong: { url: gong.url, accessKey: gong.accessKey, secret: gong.secret },
        verdict: 'ok',
        ...(permissionSets && { permissionSets: { [username]: [...permissionSets] } })
    });
    const login = await AuthInfo.create({
        accessTokenOptions: { instanceUrl: org.url, loginUrl: org.url, accessToken: org.accessToken }
    });
    await login.save();
    await login.handleAliasAndDefaultSettings({ alias: 'local', setDefault: false, setDefaultDevHub: false });
    let asked: Asked[] = [];
    const desk = {
        gong,
        org,
        faults: undefined as Faults | undefined,
        async run(command: Command.Class, ...argv: string[]): Promise<Ran> {
            asked = [];
            return { ...(await runCommand(command, ['--target-org', 'local', ...argv])), asked };
        },
        async close() {
            await org.close();
            await gong.close();
        }
    };
    gong.faults = (request) => {
        asked.push(request);
        return desk.faults?.(request);
    };
    return desk;
}

/** Runs a command as the command line would, but for what it prints: that is given. */
export async function runCommand(command: Command.Class, argv: readonly string[]): Promise<Omit<Ran, 'asked'>> {
    const stdout: string[] = [];
    const stderr: string[] = [];
    let json: unknown;
    const running = new (command as unknown as new (argv: string[], config: Config) => RunnableCommand)(
        [...argv],
        config
    );
    running.log = (text = '') => void (running.jsonEnabled() || stdout.push(text));
    running.logToStderr = (text = '') => void stderr.push(text);
    running.logJson = (printed) => void (json = printed);
    process.exitCode = undefined;
    let exitCode = 0;
    try {
        await running._run();
        exitCode = Number(process.exitCode ?? 0);
    } catch (error) {
        exitCode = (error as { exitCode?: number }).exitCode ?? 1;
    }
    process.exitCode = undefined;
    overhear(command.name, [...stdout, ...stderr, JSON.stringify(json)].join('\n'));
    return { exitCode, json, stdout: stdout.join('\n'), stderr: stderr.join('\n') };
}

interface RunnableCommand {
    log(text?: string): void;
    logToStderr(text?: string): void;
    logJson(json: unknown): void;
    jsonEnabled(): boolean;
    _run(): Promise<unknown>;
}
