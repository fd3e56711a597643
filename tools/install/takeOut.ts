import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { API_VERSION } from '../../scripts/org/apiVersion.js';
import { deploy } from './deployed.js';
import { manifest, type Member } from './destructive.js';

/** What of the package an org has, by names. */
export interface Present {
    readonly sets: readonly string[];
    readonly objects: readonly string[];
}

const SET = 'PermissionSet';
/** Records that one request may delete. */
const BATCH = 200;

/** Looks for the package's permission sets and objects: the sets go last, so without either nothing of it is there. */
export async function present(connection: Connection, members: readonly Member[]): Promise<Present> {
    const names = namesOf(members, SET).map((name) => `'${name}'`);
    const soql = `SELECT Name FROM PermissionSet WHERE Name IN (${names.join(', ')})`;
    const { records } = await connection.query<{ Name: string }>(soql);
    const { sobjects } = await connection.describeGlobal();
    const ours = new Set(namesOf(members, 'CustomObject'));
    return {
        sets: records.map(({ Name }) => Name),
        objects: sobjects.map(({ name }) => name).filter((name) => ours.has(name))
    };
}

/**
 * Deletes everything but the permission sets, in one deploy. In the same deploy the sets that are there are emptied, so
 * that none of them names what goes; who has one keeps it until this has succeeded.
 */
export async function deleteAllButSets(
    org: string,
    members: readonly Member[],
    sets: readonly string[]
): Promise<string> {
    const doomed = members.filter(({ type }) => type !== SET);
    await deployFiles(org, {
        'package.xml': manifest(
            sets.map((name) => ({ type: SET, name })),
            API_VERSION
        ),
        'destructiveChangesPost.xml': manifest(doomed, API_VERSION),
        ...Object.fromEntries(sets.map((name) => [`permissionsets/${name}.permissionset`, emptySet(name)]))
    });
    return `${doomed.length} components deleted`;
}

/** Takes the permission sets, which give nothing any more, from whoever has them, and deletes them. */
export async function deleteSets(connection: Connection, org: string, sets: readonly string[]): Promise<string> {
    const names = sets.map((name) => `'${name}'`).join(', ');
    const { records } = await connection.query<{ Id: string }>(
        `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN (${names})`,
        { autoFetch: true, maxFetch: 50_000 }
    );
    const ids = records.map(({ Id }) => Id);
    for (let i = 0; i < ids.length; i += BATCH)
        await connection.sobject('PermissionSetAssignment').destroy(ids.slice(i, i + BATCH), { allOrNone: true });
    await deployFiles(org, {
        'package.xml': manifest([], API_VERSION),
        'destructiveChanges.xml': manifest(
            sets.map((name) => ({ type: SET, name })),
            API_VERSION
        )
    });
    return `${ids.length} assignments removed, ${sets.length} permission sets deleted`;
}

const namesOf = (members: readonly Member[], type: string): string[] =>
    members.filter((member) => member.type === type).map(({ name }) => name);

/** A permission set that gives nothing: a deploy takes away what the file does not have. */
const emptySet = (name: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <hasActivationRequired>false</hasActivationRequired>
    <label>${name.replaceAll('_', ' ')}</label>
</PermissionSet>
`;

async function deployFiles(org: string, files: Record<string, string>): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'gong-undeploy-'));
    try {
        for (const [path, text] of Object.entries(files)) {
            await mkdir(dirname(join(folder, path)), { recursive: true });
            await writeFile(join(folder, path), text);
        }
        await deploy(org, '--metadata-dir', folder);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
