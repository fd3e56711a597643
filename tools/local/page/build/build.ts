import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { compileLwc, production, stripTypes, typescriptFiles } from './compile.js';
import { iconSubset } from './icons.js';
import { BROWSER, DESIGN_SYSTEM, SITE } from './paths.js';
import { platformModules } from './platform.js';

/** A file of the page and how large it is. */
export interface BuiltFile {
    readonly name: string;
    readonly bytes: number;
}

/**
 * Builds the record page into `.cache/page`, in production mode: the real components of this project with the real base
 * components, SLDS, and stand-ins of what only the platform has. The project's own components are the file `card.js`.
 */
export async function buildPage(): Promise<BuiltFile[]> {
    rmSync(SITE, { recursive: true, force: true });
    mkdirSync(SITE, { recursive: true });
    const bundle = await rollup({
        input: { page: join(BROWSER, 'main.ts') },
        onwarn(warning, warn) {
            // the base components' own, known and harmless
            if (/lightning-base-components/.test(`${warning.message}${warning.id}${warning.loc?.file}`)) return;
            warn(warning);
        },
        plugins: [
            platformModules(),
            typescriptFiles(),
            iconSubset(),
            stripTypes(),
            compileLwc(),
            nodeResolve({ exportConditions: ['browser'] }),
            production()
        ]
    });
    const { output } = await bundle.write({
        dir: SITE,
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        manualChunks: (id) => (id.includes('/force-app/') ? 'card' : id.endsWith('main.ts') ? undefined : 'platform')
    });
    await bundle.close();
    cpSync(join(BROWSER, 'page.css'), join(SITE, 'page.css'));
    cpSync(join(DESIGN_SYSTEM, 'styles/salesforce-lightning-design-system.min.css'), join(SITE, 'slds.css'));
    return output.map((file) => ({
        name: file.fileName,
        bytes: Buffer.byteLength(file.type === 'chunk' ? file.code : file.source)
    }));
}
