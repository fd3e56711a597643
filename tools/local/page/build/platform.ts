import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { list, readXml } from '../../org/schema/xml.js';
import { BROWSER, FORCE_APP } from './paths.js';

/**
 * What the platform provides, for Rollup: `c/…` is a bundle of this project, `lightning/…` a stand-in of ours where the
 * base components have none, and `@salesforce/…` a module made up on the spot.
 */
export function platformModules(): Plugin {
    const labels = readLabels();
    const runtime = JSON.stringify(join(BROWSER, 'platform.ts'));
    return {
        name: 'platform-modules',
        resolveId(id, importer) {
            const [, space, name = ''] = /^(c|lightning)\/(\w+)$/.exec(id) ?? [];
            // the specifier tells the LWC compiler the real namespace: the folder is `lwc`, not `c`
            if (space === 'c') return `${join(FORCE_APP, 'lwc', name, `${name}.ts`)}?specifier=${id}`;
            const standIn = join(BROWSER, 'lightning', `${name}.ts`);
            if (space === 'lightning' && existsSync(standIn)) return standIn;
            // the base components bring their own labels and the like
            return id.startsWith('@salesforce/') && importer?.startsWith(FORCE_APP) ? `\0${id}` : null;
        },
        load(id) {
            if (!id.startsWith('\0@salesforce/')) return null;
            const [kind, ...rest] = id.slice('\0@salesforce/'.length).split('/');
            const name = rest.join('/');
            switch (kind) {
                case 'label': {
                    const label = labels.get(name.replace(/^c\./, ''));
                    if (label === undefined) return this.error(`There is no label ${name}.`);
                    return `export default ${JSON.stringify(label)};`;
                }
                case 'i18n':
                    return `import { page } from ${runtime}; export default page.user.${name};`;
                case 'apex':
                    if (name === '') return `export { refreshApex } from ${runtime};`;
                    return `import { apex } from ${runtime}; export default apex(${JSON.stringify(name)});`;
                default:
                    return this.error(`The page has no stand-in of ${id.slice(1)}.`);
            }
        }
    };
}

function readLabels(): Map<string, string> {
    const path = join(FORCE_APP, 'labels/CustomLabels.labels-meta.xml');
    const { content } = readXml(path, readFileSync(path, 'utf8'));
    // `value` is read as a list, because it is one in picklists
    return new Map(list(content, 'labels').map(({ fullName, value }) => [String(fullName), String(value)]));
}
