#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { Config, flush, handle, run } from '@oclif/core';

// One set of commands serves both `npx gong sync` and, as a plugin of the Salesforce CLI, `sf gong sync`: their ids
// start with "gong", so the word is put in front of what was typed.
const typed = process.argv.slice(2);
try {
    const config = await Config.load(fileURLToPath(new URL('..', import.meta.url)));
    await run(/^(--version|-v)$/.test(typed[0] ?? '') ? ['--version'] : ['gong', ...typed], config);
    await flush();
} catch (error) {
    await handle(error);
}
