/**
 * Takes the package out of an org, with everything that the sync has stored there. The field Main Competitor(s) and
 * what is in it stay.
 *
 *     npm run undeploy -- --target-org ALIAS [--no-prompt]
 *
 * Exit codes: 0 gone, 1 the deploy failed, 2 not confirmed, 3 login.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Connection } from '@salesforce/core';
import { API_VERSION } from '../../scripts/org/apiVersion.js';
import { manifest, membersToDelete } from './destructive.js';
import { readFlags } from './flags.js';
import { connect } from './org.js';
import { describe, remediesFor, type ComponentFailure } from './remedies.js';
import { sf } from './sf.js';
import { StepFailed, takeSteps } from './step.js';

const OBJECTS = ['Gong_Call__c', 'Gong_Tracker_Hit__c', 'Gong_Sync_Run__c'];

const flags = readFlags(
    'npm run undeploy',
    'Takes the package out of an org, with all that the sync has stored there. Main Competitor(s) and what is in it stay.',
    {
        'target-org': {
            type: 'string',
            short: 'o',
            description: "The org's alias or username; the default org without it."
        },
        'no-prompt': { type: 'boolean', description: "Delete without asking for the org's username." }
    }
);
let connection: Connection;
const members = membersToDelete();

process.exitCode = await takeSteps('npm run undeploy', [
    [
        'Log in to the org',
        async () => {
            connection = await connect(flags['target-org']);
            return `${connection.getUsername()} at ${connection.instanceUrl}`;
        }
    ],
    ['Confirm', confirm],
    ['Take the permission sets from their users', unassign],
    ['Delete the components', destroy]
]);
if (process.exitCode === 0) {
    console.log(
        [
            '',
            'The package is gone. What stays:',
            '  1. Opportunity.MainCompetitors__c and what is in it. To delete it: Setup › Object Manager › Opportunity › Fields & Relationships.',
            '  2. The access key in Gong. To revoke it: Gong › Admin center › Settings › Ecosystem › API.'
        ].join('\n')
    );
}

async function confirm(): Promise<string> {
    const counts = await Promise.all(OBJECTS.map(rowsOf));
    const rows = OBJECTS.map((object, index) => `${counts[index]} rows of ${object}`).join(', ');
    const what = `${members.length} components and all their data: ${rows}`;
    if (flags['no-prompt']) return what;
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await terminal.question(`      This deletes ${what}.\n      Type the org's username to go on: `);
    terminal.close();
    if (answer.trim() === connection.getUsername()) return 'confirmed';
    throw new StepFailed('Not confirmed: nothing was deleted.', [], 2);
}

/** A dash for an object that is gone, or that the user cannot see. */
async function rowsOf(object: string): Promise<string> {
    return connection.query(`SELECT COUNT() FROM ${object}`).then(
        ({ totalSize }) => String(totalSize),
        () => '–'
    );
}

async function unassign(): Promise<string> {
    const sets = members.filter(({ type }) => type === 'PermissionSet');
    const names = sets.map(({ name }) => `'${name}'`).join(', ');
    const { records } = await connection.query<{ Id: string }>(
        `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN (${names})`
    );
    for (const { Id } of records) await connection.sobject('PermissionSetAssignment').destroy(Id);
    return `${records.length} assignments removed`;
}

async function destroy(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'gong-undeploy-'));
    try {
        await writeFile(join(folder, 'package.xml'), manifest([], API_VERSION));
        await writeFile(join(folder, 'destructiveChanges.xml'), manifest(members, API_VERSION));
        const target = ['--target-org', connection.getUsername() ?? '', '--wait', '30'];
        const answer = await sf('project', 'deploy', 'start', ...target, '--metadata-dir', folder);
        if (answer.status === 0) return `${members.length} components deleted`;
        const failures = [answer.result?.details?.componentFailures ?? []].flat() as ComponentFailure[];
        const reason = failures.length > 0 ? describe(failures) : (answer.message ?? 'The deploy failed.');
        throw new StepFailed(reason, remediesFor(failures.map(({ problem = '' }) => problem)));
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}
