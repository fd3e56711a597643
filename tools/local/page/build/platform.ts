import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { list, readXml } from '../../org/schema/xml.js';
import { BROWSER, FORCE_APP, TRANSLATIONS } from './paths.js';

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
                    const texts = labels.get(name.replace(/^c\./, ''));
                    if (texts === undefined) return this.error(`There is no label ${name}.`);
                    // as on the platform, in English where there is no translation
                    return `import { page } from ${runtime};
                        const texts = ${JSON.stringify(texts)};
                        export default texts[page.user.lang.slice(0, 2)] ?? texts.en;`;
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

/** What a label is called by language: `{en: 'Refresh', de: 'Aktualisieren'}`. */
function readLabels(): Map<string, Record<string, string>> {
    const read = (path: string) => readXml(path, readFileSync(path, 'utf8')).content;
    // `value` is read as a list, because it is one in picklists
    const labels = new Map(
        list(read(join(FORCE_APP, 'labels/CustomLabels.labels-meta.xml')), 'labels').map(({ fullName, value }) => [
            String(fullName),
            { en: String(value) } as Record<string, string>
        ])
    );
    for (const file of readdirSync(TRANSLATIONS)) {
        const [language = ''] = file.split('.');
        for (const { name, label } of list(read(join(TRANSLATIONS, file)), 'customLabels')) {
            const texts = labels.get(String(name));
            if (texts) texts[language] = String(label);
        }
    }
    return labels;
}
