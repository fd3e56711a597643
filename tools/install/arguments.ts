import { gongAddress } from '../../scripts/connect/readKey.js';
import { Refusal } from '../../scripts/refusal.js';

/** What `npm run deploy` was told, as typed. */
export interface Typed {
    readonly 'target-org'?: string | undefined;
    readonly host?: string | undefined;
    readonly 'new-key'?: boolean | undefined;
    readonly 'test-level'?: string | undefined;
    readonly tests?: readonly string[] | undefined;
    readonly 'integration-user'?: string | undefined;
}

/** The same, checked and in the form in which it is used. */
export interface Wanted {
    /** `https://us-12345.api.gong.io` */
    readonly host: string | undefined;
    /** Flags of `sf project deploy start`. */
    readonly testFlags: readonly string[];
    readonly integrationUser: string | undefined;
}

const SPECIFIED = 'RunSpecifiedTests';
/** What `sf project deploy start --test-level` takes. */
export const TEST_LEVELS = ['NoTestRun', SPECIFIED, 'RunLocalTests', 'RunAllTestsInOrg'];
const CLASS = /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/;
/** Salesforce: a username has the form of an email address. */
const USERNAME = /^[^\s@'"\\]+@[^\s@'"\\]+\.[^\s@'"\\]+$/;

/**
 * Looks at every argument before anything is deployed.
 * @throws {Refusal} with exit code 2 for the first that cannot be used, with a right example
 */
export function wanted(typed: Typed): Wanted {
    const integrationUser = typed['integration-user'];
    if (integrationUser !== undefined && !USERNAME.test(integrationUser))
        throw usage(
            `--integration-user cannot be "${integrationUser}": it is a username, which has the form of an email address.`,
            '--integration-user gong@integration.example'
        );
    return {
        host: typed.host === undefined ? undefined : gongAddress(typed.host),
        testFlags: testFlags(typed),
        integrationUser
    };
}

function testFlags({ 'test-level': given, tests: listed = [] }: Typed): string[] {
    const tests = listed.flatMap((names) => names.split(',')).map((name) => name.trim());
    const level = given ?? (tests.length > 0 ? SPECIFIED : undefined);
    if (level === undefined) return [];
    if (!TEST_LEVELS.includes(level))
        throw usage(
            `--test-level cannot be "${level}". It is one of ${TEST_LEVELS.join(', ')}.`,
            '--test-level RunLocalTests'
        );
    const example = `--test-level ${SPECIFIED} --tests GongGatewayTest`;
    if (level === SPECIFIED && tests.length === 0) throw usage(`--test-level ${SPECIFIED} needs --tests.`, example);
    if (level !== SPECIFIED && tests.length > 0)
        throw usage(`--tests goes with --test-level ${SPECIFIED}, not with ${level}.`, example);
    const odd = tests.find((name) => !CLASS.test(name));
    if (odd !== undefined) throw usage(`--tests cannot be "${odd}": it is the name of an Apex test class.`, example);
    return ['--test-level', level, ...tests.flatMap((name) => ['--tests', name])];
}

/**
 * The command as it can be typed again.
 * @param extra flags to put on top
 */
export function commandLine(command: string, typed: Typed, ...extra: string[]): string {
    const given = Object.entries(typed).flatMap(([name, value]) => {
        if (value === undefined || value === false || extra.includes(`--${name}`)) return [];
        if (value === true) return [`--${name}`];
        return [value].flat().flatMap((word) => [`--${name}`, quoted(String(word))]);
    });
    const flags = [...given, ...extra];
    return flags.length > 0 ? `${command} -- ${flags.join(' ')}` : command;
}

/** As a POSIX shell takes it. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

const usage = (message: string, example: string): Refusal =>
    new Refusal('BAD_FLAG', 2, message, `Give it like this: ${example}`);
