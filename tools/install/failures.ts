import type { SfAnswer } from './sf.js';

/** One component that did not deploy, as `sf project deploy start --json` tells it. */
export interface ComponentFailure {
    componentType?: string;
    fullName?: string;
    problem?: string;
    lineNumber?: number | string;
}

/** One Apex test method that failed in a deploy. */
interface TestFailure {
    name?: string;
    methodName?: string | null;
    message?: string;
    stackTrace?: string | null;
}

/** A class, or with no name the org, of which the tests run too few lines. */
interface CoverageWarning {
    name?: string | null;
    message?: string;
}

/** Why a deploy failed: for people, and what the platform said, for the remedies. */
export interface Failed {
    readonly text: string;
    readonly problems: readonly string[];
}

/** Everything that an answer says went wrong: components, Apex tests, coverage; else its message. */
export function failed(answer: SfAnswer): Failed {
    const { componentFailures, runTestResult } = (answer.result?.details ?? {}) as {
        componentFailures?: ComponentFailure | ComponentFailure[];
        runTestResult?: {
            failures?: TestFailure | TestFailure[];
            codeCoverageWarnings?: CoverageWarning | CoverageWarning[];
        };
    };
    const components = many(componentFailures);
    const tests = many(runTestResult?.failures);
    const coverage = many(runTestResult?.codeCoverageWarnings);
    const lines = [...components.map(ofComponent), ...tests.map(ofTest), ...coverage.map(ofCoverage)];
    const problems = [
        ...components.map(({ problem = '' }) => problem),
        ...tests.map(() => 'Apex test failed'),
        ...coverage.map(() => 'Apex code coverage too low')
    ];
    if (lines.length > 0) return { text: lines.join('\n'), problems };
    const message =
        answer.message ?? answer.result?.errorMessage ?? 'The deploy failed, and Salesforce does not say why.';
    return { text: message, problems: [`${answer.name ?? ''} ${message}`] };
}

const ofComponent = ({ componentType, fullName, lineNumber, problem }: ComponentFailure): string =>
    `${componentType || 'File'} ${fullName}${Number(lineNumber) > 0 ? `, line ${lineNumber}` : ''}: ${problem}`;

const ofTest = ({ name, methodName, message, stackTrace }: TestFailure): string =>
    [
        `Apex test ${[name, methodName].filter(Boolean).join('.')}: ${message}`,
        ...(stackTrace ?? '')
            .split('\n')
            .filter(Boolean)
            .map((line) => `    ${line}`)
    ].join('\n');

const ofCoverage = ({ name, message }: CoverageWarning): string =>
    `Code coverage${name ? ` of ${name}` : ''}: ${message}`;

/** What is alone is not in an array over SOAP. */
const many = <T>(value: T | T[] | undefined | null): T[] => (value ? ([value].flat() as T[]) : []);
