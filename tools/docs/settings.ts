// Writes docs/settings.md: run by "npm run docs".
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { settingsPage } from './settingsPage.js';

const page = 'docs/settings.md';
const text = settingsPage('force-app/main/default/objects/Gong_Settings__c/fields');
writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
