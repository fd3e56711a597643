/**
 * Installs the package in an org, or brings it up to date: deploys, assigns permission sets, connects Gong and checks the
 * connection. Every argument is looked at first, and every step may be repeated.
 *
 *     npm run deploy -- --target-org ALIAS [--integration-user USERNAME] [--host https://us-12345.api.gong.io] [--new-key]
 *
 * Exit codes: 0 installed, 1 a deploy failed, 2 usage, 3 login or key, 4 a check blocks.
 */
import type { Connection } from '@salesforce/core';
import { gongHost } from '../../scripts/org/credential.js';
import { OrgHttp } from '../../scripts/org/http.js';
import { commandLine, TEST_LEVELS, wanted } from './arguments.js';
import { checkConnection } from './checkConnection.js';
import { confirmOnTerminal, connectGong } from './connectGong.js';
import { deploy } from './deployed.js';
import { readFlags } from './flags.js';
import { lastWords } from './lastWords.js';
import { connect, mainCompetitors, runningUser } from './org.js';
import { ADMIN_SETS, assign, assignSync, person, type Person } from './people.js';
import { gong } from './sf.js';
import { takeSteps } from './step.js';

const PACKAGE = 'force-app';
const WITH_FIELD = 'main-competitors';
const WITHOUT_FIELD = 'main-competitors/main/default/permissionsets';
const COMMAND = 'npm run deploy';

const { values: typed, checked } = readFlags(
    COMMAND,
    'Installs the package in an org, or brings it up to date: deploys, assigns permission sets, connects Gong and checks it.',
    {
        'target-org': {
            type: 'string',
            short: 'o',
            description: "The org's alias or username; the default org without it."
        },
        'integration-user': { type: 'string', description: 'Username of who runs the sync; gets Gong Sync.' },
        host: { type: 'string', description: "Gong's address as its API page shows it, when it is your own." },
        'new-key': { type: 'boolean', description: 'Ask for the access key also when one is stored.' },
        'test-level': { type: 'string', description: `Apex tests to run: ${TEST_LEVELS.join(', ')}.` },
        tests: { type: 'string', multiple: true, description: 'Apex test classes, for RunSpecifiedTests.' }
    },
    wanted
);

let connection: Connection;
let alias = typed['target-org'] ?? '';
let { host } = checked;
let field: string | undefined;
let integrationUser: Person | undefined;
let canSync = false;

process.exitCode = await takeSteps(
    commandLine(COMMAND, typed),
    [
        [
            'Log in to the org',
            async () => {
                connection = await connect(typed['target-org']);
                alias ||= connection.getUsername() ?? '';
                if (checked.integrationUser) integrationUser = await person(connection, checked.integrationUser);
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
                await deploy(alias, '--source-dir', PACKAGE, '--source-dir', further, ...checked.testFlags);
                return field === undefined
                    ? 'with the field Main Competitor(s) of the Opportunity, which the org did not have'
                    : 'without the field Main Competitor(s): the org has it, and it stays as it is';
            }
        ],
        [
            'Assign Gong Admin to you',
            async () => {
                const you = { Id: await runningUser(connection), Username: connection.getUsername() ?? '' };
                return assign(connection, you, ADMIN_SETS);
            }
        ],
        [
            'Assign Gong Sync to the integration user',
            async () =>
                integrationUser
                    ? assignSync(connection, integrationUser)
                    : 'left out: --integration-user USERNAME says who runs the sync'
        ],
        [
            'Connect Gong',
            () =>
                connectGong(
                    { gong, confirm: confirmOnTerminal },
                    { org: alias, host, newKey: typed['new-key'] ?? false },
                    commandLine(COMMAND, typed, '--new-key')
                )
        ],
        [
            'Check the connection',
            async () => {
                canSync = await checkConnection(alias);
            }
        ]
    ],
    alias || undefined
);

if (process.exitCode === 0)
    console.log(
        lastWords({
            alias,
            canSync,
            integrationUser: integrationUser?.Username,
            runningUser: connection!.getUsername() ?? '',
            instanceUrl: connection!.instanceUrl,
            again: (username) =>
                commandLine(COMMAND, { ...typed, 'new-key': undefined }, '--integration-user', username)
        })
    );
