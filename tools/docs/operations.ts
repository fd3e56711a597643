// Writes docs/operations.md and test/fixtures/commands.json: run by "npm run docs".
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { allCommands, commands } from './commands.js';
import { commandSnapshot } from './commandSnapshot.js';
import { operationsPage } from './operationsPage.js';

const PAGE = new URL('../../docs/operations.md', import.meta.url);

const config = await resolveConfig(PAGE);
await writeFile(PAGE, await format(operationsPage(commands), { ...config, parser: 'markdown' }));

const SNAPSHOT = new URL('../../test/fixtures/commands.json', import.meta.url);
await writeFile(SNAPSHOT, await format(commandSnapshot(allCommands), { ...config, parser: 'json' }));
