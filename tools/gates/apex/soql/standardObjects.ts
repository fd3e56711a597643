import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { GateBroken } from '../finding.js';
import { JAVA_LIBRARIES } from '../java.js';
import { Jar } from './jar.js';
import { readFields } from './javaClass.js';
import { ObjectSchema } from './schema.js';

const OBJECTS = 'com/nawforce/runforce/SObjects/';
/** `Lcom/nawforce/runforce/SObjects/Account;` is a parent, an array of it a list of children. */
const REFERENCE = new RegExp(`^(\\[?)L${OBJECTS}(\\w+);$`);

/** The standard objects of the platform, as apex-ls knows them: a Java class an object, a field a field. */
export class StandardObjects {
    private readonly jar: Jar;
    private readonly paths = new Map<string, string>();

    /** @throws {GateBroken} when apex-ls came without its types */
    constructor() {
        const name = readdirSync(JAVA_LIBRARIES).find((file) => /^sobject-types.*\.jar$/.test(file));
        if (name === undefined) throw new GateBroken(`There is no sobject-types jar in ${JAVA_LIBRARIES}.`);
        this.jar = new Jar(join(JAVA_LIBRARIES, name));
        for (const path of this.jar.names()) {
            const object = /^(\w+)\.class$/.exec(path.slice(OBJECTS.length))?.[1];
            if (object !== undefined && path.startsWith(OBJECTS)) this.paths.set(object.toLowerCase(), path);
        }
    }

    /** @returns undefined when the platform has no such object; a new description at every call otherwise */
    read(name: string): ObjectSchema | undefined {
        const path = this.paths.get(name.toLowerCase());
        const bytes = path === undefined ? undefined : this.jar.read(path);
        if (path === undefined || bytes === undefined) return undefined;
        const object = new ObjectSchema(path.slice(OBJECTS.length, -'.class'.length));
        for (const field of readFields(bytes)) {
            if (field.static) continue;
            const [, many, target] = REFERENCE.exec(field.descriptor) ?? [];
            if (target === undefined) object.fields.set(field.name, simpleName(field.descriptor));
            else if (many === '[') object.children.set(field.name, target);
            else object.parents.set(field.name, target);
        }
        return object;
    }
}

function simpleName(descriptor: string): string {
    return descriptor.replace(/^.*\//, '').replace(';', '');
}
