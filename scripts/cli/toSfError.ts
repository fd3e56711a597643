import { SfError } from '@salesforce/core';
import { Refusal } from '../refusal.js';
import { Blocked } from '../checks/finding.js';

type Thrown = Error & { exitCode?: number };

/** Errors of a login that is missing or no longer good, by the names that @salesforce/core gives them. */
const LOGIN =
    /NamedOrgNotFound|NoDefaultEnv|NoUsername|AuthInfo|RefreshToken|ExpiredAccessToken|NoAuthInfo|DomainNotFound/;
/** What oclif ends every complaint about usage with. */
const HELP = /\nSee more help with --help\s*$/;
/** How oclif dresses what the parser of a flag throws. */
const DRESSED = /^Parsing --([\w-]+) \n\t([^]*?)\nSee more help with --help$/;

/** Usage that cannot be understood: exit code 2, with what would be right. */
export const usageError = (message: string, ...actions: string[]): SfError =>
    SfError.create({ name: 'BadUsage', message, actions, exitCode: 2 });

/**
 * The error as a command shows it; the exit codes are those of `exitCodes.ts`.
 * @param example how the command is used, for those who do not use it like that
 */
export function toSfError(error: Thrown, example?: string): Thrown {
    if (error instanceof Refusal) {
        const { name, message, exitCode } = error;
        const data = error instanceof Blocked && { ...error.finding, actions: [...error.finding.actions] };
        const actions = [...error.actions];
        return SfError.create({ name, message, actions, exitCode, cause: error, ...(data && { data }) });
    }
    if (LOGIN.test(error.name)) return loginError(error);
    if (!HELP.test(error.message)) return error;
    const [, flag, said = ''] = DRESSED.exec(error.message) ?? [];
    const { actions, name } = error as SfError;
    if (name === 'BadUsage') return usageError(said, ...(actions ?? []));
    const problem = flag === undefined ? sentence(error.message) : `--${flag}: ${sentence(said)}`;
    return usageError(problem, example ? `For example: ${example}` : 'Add --help to see what it takes.');
}

/** What oclif says, in one line. */
function sentence(said: string): string {
    const plain = said.replace(HELP, '').replace(/^The following errors? occurred:\s*/, '');
    return plain.trim().replace(/\.?$/, '.');
}

/** Nobody has said which org, and there is none to fall back on. */
export const noOrg = (): SfError =>
    SfError.create({
        name: 'NoOrg',
        message: 'No target org given, and no default is set.',
        actions: [
            'Say it with --target-org ALIAS: "sf org list" shows the aliases.',
            'Or choose a default: "sf config set target-org ALIAS".',
            'On a server, log in by JWT instead: set GONG_ORG_CLIENT_ID, GONG_ORG_USERNAME and GONG_ORG_PRIVATE_KEY.'
        ],
        exitCode: 3
    });

function loginError(error: Thrown): SfError {
    const { name, message } = error;
    const [, , undressed = message] = DRESSED.exec(message) ?? [];
    const alias = /^No authorization information found for (.+)\.$/.exec(undressed)?.[1];
    if (alias === undefined)
        return SfError.create({
            name,
            message: undressed,
            actions: (error as SfError).actions,
            exitCode: 3,
            cause: error
        });
    return SfError.create({
        name,
        message: `No org with the alias or username "${alias}" is logged in on this machine.`,
        actions: [
            `Log in with "sf org login web --alias ${alias}".`,
            'Or give another one with --target-org: "sf org list" shows them.'
        ],
        exitCode: 3,
        cause: error
    });
}
