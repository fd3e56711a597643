import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './sf.js';

/** What Salesforce says when a session has ended: SOAP, REST, and the CLI that could not renew it. */
const LOGIN =
    /INVALID_SESSION_ID|INVALID_AUTH_HEADER|Bad_OAuth_Token|session (has )?(expired|not valid)|session expired or invalid|expired access\/refresh token|invalid_grant|RefreshTokenAuthError|ERROR_HTTP_401/i;

/** Whether what is said comes from a login that is no longer good. */
export const isLogin = (said: string): boolean => LOGIN.test(said);

/** What an admin can do about a failure, by what the platform says. */
const REMEDIES: ReadonlyArray<readonly [RegExp, string]> = [
    [
        LOGIN,
        'The login of this org is no longer good. Log in again: sf org login web --alias ORG (a sandbox: add --instance-url https://test.salesforce.com).'
    ],
    [
        /Apex test failed/,
        "A failed test of this package (its name starts with Gong) is a mistake of ours: please report it with the lines above. One of your own, in Setup › Apex Test Execution, is the org's. To run this package's tests alone, add: --tests OWN_TESTS"
    ],
    [
        /coverage/i,
        'Salesforce wants tests to run 75 % of the lines: of the whole org, or with --tests of every class that is deployed. Developer Console › Test › Run All, then Overall Code Coverage, shows which class lacks them.'
    ],
    [
        /already (in use|exists|been used)|duplicate|already taken|another package|managed/i,
        'The org has something of this name from elsewhere (Setup › Installed Packages, or made by hand). Uninstall or rename it: this package owns names that start with Gong.'
    ],
    [
        /change (the )?type|field type|cannot update referenced/i,
        'The org has this field with another type. Rename or delete it: Setup › Object Manager › Opportunity › Fields & Relationships; or keep it and let Gong Settings name another field.'
    ],
    [
        /insufficient|modify ?metadata|ModifyAllData|not have (access|permission)/i,
        'Deploying takes "Modify Metadata Through Metadata API Functions" and "Customize Application", as a System Administrator has them.'
    ],
    [/limit|exceeded/i, 'The org is at one of its limits: Setup › System Overview shows which.'],
    [
        /assigned to users/i,
        'Somebody still has the permission set: Setup › Permission Sets › (its name) › Manage Assignments.'
    ],
    [
        /referenced|in use|depend|default/i,
        'Something in the org still uses it. For the record page: Setup › Lightning App Builder › Gong Opportunity › Activation, then remove the assignments.'
    ],
    [
        /no \w+ named|Unable to find|No MODULE|couldn't retrieve/i,
        'The package is not whole: take a clean clone and run "npm ci", which builds it.'
    ]
];

/**
 * @param org the alias or username that commands shall name
 * @returns the remedies for what is said, each once; a general one when none is known
 */
export function remediesFor(problems: readonly string[], org = 'ALIAS'): string[] {
    const known = problems.flatMap((problem) => REMEDIES.find(([pattern]) => pattern.test(problem))?.[1] ?? []);
    const remedies = known.length > 0 ? known : ['Read the reason above and mend it in the org.'];
    return [...new Set(remedies)].map((remedy) => remedy.replace('OWN_TESTS', ownTests()).replace(/\bORG\b/, org));
}

/** The Apex test classes of this package, as `--tests` takes them. */
function ownTests(): string {
    const classes = readdirSync(join(ROOT, 'force-app/test/classes'));
    return classes.flatMap((file) => /^(\w+Test)\.cls$/.exec(file)?.[1] ?? []).join(',');
}
