import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayOperations } from './apex.js';
import { customField } from './customField.js';
import { customObject, inlineFields, type ObjectSource } from './customObject.js';
import { metadataRecord } from './customMetadata.js';
import { permissionSet } from './permissionSet.js';
import { standardObjects } from './standard.js';
import { objectOf, type Field, type Schema } from './types.js';
import { readXml, textOf } from './xml.js';

const WANTED = /\.(object|field|permissionset|md)(-meta\.xml)?$|\.cls$/;

/**
 * The schema of an org with the given package directories deployed.
 * @throws Error naming the file that cannot be read or understood
 */
export function readSchema(packageDirs: string[]): Schema {
    const files = new Map<string, string>();
    for (const dir of packageDirs) {
        for (const entry of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
            const path = join(dir, entry);
            if (WANTED.test(path)) files.set(path, readFileSync(path, 'utf8'));
        }
    }
    return schemaFromFiles(files);
}

/**
 * The schema from the text of metadata files by path, in the source format (`objects/X/fields/Y.field-meta.xml`) or the
 * deployed one (`objects/X.object`). Files of other kinds are left alone.
 */
export function schemaFromFiles(files: Map<string, string>): Schema {
    const schema: Schema = {
        objects: new Map(standardObjects().map((type) => [type.name.toLowerCase(), type])),
        permissionSets: [],
        metadataRecords: [],
        gatewayOperations: [],
        classes: new Set()
    };
    const sources = new Map<string, ObjectSource>();
    for (const [path, text] of files) readFile(path.replaceAll('\\', '/'), text, schema, sources);
    const counts = { a: 0, m: 0 };
    for (const source of [...sources.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const standard = objectOf(schema, source.name);
        if (standard) {
            for (const xml of source.fields.values()) addField(standard.fields, customField(xml, source.name));
            continue;
        }
        // as on the platform: a00, a01… for custom objects and settings, m00… for custom metadata types
        const letter = source.name.endsWith('__mdt') ? 'm' : 'a';
        const type = customObject(source, `${letter}${String(counts[letter]++).padStart(2, '0')}`);
        schema.objects.set(type.name.toLowerCase(), type);
    }
    return schema;
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
        schema.gatewayOperations.push(...gatewayOperations(text));
    } else if (kind === 'object') {
        const definition = readXml(path, text).content;
        source(name).definition = definition;
        for (const field of inlineFields(definition)) source(name).fields.set(textOf(field, 'fullName') ?? '', field);
    } else if (kind === 'field') {
        const object = path.split('/').at(-3) ?? '';
        source(object).fields.set(name, readXml(path, text).content);
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
