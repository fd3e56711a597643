// Writes docs/operations.md: run by "npm run docs".
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { commands } from './commands.js';
import { operationsPage } from './operationsPage.js';

const PAGE = new URL('../../docs/operations.md', import.meta.url);

const config = await resolveConfig(PAGE);
await writeFile(PAGE, await format(operationsPage(commands), { ...config, parser: 'markdown' }));
