/**
 * Takes the package out of an org, with everything that the sync has stored there. The field Main Competitor(s) and
 * what is in it stay. Nobody loses a permission set before everything else is gone.
 *
 *     npm run undeploy -- --target-org ALIAS [--no-prompt]
 *
 * Exit codes: 0 gone, 1 the deploy failed, 2 not confirmed, 3 login.
 */
import type { Connection } from '@salesforce/core';
import { commandLine } from './arguments.js';
import { lineFrom } from './ask.js';
import { membersToDelete } from './destructive.js';
import { readFlags } from './flags.js';
import { connect } from './org.js';
import { StepFailed, takeSteps } from './step.js';
import { deleteAllButSets, deleteSets, present, type Present } from './takeOut.js';

const COMMAND = 'npm run undeploy';

const { values: flags } = readFlags(
    COMMAND,
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
const members = membersToDelete();
let connection: Connection;
let org = '';
let there: Present;

process.exitCode = await takeSteps(
    commandLine(COMMAND, flags),
    [
        [
            'Log in to the org',
            async () => {
                connection = await connect(flags['target-org']);
                org = flags['target-org'] ?? connection.getUsername() ?? '';
                there = await present(connection, members);
                return `${connection.getUsername()} at ${connection.instanceUrl}`;
            }
        ],
        [
            'Confirm',
            async () => (isThere() ? confirm() : 'There is nothing to remove: the org has no part of the package.')
        ],
        [
            'Delete all components but the permission sets',
            async () => (isThere() ? deleteAllButSets(org, members, there.sets) : 'nothing to do')
        ],
        [
            'Take the permission sets from their users and delete them',
            async () => (there.sets.length > 0 ? deleteSets(connection, org, there.sets) : 'nothing to do')
        ]
    ],
    flags['target-org']
);
if (process.exitCode === 0 && isThere())
    console.log(
        [
            '',
            'The package is gone. What stays:',
            '  1. Opportunity.MainCompetitors__c and what is in it. To delete it: Setup › Object Manager › Opportunity › Fields & Relationships.',
            '  2. The access key in Gong. To revoke it: Gong › Admin center › Settings › Ecosystem › API.'
        ].join('\n')
    );

function isThere(): boolean {
    return there.sets.length > 0 || there.objects.length > 0;
}

async function confirm(): Promise<string> {
    const counts = await Promise.all(there.objects.map(rowsOf));
    const rows = there.objects.map((object, index) => `${counts[index]} rows of ${object}`).join(', ');
    const what = `${members.length} components and all their data: ${rows || 'no rows'}`;
    if (flags['no-prompt']) return what;
    const answer = await lineFrom(`      This deletes ${what}.\n      Type the org's username to go on: `);
    if (answer?.trim() === connection.getUsername()) return 'confirmed';
    throw new StepFailed('Not confirmed: nothing was deleted.', [], 2);
}

/** A dash for an object that the user cannot see. */
async function rowsOf(object: string): Promise<string> {
    return connection.query(`SELECT COUNT() FROM ${object}`).then(
        ({ totalSize }) => String(totalSize),
        () => '–'
    );
}
