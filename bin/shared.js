// Puts the rules that the card shares with the engine into one module without imports: a Lightning page loads modules
// whole and by the name of their folder only, and the engine is twenty times as large as what the card needs of it.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('../force-app/main/default/lwc/gongShared/', import.meta.url));
await build({
    entryPoints: [`${folder}gongShared.ts`],
    outfile: `${folder}gongShared.js`,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning'
});
