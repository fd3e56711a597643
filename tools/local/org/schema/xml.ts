import { XMLParser } from 'fast-xml-parser';

/** An element of a metadata file: text, or its children by name; repeatable children are always arrays. */
export type Xml = { [name: string]: unknown };

const REPEATED = new Set([
    'fields',
    'value',
    'referenceTo',
    'values',
    'picklistValues',
    'recordTypes',
    'objectPermissions',
    'fieldPermissions',
    'customPermissions',
    'classAccesses',
    'externalCredentialPrincipalAccesses',
    'customSettingAccesses',
    'customMetadataTypeAccesses',
    'userPermissions',
    'externalCredentialParameters'
]);

const parser = new XMLParser({
    ignoreAttributes: true,
    parseTagValue: false,
    // a custom metadata record's <value> is one text, a picklist's repeats
    isArray: (name, path) => REPEATED.has(name) && String(path) !== 'CustomMetadata.values.value'
});

/**
 * The root element's name and content of a metadata file.
 * @throws Error naming the file when it is not XML
 */
export function readXml(path: string, text: string): { root: string; content: Xml } {
    let document: Xml;
    try {
        document = parser.parse(text, true) as Xml;
    } catch (error) {
        throw new Error(`${path} is not well-formed XML: ${(error as Error).message}`);
    }
    const root = Object.keys(document).find((name) => !name.startsWith('?')) ?? '';
    return { root, content: (document[root] || {}) as Xml };
}

/** The text of a child element, or undefined when it is absent or empty. */
export function textOf(content: Xml, name: string): string | undefined {
    const value = content[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
}

export function flag(content: Xml, name: string): boolean {
    return textOf(content, name) === 'true';
}

export function list(content: Xml, name: string): Xml[] {
    return (content[name] as Xml[] | undefined) ?? [];
}
