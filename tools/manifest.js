// Writes oclif.manifest.json, without which every command of the Salesforce CLI would load all of ours.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Plugin } from '@oclif/core';

const root = fileURLToPath(new URL('..', import.meta.url));
const plugin = new Plugin({ root, type: 'core', ignoreManifest: true, errorOnManifestCreate: true });
await plugin.load();
// or help would load a command and its libraries, a second's work, to name the default org
for (const command of Object.values(plugin.manifest.commands)) command.hasDynamicHelp = false;
await writeFile(`${root}/oclif.manifest.json`, JSON.stringify(plugin.manifest, null, 2));
