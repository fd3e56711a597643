import { exitCodesLine } from '../../scripts/exitCodes.js';
import type { Command } from '@oclif/core';
import { OPERATIONS } from '../../scripts/gong/index.js';
import type { OperationName } from '../../scripts/gong/index.js';

const INTRODUCTION = `<!-- Written by "npm run docs" from the commands themselves: change those. -->

# Gong's operations

Everything that people do with Gong through Salesforce: each command asks Gong through the org's gateway, with the secret
that the org keeps, at Gong's pace. \`npx gong COMMAND --help\` shows the same as this page.

- **Lists** come as a table, as CSV with all columns, or as one JSON text a line (\`--result-format\`). CSV and JSON lines
  are written as they come, so ten thousand calls take no more memory than a hundred. A list that stops, by Ctrl+C or
  because Gong throttles, says what was written and the flags with which it goes on.
- **\`--json\`** gives \`{"status", "result", "warnings"}\`, as the Salesforce CLI does. What Gong adds to its answers is
  passed on. Ids are texts, also where Gong writes numbers.
- **Input** is checked before anything is sent. What is wrong is named, with a right example.
- **${exitCodesLine.slice(0, 10)}**${exitCodesLine.slice(10)} An interrupted command ends with 130.
- **Erasing** a person's data is not among them, on purpose: Gong deletes whole calls with it.

In programs, the same operations are functions with types:

\`\`\`ts
import { connect, listCalls } from 'gong-for-salesforce';

const gong = connect({ instanceUrl, accessToken, refreshAuth });
for await (const { items } of listCalls(gong, { from: '2026-09-01T00:00:00Z', include: ['trackers'] })) {
    for (const { metaData, content } of items) console.log(metaData.title, content?.trackers?.length);
}
\`\`\``;

/** The page on Gong's operations, written from the commands. */
export function operationsPage(commands: Readonly<Record<string, Command.Class>>): string {
    const all = Object.entries(commands);
    return [
        INTRODUCTION,
        '## Commands',
        table(
            ['command', 'what'],
            all.map(([name, { summary = '' }]) => [`[\`gong ${name}\`](#gong-${name.replace(' ', '-')})`, summary])
        ),
        '## What the gateway lets through',
        'By purpose: `Gong_Ask_Sync` comes with the permission sets Gong Sync and Gong Admin, `Gong_Write` with Gong Admin, `Gong_Ask_Content` with Gong Content, `Gong_Ask_Audit` with Gong Audit. With `Gong_Ask_Sync` alone calls are given with parties, trackers and CRM objects and nothing else: the gateway looks at the body. [security.md](security.md) says why what is where.',
        table(['operation', 'scope of the access key', 'permission', 'command'], operationRows(all)),
        ...all.map(([name, command]) => section(name, command))
    ].join('\n\n');
}

function operationRows(all: readonly [string, Command.Class][]): string[][] {
    const rows = (Object.keys(OPERATIONS) as OperationName[]).map((key) => {
        const { method, path, scope, permission } = OPERATIONS[key];
        const users = all.filter(([, command]) => asksOf(command).includes(key));
        const names = users.map(([name]) => `\`gong ${name}\``).join(', ');
        return [`\`${method} ${path}\``, `\`${scope}\``, `\`${permission}\``, names];
    });
    return [...rows, ['`GET /v2/calls`', '`api:calls:read:basic`', '`Gong_Ask_Content`', '`gong request`']];
}

const asksOf = (command: Command.Class): readonly string[] => (command as unknown as { asks: readonly string[] }).asks;

function section(name: string, command: Command.Class): string {
    const { summary = '', description = '', flags = {}, args = {}, examples = [] } = command;
    const own = Object.entries(flags).filter(([flag]) => flag !== 'target-org');
    const rows = [
        ...Object.entries(args).map(([arg, { description: what = '' }]) => [
            `\`${arg.toUpperCase()}\` (required)`,
            what
        ]),
        ...own.map(([flag, is]) => [`\`--${flag}\`${is.required ? ' (required)' : ''}`, whatOf(is)])
    ];
    const shown = examples.map((example) => exampleOf(String(example), name));
    return [
        `## gong ${name}`,
        summary,
        description,
        ...(rows.length > 0 ? [table(['flag', 'what'], rows)] : []),
        ...shown
    ].join('\n\n');
}

function whatOf({ summary = '', ...flag }: Command.Flag.Any): string {
    const { options } = flag as { options?: readonly string[] };
    return options ? `${summary} One of ${options.map((option) => `\`${option}\``).join(', ')}.` : summary;
}

/** `See a call:\n\n<%= config.bin %> <%= command.id %> …` as text and code. */
function exampleOf(example: string, name: string): string {
    const [text = '', ...typed] = example.split('\n').filter((line) => line.trim() !== '');
    const command = typed.join('\n').replace(/<%= config.bin %> <%= command.id %>/g, `npx gong ${name}`);
    return `${text}\n\n\`\`\`sh\n${command.trim()}\n\`\`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const line = (cells: readonly string[]): string =>
        `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
