import { readFileName } from '../../../gates/metadata/registry.js';
import { parseXml, value, type Element } from '../../../gates/metadata/xml.js';

/** Parts of an object that the source format keeps in files of their own: element, folder, metadata type. */
const PARTS: ReadonlyMap<string, readonly [folder: string, suffix: string, type: string]> = new Map([
    ['fields', ['fields', 'field', 'CustomField']],
    ['listViews', ['listViews', 'listView', 'ListView']],
    ['compactLayouts', ['compactLayouts', 'compactLayout', 'CompactLayout']],
    ['validationRules', ['validationRules', 'validationRule', 'ValidationRule']],
    ['recordTypes', ['recordTypes', 'recordType', 'RecordType']],
    ['webLinks', ['webLinks', 'webLink', 'WebLink']]
]);
/** Files that are deployed as they are, beside their descriptor. */
const AS_IT_IS = /\.(cls|trigger|page|component|resource)$|^(lwc|aura|staticresources)\//;

/**
 * A file of a deploy request as the files of the source format that it stands for, by path: an object comes apart into
 * its fields and views, a file of labels into labels, everything else only has another name.
 * @param path below the package's root: `objects/Gong_Call__c.object`
 * @throws MalformedXml when an object's file is not XML
 */
export function toSource(path: string, text: string): Map<string, string> {
    if (path.startsWith('objects/')) return takeApart(path, text);
    if (path.startsWith('labels/')) return labelsOf(text);
    const [, folder, name] = /^(reports|dashboards)\/([^/]+)-meta\.xml$/.exec(path) ?? [];
    if (folder) return new Map([[`${folder}/${name}.${folder.slice(0, -1)}Folder-meta.xml`, text]]);
    const plain = AS_IT_IS.test(path) || path.endsWith('-meta.xml');
    return new Map([[plain ? path : `${path}-meta.xml`, text]]);
}

function takeApart(path: string, text: string): Map<string, string> {
    const object = readFileName(`${path}-meta.xml`)?.name ?? path;
    const root = parseXml(text);
    const files = new Map<string, string>();
    const own = root.children.filter((element) => {
        const [folder, suffix, type] = PARTS.get(element.name) ?? [];
        if (!folder) return true;
        const name = value(element, 'fullName') ?? '';
        files.set(
            `objects/${object}/${folder}/${name}.${suffix}-meta.xml`,
            toXml({ ...element, name: type!, attributes: root.attributes })
        );
        return false;
    });
    // a file with nothing but parts adds them to an object that is there
    if (own.length > 0 || files.size === 0)
        files.set(`objects/${object}/${object}.object-meta.xml`, toXml({ ...root, children: own }));
    return files;
}

/** A file of labels only adds to those that are there: each is a component of its own. */
function labelsOf(text: string): Map<string, string> {
    const root = parseXml(text);
    return new Map(
        root.children.map((label) => [
            `labels/${value(label, 'fullName')}.label-meta.xml`,
            toXml({ ...label, name: 'CustomLabel', attributes: root.attributes })
        ])
    );
}

/** An element as text, one child a line, as the CLI would write it. */
function toXml({ name, text, children, attributes }: Element, indent = ''): string {
    const xmlns = Object.entries(attributes).map(([key, each]) => ` ${key}="${each}"`);
    const inner = children.map((each) => toXml(each, `${indent}    `)).join('\n');
    const content = children.length > 0 ? `\n${inner}\n${indent}` : escape(text);
    return `${indent}<${name}${xmlns.join('')}>${content}</${name}>`;
}

const escape = (text: string): string =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
