/**
 * Apex cannot read a file of the repository, so that the cases which a stand-in and Apex must both answer are written into
 * test classes: run by "npm run contract"; a test holds the classes to the files.
 *
 *     node --import tsx tools/contract/apexCases.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parts, type ContractCase } from './parts.js';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The groups of cases, `test/contract/NAME.json`, and the class that holds each. */
export const GROUPS = {
    opportunities: 'GongOpportunitiesCases',
    domains: 'GongDomainsCases',
    'gateway/who': 'GongGatewayWhoTest',
    'gateway/syncBodies': 'GongGatewaySyncBodiesTest',
    'gateway/paths': 'GongGatewayPathsTest',
    'gateway/verdicts': 'GongGatewayVerdictsTest',
    'gateway/answers': 'GongGatewayAnswersTest'
} as const;

export type Group = keyof typeof GROUPS;

export const classFile = (name: string): string => at(`force-app/test/classes/${name}.cls`);

export const casesOf = <T>(group: Group): T[] =>
    JSON.parse(readFileSync(at(`test/contract/${group}.json`), 'utf8')) as T[];

/** A literal in Apex; it has no escapes for what is beyond ASCII, and takes it as it is. */
const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const literals = (cases: readonly unknown[], indent: string): string =>
    cases.map((one) => `${indent}${literal(JSON.stringify(one))}`).join(',\n');

/** The Apex class with the cases of a group, one literal each. */
export function apexCases(group: Group): string {
    return group.startsWith('gateway/') ? testOfCases(group) : listOfCases(group);
}

const doc = (group: Group): string => `/**
 * @description The cases of test/contract/${group}.json, which Apex and its stand-in must both answer. Written by
 * "npm run contract": change the file, not this class.
 */
@IsTest
`;

function listOfCases(group: Group): string {
    return `${doc(group)}public with sharing class ${GROUPS[group]} {
    /** @description Each case as JSON */
    public static final List<String> ALL = new List<String>{
${literals(casesOf(group), '        ')}
    };
}
`;
}

/** A test class that runs its cases itself, in as many methods as the platform's limits want. */
function testOfCases(group: Group): string {
    const cases = casesOf<ContractCase>(group);
    const callers = [...new Set(cases.map(({ sets }) => sets.join(' ')))];
    const methods = parts(cases).map(
        (part, i) => `
    @IsTest
    static void answersPart${i + 1}() {
        GongContract.${part.together ? 'assertTogether' : 'assertOneByOne'}(
            new List<String>{
${literals(part.cases, '                ')}
            }
        );
    }
`
    );
    return `${doc(group)}private without sharing class ${GROUPS[group]} {
    @TestSetup
    static void makeUsers() {
${madeUsers(callers)}
    }
${methods.join('')}}
`;
}

/** As prettier has it: on one line where it fits. */
function madeUsers(callers: readonly string[]): string {
    const line = `        GongContract.makeUsers(new List<String>{ ${callers.map(literal).join(', ')} });`;
    if (line.length <= 120) return line;
    const list = callers.map((caller) => `                ${literal(caller)}`).join(',\n');
    return `        GongContract.makeUsers(\n            new List<String>{\n${list}\n            }\n        );`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
    for (const [group, name] of Object.entries(GROUPS)) writeFileSync(classFile(name), apexCases(group as Group));
