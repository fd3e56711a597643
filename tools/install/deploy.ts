/**
 * Installs the package in an org, or brings it up to date: deploys, assigns Gong Admin to the running user, connects
 * Gong and checks the connection. Every step may be repeated.
 *
 *     npm run deploy -- --target-org ALIAS [--host https://us-12345.api.gong.io] [--new-key]
 *
 * Exit codes: 0 installed, 1 a deploy failed, 2 usage, 3 login or key, 4 a check blocks.
 */
import type { Connection } from '@salesforce/core';
import { gongHost } from '../../scripts/org/credential.js';
import { OrgHttp } from '../../scripts/org/http.js';
import { readFlags } from './flags.js';
import { assignedSets, connect, mainCompetitors } from './org.js';
import { describe, remediesFor, type ComponentFailure } from './remedies.js';
import { gong, sf, type SfAnswer } from './sf.js';
import { StepFailed, takeSteps } from './step.js';

const PACKAGE = 'force-app';
const WITH_FIELD = 'main-competitors';
const WITHOUT_FIELD = 'main-competitors/main/default/permissionsets';
const SETS = ['Gong_Admin', 'Gong_Main_Competitors'];
const COMMAND = 'npm run deploy';

const flags = readFlags(
    COMMAND,
    'Installs the package in an org, or brings it up to date: deploys, assigns Gong Admin to you, connects Gong and checks it.',
    {
        'target-org': {
            type: 'string',
            short: 'o',
            description: "The org's alias or username; the default org without it."
        },
        host: { type: 'string', description: "Gong's address as its API page shows it, when it is your own." },
        'new-key': { type: 'boolean', description: 'Ask for the access key also when one is stored.' }
    }
);

let connection: Connection;
let alias = flags['target-org'] ?? '';
let host = flags.host;
let field: string | undefined;

process.exitCode = await takeSteps(COMMAND, [
    [
        'Log in to the org',
        async () => {
            connection = await connect(flags['target-org']);
            alias ||= connection.getUsername() ?? '';
            field = await mainCompetitors(connection);
            // a deploy of the Named Credential puts Gong's general address back
            host ??= await gongHost(new OrgHttp(connection)).catch(() => undefined);
            return `${connection.getUsername()} at ${connection.instanceUrl}`;
        }
    ],
    [
        'Deploy the package',
        async () => {
            const further = field === undefined ? WITH_FIELD : WITHOUT_FIELD;
            await deploy(['--source-dir', PACKAGE, '--source-dir', further]);
            return field === undefined
                ? 'with the field Main Competitor(s) of the Opportunity, which the org did not have'
                : 'without the field Main Competitor(s): the org has it, and it stays as it is';
        }
    ],
    ['Assign Gong Admin to you', () => assign(SETS)],
    [
        'Connect Gong',
        async () => {
            const custom = host === undefined ? [] : ['--host', host];
            const keep = flags['new-key'] ? [] : ['--keep'];
            passed(await gong('connect', '--target-org', alias, ...custom, ...keep), 'Gong is not connected.');
        }
    ],
    [
        'Check the connection',
        async () => passed(await gong('check', '--target-org', alias), 'A check blocks: nothing would be synced.')
    ]
]);

if (process.exitCode === 0) {
    console.log(
        [
            '',
            'Installed. Left to do by hand:',
            '  1. Show the card to reps: Setup › Lightning App Builder › Gong Opportunity › Activation.',
            '     (Or open your own Opportunity page there and drag the component "Gong Calls" onto it.)',
            '  2. Give reps the permission set Gong User: Setup › Permission Sets › Gong User › Manage Assignments.',
            '  3. Give the integration user, who runs the sync, Gong Sync and Gong Main Competitors in the same way.',
            '  4. Sync for the first time: npx gong sync --days 90 --dry-run --target-org ' + alias
        ].join('\n')
    );
}

async function deploy(args: string[]): Promise<void> {
    const answer = await sf('project', 'deploy', 'start', '--target-org', alias, '--wait', '30', ...args);
    if (answer.status === 0) return;
    const failures = failuresOf(answer);
    const reason = failures.length > 0 ? describe(failures) : (answer.message ?? 'The deploy failed.');
    const problems = failures.length > 0 ? failures.map(({ problem = '' }) => problem) : [reason];
    throw new StepFailed(`${reason}\nNothing was deployed: a deploy is done as a whole or not at all.`, [
        ...remediesFor(problems),
        ...(answer.actions ?? [])
    ]);
}

function failuresOf({ result }: SfAnswer): ComponentFailure[] {
    return [result?.details?.componentFailures ?? []].flat() as ComponentFailure[];
}

async function assign(names: readonly string[]): Promise<string> {
    const assigned = await assignedSets(connection, names);
    const missing = names.filter((name) => !assigned.has(name));
    if (missing.length === 0) return `${names.join(', ')}: you have them`;
    const sets = missing.flatMap((name) => ['--name', name]);
    const answer = await sf('org', 'assign', 'permset', '--target-org', alias, ...sets);
    if (answer.status === 0) return missing.join(', ');
    const failures = (answer.result?.failures ?? []) as Array<{ name: string; message: string }>;
    const reason = failures.map(({ name, message }) => `${name}: ${message}`).join('\n');
    throw new StepFailed(reason || (answer.message ?? 'The assignment failed.'), [
        'Assign it by hand: Setup › Permission Sets › Gong Admin › Manage Assignments.',
        'Assigning takes the permission "Assign Permission Sets".'
    ]);
}

function passed(exitCode: number, message: string): void {
    if (exitCode !== 0) throw new StepFailed(message, ['See above for the reason and what to do.'], exitCode);
}
