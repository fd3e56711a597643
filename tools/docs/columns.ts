// Writes scripts/engine/columns.ts: run by "npm run docs".
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { columnsFile } from './columnsFile.js';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

writeFileSync(at('scripts/engine/columns.ts'), columnsFile(at('force-app/main/default/objects')));
