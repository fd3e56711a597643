import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rollup';
import { BASE_COMPONENTS, FORCE_APP } from './paths.js';

const NAME = /\b(utility|standard|action|custom|doctype):\w+/g;

/**
 * The base components carry 1,700 icons as one template each. Only those are compiled whose name occurs in a component
 * of ours or theirs: it takes two thirds off the build.
 */
export function iconSubset(): Plugin {
    return {
        name: 'icon-subset',
        load(id) {
            if (!/iconSvgTemplates\w+\/buildTemplates\/templates\.js$/.test(id)) return null;
            if (id.includes('Rtl/')) return 'export default {};';
            const folder = dirname(id);
            const icons = [...usedIcons()]
                .map((name) => name.split(':') as [string, string])
                .filter(([set, name]) => existsSync(join(folder, set, `${name}.html`)));
            return [
                ...icons.map(([set, name]) => `import ${set}_${name} from './${set}/${name}.html';`),
                `export default { ${icons.map(([set, name]) => `${set}_${name}`).join(', ')} };`
            ].join('\n');
        }
    };
}

let used: Set<string> | undefined;

function usedIcons(): Set<string> {
    used ??= new Set(
        [join(FORCE_APP, 'lwc'), join(BASE_COMPONENTS, 'src')]
            .flatMap((folder) => filesBelow(folder))
            .filter((file) => /\.(js|ts|html)$/.test(file) && !/iconSvgTemplates|__\w+__/.test(file))
            .flatMap((file) => readFileSync(file, 'utf8').match(NAME) ?? [])
    );
    return used;
}

function filesBelow(folder: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
}
