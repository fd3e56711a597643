import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lwcPlugin from '@lwc/rollup-plugin';
import { transform } from 'esbuild';
import type { Plugin } from 'rollup';
import ts from 'typescript';
import { PROJECT } from './paths.js';

// its types say that Node wraps the function once more than Node does
const lwc = lwcPlugin as unknown as typeof lwcPlugin.default;

/** Strips types only, so that `@api` and `@wire` reach the LWC compiler untouched. */
export function stripTypes(): Plugin {
    return {
        name: 'strip-types',
        transform(code, id) {
            const [fileName = ''] = id.split('?');
            if (!fileName.endsWith('.ts')) return null;
            const target = ts.ScriptTarget.ESNext;
            const module = ts.ModuleKind.ESNext;
            const compilerOptions = { target, module, verbatimModuleSyntax: true };
            return { code: ts.transpileModule(code, { fileName, compilerOptions }).outputText, map: null };
        }
    };
}

/** In a bundle, `./model.js` stands for `./model.ts`. */
export function typescriptFiles(): Plugin {
    return {
        name: 'typescript-files',
        resolveId(id, importer) {
            if (!importer || !/^\.{1,2}\/.*\.js$/.test(id)) return null;
            const [from = ''] = importer.split('?');
            const file = join(from, '..', id.replace(/\.js$/, '.ts'));
            return existsSync(file) && !from.includes('node_modules') ? file : null;
        }
    };
}

/** The LWC compiler. Compiling the base components takes most of a build, so their code is kept on disk. */
export function compileLwc(): Plugin {
    const plugin = lwc({
        rootDir: PROJECT,
        modules: [{ npm: 'lightning-base-components' }],
        enableDynamicComponents: true,
        enableLwcOn: true,
        // lightning-combobox calls attachInternals()
        enableSyntheticElementInternals: true,
        exclude: ['**/tools/local/page/browser/**', '**/node_modules/@lwc/**', '**/node_modules/lwc/**', '\0*']
    });
    const compile = plugin.transform as (this: unknown, code: string, id: string) => unknown;
    const folder = join(PROJECT, '.cache/base-components');
    mkdirSync(folder, { recursive: true });
    return {
        ...plugin,
        transform(code, id) {
            if (!id.includes('lightning-base-components')) return compile.call(this, code, id) as never;
            const key = createHash('sha256').update(`${plugin.version}\n${id}\n${code}`).digest('hex');
            const file = join(folder, key);
            if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as never;
            const result = compile.call(this, code, id) ?? null;
            writeFileSync(file, JSON.stringify(result));
            return result as never;
        }
    };
}

/** The variables that LWC and the base components expect of a bundler, for production. */
export function production(): Plugin {
    const values: Record<string, string> = {
        'import.meta.env.SSR': 'false',
        'process.env.NODE_ENV': '"production"'
    };
    return {
        name: 'production',
        transform(code) {
            const replaced = code.replace(/import\.meta\.env\.SSR|process\.env\.NODE_ENV/g, (name) => values[name]!);
            return replaced === code ? null : { code: replaced, map: null };
        },
        async renderChunk(code) {
            return { code: (await transform(code, { minify: true, target: 'es2022' })).code, map: null };
        }
    };
}
