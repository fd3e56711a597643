import { readFileSync } from 'node:fs';
import type { Command } from '@oclif/core';
import ts from 'typescript';

const ROOT = new URL('../../scripts/', import.meta.url);

/** The types that `--json` shows as the result of our own commands: file, and interface. */
const RESULTS: Readonly<Record<string, readonly [file: string, name: string]>> = {
    check: ['checks/finding.ts', 'Finding'],
    connect: ['commands/gong/connect.ts', 'Connected'],
    'runs list': ['org/runQueries.ts', 'RunRow'],
    'runs show': ['org/runQueries.ts', 'RunDetails'],
    sync: ['engine/telling/report.ts', 'Report']
};

/** What scripts rely on, as JSON: every command with its flags, arguments and the fields of its result. */
export function commandSnapshot(commands: ReadonlyMap<string, Command.Class>): string {
    const entries = [...commands]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, command]) => {
            const { flags = {}, args = {}, enableJsonFlag } = command;
            const result = RESULTS[name];
            return [
                name,
                {
                    flags: Object.fromEntries(
                        Object.entries(flags).map(([flag, spec]) => [flag, pick(spec as object)])
                    ),
                    ...(Object.keys(args).length > 0 && {
                        args: Object.fromEntries(Object.entries(args).map(([arg, spec]) => [arg, pick(spec as object)]))
                    }),
                    json: enableJsonFlag === false ? false : result ? fieldsOf(...result) : 'what Gong answers'
                }
            ];
        });
    return JSON.stringify(Object.fromEntries(entries), null, 2);
}

const KEPT = ['char', 'type', 'required', 'multiple', 'delimiter', 'options', 'env', 'min', 'max'];
const RELATED = ['exclusive', 'exactlyOne', 'dependsOn', 'relationships'];

/** What may be typed, without texts. */
const pick = (spec: object): object =>
    Object.fromEntries(
        Object.entries(spec).filter(
            ([key, value]) => [...KEPT, ...RELATED].includes(key) && value !== undefined && value !== false
        )
    );

/** The fields of an interface and of those that it extends in the same file: `{ "name": "string" }`. */
function fieldsOf(file: string, name: string): Record<string, string> {
    const source = ts.createSourceFile(file, readFileSync(new URL(file, ROOT), 'utf8'), ts.ScriptTarget.Latest, true);
    const found = source.statements.filter(ts.isInterfaceDeclaration).find((one) => one.name.text === name);
    if (!found) throw new Error(`${file} has no interface ${name}.`);
    const bases = (found.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.expression.getText()));
    return Object.assign(
        {},
        ...bases.map((base) => fieldsOf(file, base)),
        Object.fromEntries(
            found.members
                .filter(ts.isPropertySignature)
                .map((member) => [
                    member.name.getText() + (member.questionToken ? '?' : ''),
                    member.type?.getText().replace(/\s+/g, ' ') ?? 'unknown'
                ])
        )
    ) as Record<string, string>;
}
