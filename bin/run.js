import { fileURLToPath } from 'node:url';
import { Config, flush, handle, run } from '@oclif/core';

// One set of commands serves both `npx gong sync` and, as a plugin of the Salesforce CLI, `sf gong sync`: their ids
// start with "gong", so the word is put in front of what was typed.
const typed = process.argv.slice(2);
try {
    const config = await Config.load(fileURLToPath(new URL('..', import.meta.url)));
    try {
        await run(/^(--version|-v)$/.test(typed[0] ?? '') ? ['--version'] : ['gong', ...typed], config);
    } catch (error) {
        if (!/^command \S+ not found$/.test(error.message)) throw error;
        await unknownCommand(config.commandIDs);
    }
    await flush();
} catch (error) {
    await handle(error);
}

/** Says which command may have been meant, or which word is too many, in place of oclif's bare "not found". */
async function unknownCommand(ids) {
    const { suggestion } = await import('../lib/cli/suggestion.js');
    const firstFlag = typed.findIndex((word) => word.startsWith('-'));
    const words = firstFlag === -1 ? typed : typed.slice(0, firstFlag);
    const known = words.findLastIndex((_, i) => ids.includes(['gong', ...words.slice(0, i + 1)].join(':')));
    process.stderr.write(
        known === -1 ? notThere(words, suggestion(ids, words)) : tooMany(words.slice(0, known + 1), words[known + 1])
    );
    process.exitCode = 2;
}

function notThere(words, meant) {
    const help = meant ? `Did you mean "${meant}"?` : 'See "gong --help" for the commands that there are.';
    return `There is no command "gong ${words.join(' ')}".\n${help}\n`;
}

function tooMany(words, word) {
    const command = `gong ${words.join(' ')}`;
    return `"${command}" takes flags only, and "${word}" is none.\nSee "${command} --help", which has examples.\n`;
}
