import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayOperations } from './apex.js';
import { customField } from './customField.js';
import { customObject, inlineFields, type ObjectSource } from './customObject.js';
import { metadataRecord } from './customMetadata.js';
import { permissionSet } from './permissionSet.js';
import { recordType } from './recordType.js';
import { standardObjects } from './standard.js';
import { objectOf, type Field, type Schema } from './types.js';
import { list, readXml, textOf } from './xml.js';

const WANTED = /\.(object|field|recordType|permissionset|md)(-meta\.xml)?$|\.cls$/;
/** What the CLI would leave at home, roughly as .forceignore says it. */
const IGNORED = /\/lwc\/.*(\.ts$|__tests__\/|config\.json$)|\.DS_Store$/;

/**
 * The schema of an org with the given package directories deployed.
 * @throws Error naming the file that cannot be read or understood
 */
export function readSchema(packageDirs: string[]): Schema {
    const files = new Map<string, string>();
    for (const dir of packageDirs) {
        for (const entry of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
            const path = join(dir, entry);
            if (/\.\w+$/.test(entry) && !IGNORED.test(path)) files.set(path, readFileSync(path, 'utf8'));
        }
    }
    return schemaFromFiles(files);
}

/**
 * The schema from the text of metadata files by path, in the source format (`objects/X/fields/Y.field-meta.xml`) or the
 * deployed one (`objects/X.object`). Files of other kinds are only kept.
 * @param before the schema that the org had: objects keep their key prefixes
 */
export function schemaFromFiles(files: ReadonlyMap<string, string>, before?: Schema): Schema {
    const schema: Schema = {
        objects: new Map(standardObjects().map((type) => [type.name.toLowerCase(), type])),
        permissionSets: [],
        recordTypes: [],
        metadataRecords: [],
        gatewayOperations: [],
        classes: new Set(),
        files: new Map([...files].map(([path, text]) => [orgPath(path), text]))
    };
    const sources = new Map<string, ObjectSource>();
    for (const [path, text] of files) readFile(path.replaceAll('\\', '/'), text, schema, sources);
    const taken = new Set([...(before?.objects.values() ?? [])].map(({ keyPrefix }) => keyPrefix));
    for (const source of [...sources.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const standard = objectOf(schema, source.name);
        if (standard) {
            for (const xml of source.fields.values()) addField(standard.fields, customField(xml, source.name));
            continue;
        }
        // as on the platform: a00, a01… for custom objects and settings, m00… for custom metadata types
        const letter = source.name.endsWith('__mdt') ? 'm' : 'a';
        const prefix = (before && objectOf(before, source.name)?.keyPrefix) ?? freePrefix(letter, taken);
        const type = customObject(source, prefix);
        schema.objects.set(type.name.toLowerCase(), type);
    }
    return schema;
}

function freePrefix(letter: string, taken: Set<string>): string {
    let number = 0;
    const prefix = (): string => letter + String(number).padStart(2, '0');
    while (taken.has(prefix())) number++;
    taken.add(prefix());
    return prefix();
}

/** A path of any project as the org knows it: `objects/Opportunity/fields/X__c.field-meta.xml`. */
function orgPath(path: string): string {
    return path.replaceAll('\\', '/').replace(/^(?:.*\/)?main\/default\//, '');
}

function readFile(path: string, text: string, schema: Schema, sources: Map<string, ObjectSource>): void {
    const file = path.split('/').at(-1) ?? '';
    const name = file.replace(WANTED, '');
    const [, kind] = WANTED.exec(path) ?? [];
    const source = (object: string): ObjectSource => {
        if (!sources.has(object)) sources.set(object, { name: object, fields: new Map() });
        return sources.get(object)!;
    };
    if (file.endsWith('.cls')) {
        schema.classes.add(name);
        // its test says the same literals again
        if (name === 'GongOperations') schema.gatewayOperations.push(...gatewayOperations(text));
    } else if (kind === 'object') {
        const definition = readXml(path, text).content;
        source(name).definition = definition;
        for (const each of list(definition, 'recordTypes'))
            schema.recordTypes.push(recordType(name, textOf(each, 'fullName') ?? '', each));
        for (const field of inlineFields(definition)) source(name).fields.set(textOf(field, 'fullName') ?? '', field);
    } else if (kind === 'field') {
        const object = path.split('/').at(-3) ?? '';
        source(object).fields.set(name, readXml(path, text).content);
    } else if (kind === 'recordType') {
        const object = path.split('/').at(-3) ?? '';
        schema.recordTypes.push(recordType(object, name, readXml(path, text).content));
    } else if (kind === 'permissionset') {
        schema.permissionSets.push(permissionSet(name, readXml(path, text).content));
    } else if (kind === 'md') {
        schema.metadataRecords.push(metadataRecord(name, readXml(path, text).content));
    }
}

function addField(fields: Map<string, Field>, field: Field): void {
    fields.set(field.name.toLowerCase(), field);
}

/**
 * The same schema with one field otherwise: other properties, or `undefined` to leave it out.
 * @param path `Opportunity.MainCompetitors__c`
 */
export function withField(schema: Schema, path: string, change: Partial<Field> | undefined): Schema {
    const [object = '', name = ''] = path.split('.');
    const type = objectOf(schema, object);
    const field = type?.fields.get(name.toLowerCase());
    if (!type || !field) throw new Error(`there is no field ${path} to change`);
    const fields = new Map(type.fields);
    if (change) addField(fields, { ...field, ...change });
    else fields.delete(name.toLowerCase());
    return { ...schema, objects: new Map(schema.objects).set(object.toLowerCase(), { ...type, fields }) };
}
