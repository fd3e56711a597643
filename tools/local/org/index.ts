import type { AddressInfo } from 'node:net';
import { tokenOf } from './auth.js';
import type { Faults } from '../faults.js';
import { putUpLevers } from '../levers.js';
import type { GongCredential } from './gateway/callout.js';
import { recordVerdict, standingOf } from './gateway/verdict.js';
import { makeId, to18 } from './ids.js';
import { orgLevers } from './levers.js';
import type { Refusal } from './refusals.js';
import type { Schema } from './schema/types.js';
import { assign, seed, type Data } from './seed.js';
import { createServer } from './server.js';
import { Tables, type Row } from './tables.js';
import type { ApexTests, RowFaults, Stats, OrgState } from './orgState.js';

export type { Fault, FaultRequest, Faults } from '../faults.js';
export type { GongCredential } from './gateway/callout.js';
export { readSchema, schemaFromFiles, withField } from './schema/read.js';
export type { Field, Schema, SObjectType } from './schema/types.js';
export type { Row, Tables } from './tables.js';
export type { Refusal } from './refusals.js';
export type { ApexTests, RowFaults, Stats } from './orgState.js';

/** API calls a day of a Developer Edition org. */
const DEVELOPER_API_LIMIT = 15_000;

export interface LocalOrgOptions {
    /** What is deployed. `schemaFromFiles(new Map())` is an org as Salesforce gives it out. */
    schema: Schema;
    /** Rows by object; the first user is the connected one. @default one administrator, `admin@integration.example` */
    data?: Data;
    /** Where `callout:Gong` goes; without it a callout fails like one without a credential. */
    gong?: GongCredential;
    /** Where requests to an origin really go: `{'https://api.gong.io': 'http://127.0.0.1:8080'}`. @default where they say */
    hosts?: Record<string, string>;
    /** The clock, in milliseconds. @default Date.now */
    now?: () => number;
    /** @default 15000 */
    apiLimit?: number;
    /** @default any free one */
    port?: number;
    /** Permission sets by username. @default the connected user has all, the others none */
    permissionSets?: Record<string, string[]>;
    /** The domain verdict of the connection, as a check would have written it. @default none: not checked */
    verdict?: 'ok' | 'conflict';
    /** Requests that go wrong. */
    faults?: Faults;
    /** Rows of collections and bulk jobs that fail, `UNABLE_TO_LOCK_ROW` for instance. */
    rowFaults?: RowFaults;
    /** Rows that are refused: by what they hold, or because a transaction has too many. `PUT /local/refusals` replaces them. */
    refusals?: readonly Refusal[];
}

/** A running org. */
export interface LocalOrg {
    /** `http://127.0.0.1:PORT` */
    url: string;
    /** 18 characters, as all ids here. */
    orgId: string;
    /** The connected user. */
    user: Row;
    accessToken: string;
    /** Another user's token. @throws Error when there is no such user */
    tokenFor(username: string): string;
    /** As of now: a deploy changes it. */
    readonly schema: Schema;
    tables: Tables;
    stats: Stats;
    /** May be changed at any time, as the three below. */
    gong: GongCredential | undefined;
    faults: Faults | undefined;
    rowFaults: RowFaults | undefined;
    refusals: readonly Refusal[];
    apexTests: ApexTests | undefined;
    close(): Promise<void>;
}

/**
 * Starts a local stand-in of a Salesforce org on 127.0.0.1.
 * @throws Error when the data names an object or field that the schema does not have
 */
export async function startLocalOrg(options: LocalOrgOptions): Promise<LocalOrg> {
    const { schema, data = {}, now = Date.now, apiLimit = DEVELOPER_API_LIMIT } = options;
    const tables = new Tables(schema);
    const world: OrgState = {
        schema,
        tables,
        stats: { apiCalls: 0, byKind: {}, writes: tables.writes },
        orgId: to18(String(data.Organization?.[0]?.Id ?? makeId('00D', 1))),
        apiLimit,
        cursors: new Map(),
        jobs: new Map(),
        gong: options.gong,
        hosts: options.hosts ?? {},
        deploys: new Map(),
        rowFaults: options.rowFaults,
        refusals: options.refusals ?? [],
        apexTests: undefined,
        now
    };
    const user = seed(world, data);
    const allSets = schema.permissionSets.map(({ name }) => name);
    const assignments = options.permissionSets ?? { [String(user.Username)]: allSets };
    for (const [username, sets] of Object.entries(assignments)) assign(world, userNamed(world, username), sets);
    if (options.verdict) {
        const { workspaceId } = standingOf(world, user);
        const email = String(user.Email);
        recordVerdict(world, user, [world.orgId], { verdict: options.verdict, email, workspaceId });
    }
    tables.forgetWrites();

    let { faults } = options;
    const server = createServer(world, () => faults);
    putUpLevers(server, orgLevers(world), () => tokenOf(world, user));
    await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
    const { port } = server.server.address() as AddressInfo;
    return {
        url: `http://127.0.0.1:${port}`,
        orgId: world.orgId,
        user,
        accessToken: tokenOf(world, user),
        tokenFor: (username) => tokenOf(world, userNamed(world, username)),
        get schema() {
            return world.schema;
        },
        tables,
        stats: world.stats,
        get gong() {
            return world.gong;
        },
        set gong(credential) {
            world.gong = credential;
        },
        get faults() {
            return faults;
        },
        set faults(changed) {
            faults = changed;
        },
        get rowFaults() {
            return world.rowFaults;
        },
        set rowFaults(changed) {
            world.rowFaults = changed;
        },
        get refusals() {
            return world.refusals;
        },
        set refusals(changed) {
            world.refusals = changed;
        },
        get apexTests() {
            return world.apexTests;
        },
        set apexTests(changed) {
            world.apexTests = changed;
        },
        close: () => server.close()
    };
}

function userNamed({ tables }: OrgState, username: string): Row {
    const user = tables.all('User').find(({ Username }) => Username === username);
    if (!user) throw new Error(`there is no user ${username}`);
    return user;
}
