/**
 * Apex cannot read a file of the repository, so that the cases which a stand-in and Apex must both answer are written into
 * a test class: run by "npm run contract"; a test holds the classes to the files.
 *
 *     node --import tsx tools/contract/apexCases.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The groups of cases, `test/contract/NAME.json`, and the test class that holds each. */
export const GROUPS = { opportunities: 'GongOpportunitiesCases' } as const;

export const classFile = (name: string): string => at(`force-app/test/classes/${name}.cls`);

/** A literal in Apex; it has no escapes for what is beyond ASCII, and takes it as it is. */
const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** The Apex class with the cases of a group, one literal each. */
export function apexCases(group: keyof typeof GROUPS): string {
    const cases = JSON.parse(readFileSync(at(`test/contract/${group}.json`), 'utf8')) as unknown[];
    const lines = cases.map((one) => `        ${literal(JSON.stringify(one))}`);
    return `/**
 * @description The cases of test/contract/${group}.json, which Apex and its stand-in must both answer. Written by
 * "npm run contract": change the file, not this class.
 */
@IsTest
public with sharing class ${GROUPS[group]} {
    /** @description Each case as JSON */
    public static final List<String> ALL = new List<String>{
${lines.join(',\n')}
    };
}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
    for (const [group, name] of Object.entries(GROUPS))
        writeFileSync(classFile(name), apexCases(group as keyof typeof GROUPS));
